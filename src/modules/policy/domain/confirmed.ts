import { type Day, dayOf } from '../../../ground/clock/day.ts';
import type { Condition, Doubt } from './condition.ts';
import type { Catalogue, Policy } from './definition.ts';
import {
  amountStatement,
  atomStatements,
  exclusionStatement,
  inForceStatement,
  type Statement,
  statementsIn,
  statementsOf,
} from './statements.ts';

/** Somebody's word on a statement: that its document says the same, or something else. */
export interface Confirmation {
  statement: string;
  /** What the statement said then; null: something that it says no more. */
  says: string | null;
  verdict: 'agrees' | 'differs';
  by: string;
  at: Date;
}

/** Where a statement stands: nobody has read it, one has, two have, or somebody has read something else. */
export type Reading =
  | { state: 'unread' }
  | { state: 'once' }
  | { state: 'confirmed'; on: Day }
  | { state: 'differs' };

/** So many different people have to have read the same. */
export const readers = 2;

/**
 * Where a statement stands by what was said of it, in the order in which it was said. What was said of other words than today's does
 * not count; who finds that it differs sets it back, and two others have to agree after that.
 */
export function readingOf(
  { id, says }: Pick<Statement, 'id' | 'says'>,
  confirmations: readonly Confirmation[],
): Reading {
  const said = confirmations.filter((one) => one.statement === id && one.says === says);
  const differed = new Set(said.filter(({ verdict }) => verdict === 'differs').map(({ by }) => by));
  const since = said.slice(said.findLastIndex(({ verdict }) => verdict === 'differs') + 1);
  const agreed: Confirmation[] = [];
  for (const one of since) {
    if (!differed.has(one.by) && !agreed.some(({ by }) => by === one.by)) agreed.push(one);
    if (agreed.length === readers) return { state: 'confirmed', on: dayOf(one.at) };
  }
  if (differed.size > 0) return { state: 'differs' };
  return { state: agreed.length === 0 ? 'unread' : 'once' };
}

/** Where statements stand, by their names. */
export function readingsOf(
  statements: Iterable<Statement>,
  confirmations: readonly Confirmation[],
): Map<string, Reading> {
  const by = new Map<string, Confirmation[]>();
  for (const one of confirmations) by.set(one.statement, [...(by.get(one.statement) ?? []), one]);
  return new Map([...statements].map((one) => [one.id, readingOf(one, by.get(one.id) ?? [])]));
}

/** Somebody has read something else than what we had read: nobody relies on it until that is settled. */
const readOtherwise: Doubt = { level: 'unsure', note: '有工作人员读到的条文不是这样，正在核对' };

/** What is confirmed is doubted no longer, and carries the day; what somebody has read otherwise is doubted. */
function settled<S extends { doubt: Doubt | null }>(statement: S, reading: Reading | undefined): S {
  if (reading?.state === 'confirmed') return { ...statement, doubt: null, confirmed: reading.on };
  return reading?.state === 'differs' ? { ...statement, doubt: statement.doubt ?? readOtherwise } : statement;
}

function settledCondition(
  condition: Condition,
  readingOfAtom: (atom: string) => Reading | undefined,
): Condition {
  const inner = (one: Condition) => settledCondition(one, readingOfAtom);
  if (condition.is === 'atom')
    return { ...condition, atom: settled(condition.atom, readingOfAtom(condition.atom.id)) };
  return 'of' in condition
    ? { ...condition, of: condition.of.map(inner) }
    : { ...condition, one: inner(condition.one) };
}

/**
 * The catalogue in which what two people have confirmed is doubted no longer, and what somebody has read otherwise is. How a whole policy
 * stands, and whether it is switched off, stays as its file says.
 */
export function withConfirmations(catalogue: Catalogue, confirmations: readonly Confirmation[]): Catalogue {
  if (confirmations.length === 0) return catalogue;
  const readings = readingsOf(statementsOf(catalogue).values(), confirmations);
  const policies = catalogue.policies.map((policy): Policy => {
    const names = atomStatements(policy);
    const ofAtom = (atom: string) => readings.get(names.get(atom) ?? '');
    return {
      ...policy,
      inForce: settled(policy.inForce, readings.get(inForceStatement(policy))),
      conditions: settledCondition(policy.conditions, ofAtom),
      hireConditions: policy.hireConditions && settledCondition(policy.hireConditions, ofAtom),
      amount: settled(policy.amount, readings.get(amountStatement(policy))),
      excludes: policy.excludes.map((one) => settled(one, readings.get(exclusionStatement(policy, one)))),
    };
  });
  return { ...catalogue, policies };
}

/** What of a policy is not confirmed by two people yet: conditions, days, amount. */
export function unconfirmedOf(policy: Policy, confirmations: readonly Confirmation[]): Statement[] {
  const needed = statementsIn(policy).filter(({ kind }) => kind !== 'exclusion');
  const readings = readingsOf(needed, confirmations);
  return needed.filter(({ id }) => readings.get(id)?.state !== 'confirmed');
}

/**
 * Whether a policy may be proposed to somebody who has not asked, or approved without anybody looking: two people have confirmed each
 * condition, its days and its amount. One that is switched off is so because nobody had read it: then it may, too.
 */
export const proposable = (policy: Policy, confirmations: readonly Confirmation[]): boolean =>
  unconfirmedOf(policy, confirmations).length === 0;
