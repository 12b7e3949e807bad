import type { Words } from '../../ground/problem.ts';
import { partWords, sumWords } from './domain/amount-words.ts';
import type { Alternative, Combination } from './domain/combination.ts';
import type { Atom } from './domain/condition.ts';
import type { Catalogue, Policy } from './domain/definition.ts';
import type { Answer, Asked, ConditionOutcome } from './domain/evaluate.ts';
import { factsBehind } from './domain/possible-values.ts';
import { missingWords, named, withoutHire } from './show-result.ts';

/** A policy that is left out, what is better and does not go together with it, and how much less the whole would be with it. */
export interface Instead {
  policy: Words;
  within: Alternative['keptOutBy'][number]['within'];
  /** Fen; 0: as much, or nobody knows. */
  less: number;
  /** Either gives the same. */
  same: boolean;
}

function insteadOfPart(
  catalogue: Catalogue,
  { sums }: Combination,
  alternative: Alternative | undefined,
): Instead | null {
  const by = alternative?.keptOutBy[0];
  if (!alternative || !by) return null;
  const { name } = named(catalogue, by.policy);
  const less = Math.max(0, sums.all - alternative.sum);
  // As far as sums are known.
  return { policy: name, within: by.within, less, same: less === 0 && alternative.worth !== null };
}

/** What keeps a policy out of the best combination, where all of it is left out. */
export function insteadOf(catalogue: Catalogue, best: Combination, id: string): Instead | null {
  if (best.chosen.some(({ policy }) => policy === id)) return null;
  const left = best.alternatives.find(({ policy }) => policy === id);
  return insteadOfPart(catalogue, best, left);
}

/** What a policy brings together with all others, where that is less than by itself. Null: as much. */
export function togetherOf(
  { counted }: Combination,
  { policy, amount, hires }: Pick<Answer, 'policy' | 'amount' | 'hires'>,
): Words | null {
  const own = counted.find((one) => one.policy === policy.id);
  const passing = hires.filter(({ outcome }) => outcome === 'yes').length;
  if (!own || typeof amount !== 'number' || (own.fen === amount && own.hires.length === passing)) return null;
  return policy.hireConditions ? sumWords(policy.amount, own.fen, own.hires.length) : null;
}

type HireAsked = NonNullable<Asked['hires']>[number];

/** One whom a unit has hired: what is taken for him, and what is not, with the reason. */
interface ShownHire {
  id: string;
  /** Fen; within what caps leave for all. */
  fen: number;
  taken: { policy: { id: string; name: Words }; amount: Words | null }[];
  left: ({ policy: { id: string; name: Words }; amount: Words | null } & { instead: Instead | null })[];
  /** What would have to be known of him to say more. */
  missing: Words[];
}

/** By hire which policies are taken. */
export function hiresOf(
  catalogue: Catalogue,
  best: Combination,
  answers: readonly Answer[],
  hires: readonly HireAsked[],
): ShownHire[] {
  const part = (policy: string, hire: string) => {
    const answer = answers.find((one) => one.policy.id === policy);
    const amount = answer?.hires.find(({ id }) => id === hire)?.amount;
    return {
      policy: named(catalogue, policy),
      amount: answer && typeof amount === 'number' ? partWords(answer.policy.amount, amount) : null,
    };
  };
  return hires.map((one) => {
    const { id } = one;
    return {
      id,
      fen: best.sums.byHire.get(id) ?? 0,
      taken: best.chosen.filter(({ hire }) => hire === id).map(({ policy }) => part(policy, id)),
      left: best.alternatives
        .filter(({ hire }) => hire === id)
        .map((one) => ({ ...part(one.policy, id), instead: insteadOfPart(catalogue, best, one) })),
      missing: missingWords(catalogue, missingOf(catalogue, answers, one)),
    };
  });
}

/** What would settle a hire: as the answers have it; of a policy that another hire opens already, the facts behind what is open of him. */
function missingOf(catalogue: Catalogue, answers: readonly Answer[], hire: HireAsked): string[] {
  const exact = answers
    .flatMap(({ missing }) => missing)
    .filter((name) => name.startsWith(`${hire.id}:`))
    .map(withoutHire);
  const behind = answers
    .filter(({ verdict }) => verdict === 'eligible')
    .flatMap(({ hires }) => hires.filter(({ id, outcome }) => id === hire.id && outcome === 'open'))
    .flatMap(({ conditions }) => openAtoms(conditions))
    .flatMap((atom) => [...factsBehind(catalogue, atom)])
    .filter((name) => {
      const fact = catalogue.facts.get(name);
      return fact?.about === 'hire' && fact.follows === null && hire.facts[name] === undefined;
    });
  return [...new Set([...exact, ...behind])];
}

function openAtoms(condition: ConditionOutcome): Atom[] {
  if (condition.outcome !== 'open') return [];
  if (condition.is === 'atom') return [condition.atom.atom];
  return 'of' in condition ? condition.of.flatMap(openAtoms) : openAtoms(condition.one);
}

/** A sum by how often it is paid; `less`: what there is less to pay in a year. */
type Every = 'once' | 'month' | 'year' | 'less';

/** How often an amount is paid, where sums of several may be added up. */
const payments: Partial<Record<Policy['amount']['kind'], Every>> = {
  once: 'once',
  'per-hire': 'once',
  'per-hire-months': 'once',
  'per-certificate': 'once',
  'in-all': 'once',
  'a-month': 'month',
  'once-a-year': 'year',
  'a-year': 'year',
  relief: 'less',
  'relief-per-hire': 'less',
};

/**
 * What can be had in all in the best combination, by how often it is paid; what there is less to pay is told apart from what is given, and
 * what has to be checked first, a condition or the amount, from what is sure.
 */
export function sumsOf({ counted }: Combination) {
  const sums = new Map<string, { every: Every; fen: number; policies: number; sure: boolean }>();
  for (const { kind, fen, sure } of counted) {
    const every = payments[kind];
    if (!every || fen === 0) continue;
    const key = `${every} ${sure}`;
    const sum = sums.get(key) ?? { every, fen: 0, policies: 0, sure };
    sums.set(key, { ...sum, fen: sum.fen + fen, policies: sum.policies + 1 });
  }
  return [...sums.values()];
}
