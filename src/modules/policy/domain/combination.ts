import { bestSet, type Item } from './best-set.ts';
import type { AmountKind, Catalogue, Exclusion, Policy } from './definition.ts';
import type { Answer, Asked } from './evaluate.ts';
import { factsOf } from './facts.ts';
import { run } from './formula/run.ts';

/** What somebody would have: a policy, or its part for one whom a unit has hired. */
export interface Part {
  policy: string;
  hire: string | null;
  /** Fen in all, a monthly one over its months; 0 for what is no money given (a loan, a registration); null: nobody knows. */
  worth: number | null;
}

/** Why a part is left out, and what it would be with it. */
export interface Alternative extends Part {
  /** What of the best combination it does not go with. */
  keptOutBy: readonly (Pick<Exclusion, 'within' | 'sources' | 'doubt'> & {
    policy: string;
    hire: string | null;
  })[];
  /** What the best combination with it would be worth, and its policies. */
  sum: number;
  with: readonly Part[];
}

/** The most that somebody can have at once. */
export interface Combination {
  chosen: readonly Part[];
  alternatives: readonly Alternative[];
  sums: {
    /** All that is known, fen. */
    all: number;
    /** Of that, what comes every month. */
    aMonth: number;
    /** By hire. */
    byHire: ReadonlyMap<string, number>;
    /** Chosen policies of which nobody knows how much they give. */
    unknown: readonly string[];
  };
  exact: boolean;
}

/** What is given as money; the rest is worth something too, but not a sum that can be added. */
const given: readonly AmountKind[] = [
  'once',
  'once-a-year',
  'a-year',
  'a-month',
  'per-hire',
  'per-hire-months',
  'per-hire-year',
  'in-all',
];

/** A part with what is needed to choose among parts. */
interface Choice extends Part {
  of: Policy;
  monthly: number;
}

/**
 * The best of policies that do not all go together, of those to which somebody is entitled: exactly, by the exclusions that each policy
 * names. Within a hire only parts for the same hire are in conflict; in a month, for a certificate, of a person or a unit the whole policies are.
 * Who would have one that is left out is told what keeps it out, and what the whole would be worth with it.
 */
export function bestCombination(catalogue: Catalogue, answers: readonly Answer[], asked: Asked): Combination {
  const eligible = answers.filter(({ stands }) => stands === 'eligible');
  const choices = eligible.flatMap((answer) => choicesOf(catalogue, answer, asked));
  const items = choices.map(({ worth, policy }): Item => ({ worth, lot: policy }));
  const conflicts = conflictsOf(choices);
  const pairs = conflicts.map(({ pair }) => pair);
  const caps = capsOf(catalogue, eligible, asked);
  const best = bestSet(items, pairs, caps);
  const chosen = best.chosen.flatMap((at) => choices[at] ?? []);
  const left = [...choices.keys()].filter((at) => !best.chosen.includes(at));
  const alternatives = left.flatMap((at): Alternative[] => {
    const one = choices[at];
    if (!one) return [];
    const other = bestSet(items, pairs, caps, [at]);
    const keptOutBy = conflicts.flatMap(({ pair, exclusion: { within, sources, doubt } }) => {
      const [a, b] = pair;
      const against = a === at ? b : b === at ? a : -1;
      const by = best.chosen.includes(against) ? choices[against] : undefined;
      return by ? [{ policy: by.policy, hire: by.hire, within, sources, doubt }] : [];
    });
    return [
      {
        ...partOf(one),
        keptOutBy,
        sum: other.sum,
        with: other.chosen.flatMap((nth) => choices[nth] ?? []).map(partOf),
      },
    ];
  });
  const byHire = new Map<string, number>();
  for (const { hire, worth } of chosen)
    if (hire !== null) byHire.set(hire, (byHire.get(hire) ?? 0) + (worth ?? 0));
  const aMonth = chosen.reduce((sum, { monthly }) => sum + monthly, 0);
  const unknown = [...new Set(chosen.flatMap(({ policy, worth }) => (worth === null ? [policy] : [])))];
  return {
    chosen: chosen.map(partOf),
    alternatives,
    sums: { all: best.sum, aMonth, byHire, unknown },
    exact: best.exact,
  };
}

const partOf = ({ policy, hire, worth }: Part): Part => ({ policy, hire, worth });

function choicesOf(catalogue: Catalogue, { policy, amount, hires }: Answer, asked: Asked): Choice[] {
  const isMoney = given.includes(policy.amount.kind) && policy.amount.type !== 'ratio';
  if (policy.hireConditions) {
    return hires
      .filter(({ outcome }) => outcome === 'yes')
      .map(({ id, amount: own }) => ({
        policy: policy.id,
        hire: id,
        worth: isMoney ? knownOf(own) : 0,
        of: policy,
        monthly: 0,
      }));
  }
  const sum = isMoney ? knownOf(amount) : policy.amount.formula === null ? null : 0;
  const base = { policy: policy.id, hire: null, of: policy };
  if (policy.amount.kind !== 'a-month' || sum === null) return [{ ...base, worth: sum, monthly: 0 }];
  const { months } = policy.amount;
  const count = months === null ? 1 : run(months, factsOf(catalogue, asked, asked.facts));
  // For how long is not known: one month counts.
  return [{ ...base, worth: sum * (typeof count === 'number' ? Math.max(1, count) : 1), monthly: sum }];
}

const knownOf = (amount: Answer['amount']) => (typeof amount === 'number' ? amount : null);

function conflictsOf(
  choices: readonly Choice[],
): { pair: readonly [number, number]; exclusion: Exclusion }[] {
  return choices.flatMap((one, at) =>
    choices.slice(at + 1).flatMap((other, next) => {
      const exclusion =
        one.of.excludes.find(({ policy }) => policy === other.policy) ??
        other.of.excludes.find(({ policy }) => policy === one.policy);
      if (!exclusion || (exclusion.within === 'hire' && one.hire !== other.hire)) return [];
      return [{ pair: [at, at + 1 + next] as const, exclusion }];
    }),
  );
}

function capsOf(catalogue: Catalogue, answers: readonly Answer[], asked: Asked): Map<string, number> {
  const around = factsOf(catalogue, asked, asked.facts);
  const caps = new Map<string, number>();
  for (const { policy } of answers) {
    const cap = policy.amount.cap === null ? null : run(policy.amount.cap, around);
    if (typeof cap === 'number') caps.set(policy.id, cap);
  }
  return caps;
}
