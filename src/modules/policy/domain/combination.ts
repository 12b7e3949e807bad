import { bestSet, type Item } from './best-set.ts';
import type { AmountKind, Catalogue, Exclusion, Policy } from './definition.ts';
import type { Answer, Asked } from './evaluate.ts';
import { factsOf } from './facts.ts';
import { run } from './formula/run.ts';
import { standingOf } from './standing.ts';

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

/** What a policy brings in the best combination. */
export interface Counted {
  policy: string;
  /** Fen as it is paid: of a monthly one for a month; as far as is known, and within caps. */
  fen: number;
  /** Whether neither a condition nor the amount is doubtful. */
  sure: boolean;
  kind: AmountKind;
  /** Of whom, where it is for those whom a unit has hired. */
  hires: readonly string[];
}

/** The most that somebody can have at once. */
export interface Combination {
  chosen: readonly Part[];
  /** By policy. */
  counted: readonly Counted[];
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

/** What is given as money, or need not be paid; the rest is worth something too, but not a sum that can be added. */
const given: readonly AmountKind[] = [
  'once',
  'once-a-year',
  'a-year',
  'a-month',
  'per-hire',
  'per-hire-months',
  'per-certificate',
  'relief',
  'relief-per-hire',
  'in-all',
];

/** A part with what is needed to choose among parts. */
interface Choice extends Part {
  of: Policy;
  monthly: number;
  /** Whether neither a condition that decides nor the amount is doubtful. */
  sure: boolean;
}

/**
 * The best of policies that do not all go together, of those to which somebody is entitled: exactly, by the exclusions that each policy
 * names. Within a hire only parts for the same hire are in conflict; in a month, for a certificate, of a person or a unit the whole policies are.
 * Who would have one that is left out is told what keeps it out, and what the whole would be worth with it.
 */
export function bestCombination(catalogue: Catalogue, answers: readonly Answer[], asked: Asked): Combination {
  const eligible = answers.filter(({ stands }) => stands === 'eligible');
  const choices = eligible.flatMap((answer) => choicesOf(catalogue, answer, asked));
  const items = choices.map(({ worth, of }): Item => ({ worth, lot: lotOf(of) }));
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
    counted: countedOf(chosen, caps),
    alternatives,
    sums: { all: best.sum, aMonth, byHire, unknown },
    exact: best.exact,
  };
}

/** What each policy brings, as it is paid; of a cap what is sure has its part before what has to be checked. */
function countedOf(chosen: readonly Choice[], caps: ReadonlyMap<string, number>): Counted[] {
  const left = new Map(caps);
  const policies = [...new Set(chosen.map(({ of }) => of))];
  const parts = policies.map((policy) => {
    const own = chosen.filter(({ of }) => of === policy);
    return { policy, own, sure: own.some(({ sure }) => sure) };
  });
  const inOrder = parts.toSorted((a, b) => Number(b.sure) - Number(a.sure));
  return inOrder.map(({ policy, own, sure }): Counted => {
    const most = left.get(lotOf(policy)) ?? Number.POSITIVE_INFINITY;
    const fen = Math.min(
      own.reduce((sum, { worth, monthly }) => sum + (monthly || (worth ?? 0)), 0),
      most,
    );
    left.set(lotOf(policy), most - fen);
    const hires = own.flatMap(({ hire }) => hire ?? []);
    return { policy: policy.id, fen, sure, kind: policy.amount.kind, hires };
  });
}

/** What a cap holds together: the parts of one policy, or of all that share it. */
const lotOf = ({ id, amount }: Policy): string => amount.capOf ?? id;

const partOf = ({ policy, hire, worth }: Part): Part => ({ policy, hire, worth });

/** Whether somebody may rely on it: a doubtful amount is no sum that he can count on, though he is entitled. */
const isSure = (answer: Answer) =>
  standingOf(answer, false) === 'entitled' && answer.policy.amount.doubt === null;

function choicesOf(catalogue: Catalogue, answer: Answer, asked: Asked): Choice[] {
  const { policy, amount, hires } = answer;
  const isMoney = given.includes(policy.amount.kind) && policy.amount.type !== 'ratio';
  const base = { policy: policy.id, of: policy, monthly: 0, sure: isSure(answer) };
  if (policy.hireConditions) {
    // Of what may be given at most nobody knows how much it is while that is not known.
    const capped = policy.amount.cap !== null && capOf(catalogue, policy, asked) === null;
    return hires
      .filter(({ outcome }) => outcome === 'yes')
      .map(({ id, amount: own }) => ({
        ...base,
        hire: id,
        worth: !isMoney ? 0 : capped ? null : knownOf(own),
      }));
  }
  const sum = isMoney ? knownOf(amount) : policy.amount.formula === null ? null : 0;
  if (policy.amount.kind !== 'a-month' || sum === null) return [{ ...base, hire: null, worth: sum }];
  const { months } = policy.amount;
  const count = months === null ? 1 : run(months, factsOf(catalogue, asked, asked.facts));
  // For how long is not known: one month counts.
  const worth = sum * (typeof count === 'number' ? Math.max(1, count) : 1);
  return [{ ...base, hire: null, worth, monthly: sum }];
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

/** The most that a policy gives for all hires together; null where it has no such limit, or that is not known. */
function capOf(catalogue: Catalogue, { amount: { cap } }: Policy, asked: Asked): number | null {
  const most = cap === null ? null : run(cap, factsOf(catalogue, asked, asked.facts));
  return typeof most === 'number' ? most : null;
}

function capsOf(catalogue: Catalogue, answers: readonly Answer[], asked: Asked): Map<string, number> {
  const caps = new Map<string, number>();
  for (const { policy } of answers) {
    const cap = capOf(catalogue, policy, asked);
    const lot = lotOf(policy);
    if (cap !== null) caps.set(lot, Math.min(cap, caps.get(lot) ?? cap));
  }
  return caps;
}
