import { addDays } from '../../../ground/clock/day.ts';
import { type Says, saysOf } from '../domain/cases/says.ts';
import { atomsOf, factsInTest } from '../domain/condition.ts';
import type { Catalogue, Policy } from '../domain/definition.ts';
import type { Asked } from '../domain/evaluate.ts';
import { type Formula, factsIn } from '../domain/formula/parse.ts';
import { mutantsOfCondition } from './condition-mutants.ts';
import { mutantsOfFormula } from './formula-mutants.ts';

/** A policy of which one thing says something else than it is to say. */
export interface Mutant {
  /** `P01 c8 founder_si_months: 6 → 7` */
  name: string;
  kind: string;
  catalogue: Catalogue;
  policy: Policy;
}

type Made = Omit<Mutant, 'name' | 'catalogue'> & { what: string; catalogue?: Catalogue };

function ofDays(policy: Policy): Made[] {
  const { inForce } = policy;
  const moved = (end: 'from' | 'until') => {
    const day = inForce[end];
    if (day === null) return [];
    return [1, -1].map(
      (days): Made => ({
        kind: 'days in force',
        what: `in force ${end} ${day} → ${addDays(day, days)}`,
        policy: { ...policy, inForce: { ...inForce, [end]: addDays(day, days) } },
      }),
    );
  };
  return [...moved('from'), ...moved('until')];
}

function ofConditions(catalogue: Catalogue, policy: Policy): Made[] {
  const { conditions, hireConditions } = policy;
  return [
    ...mutantsOfCondition(catalogue, conditions).map(({ condition, ...rest }) => ({
      ...rest,
      policy: { ...policy, conditions: condition },
    })),
    ...(hireConditions ? mutantsOfCondition(catalogue, hireConditions) : []).map(
      ({ condition, ...rest }) => ({
        ...rest,
        policy: { ...policy, hireConditions: condition },
      }),
    ),
  ];
}

function ofAmount(policy: Policy): Made[] {
  const { amount } = policy;
  return (['formula', 'months', 'cap'] as const).flatMap((part): Made[] => {
    const formula = amount[part];
    if (!formula) return [];
    const without: Made = {
      kind: part === 'cap' ? 'cap' : part === 'months' ? 'months' : 'no amount',
      what: `no ${part}`,
      policy: { ...policy, amount: { ...amount, [part]: null } },
    };
    return [
      without,
      ...mutantsOfFormula(formula).map(
        ({ kind, what, formula }): Made => ({
          kind: `amount: ${kind}`,
          what: `${part}: ${what}`,
          policy: { ...policy, amount: { ...amount, [part]: formula } },
        }),
      ),
    ];
  });
}

/** The facts that follow from others and on which a policy hangs. */
function followingIn(
  catalogue: Catalogue,
  { conditions, hireConditions, amount }: Policy,
): { name: string; follows: Formula }[] {
  const atoms = [conditions, ...(hireConditions ? [hireConditions] : [])].flatMap(atomsOf);
  const formulas = [amount.formula, amount.months, amount.cap].filter((one) => one !== null);
  const names = new Set([
    ...atoms.flatMap(({ fact, test }) => [fact, ...factsInTest(test)]),
    ...formulas.flatMap((one) => [...factsIn(one)]),
  ]);
  return [...names].flatMap((name) => {
    const { follows = null } = catalogue.facts.get(name) ?? {};
    if (!follows) return [];
    for (const other of factsIn(follows)) names.add(other);
    return [{ name, follows }];
  });
}

function ofFacts(catalogue: Catalogue, policy: Policy): Made[] {
  const names = new Map(followingIn(catalogue, policy).map(({ name, follows }) => [name, follows]));
  // What follows may follow from what follows.
  for (const follows of names.values()) {
    for (const other of factsIn(follows)) {
      const { follows: more = null } = catalogue.facts.get(other) ?? {};
      if (more) names.set(other, more);
    }
  }
  return [...names].flatMap(([name, follows]) =>
    mutantsOfFormula(follows).map(({ kind, what, formula }): Made => {
      const fact = catalogue.facts.get(name);
      if (!fact) throw new Error(`no fact is called ${name}`);
      return {
        kind: `fact: ${kind}`,
        what: `${name}: ${what}`,
        catalogue: {
          ...catalogue,
          facts: new Map([...catalogue.facts, [name, { ...fact, follows: formula }]]),
        },
        // What was found of an atom is kept by it: another world, another atom.
        policy: structuredClone(policy),
      };
    }),
  );
}

/** Every mutant of a policy: its days, its conditions, its amount, and the formulas of the facts that it asks of. */
export function mutantsOf(catalogue: Catalogue, policy: Policy): Mutant[] {
  const made = [
    ...ofDays(policy),
    ...ofConditions(catalogue, policy),
    ...ofAmount(policy),
    ...ofFacts(catalogue, policy),
  ];
  const times = new Map<string, number>();
  return made.map(({ what, ...mutant }) => {
    const name = `${policy.id} ${what}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return { catalogue, ...mutant, name: time === 1 ? name : `${name} (${time})` };
  });
}

/** A case with what the policy says in it. */
export interface Held {
  asked: Asked;
  says: Says;
}

/** Whether a mutant says anything else in a case; what is missing is looked for last, since that takes longest. */
export function isKilled({ catalogue, policy }: Mutant, cases: readonly Held[]): boolean {
  const differs = ({ asked, says }: Held, missing: boolean) => {
    try {
      const other = saysOf(catalogue, policy, asked);
      if (missing) return other.missing.join() !== says.missing.join();
      return other.verdict !== says.verdict || other.amount !== says.amount || other.months !== says.months;
    } catch (error) {
      if (error instanceof RangeError) return true;
      throw error;
    }
  };
  return (
    cases.some((one) => differs(one, false)) ||
    cases.some((one) => one.says.verdict === 'open' && differs(one, true))
  );
}
