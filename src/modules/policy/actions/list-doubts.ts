import { dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { planJob } from '../../../ground/jobs/jobs.ts';
import { currentReading } from '../current-catalogue.ts';
import { proposable, type Reading, readingsOf, unconfirmedOf } from '../domain/confirmed.ts';
import type { Catalogue } from '../domain/definition.ts';
import { type Blocked, fewest, nobody, type Waits, waiting } from '../domain/doubt-rank.ts';
import { type Statement, statementsIn, statementsOf } from '../domain/statements.ts';
import { statementWords } from '../statement-words.ts';
import { readRank } from '../store-doubts.ts';

export const doubtViews = ['doubted', 'read', 'confirmed'] as const;
type DoubtView = (typeof doubtViews)[number];

/** A count as it may be told: below five it is that, and no number. */
export const toldCount = (count: number) => ({
  count: count < fewest ? 0 : count,
  few: count > 0 && count < fewest,
});

/** Whom a statement keeps waiting, and for what; null where that was not counted: of policies for units, or not yet. */
export function shownBlocked(
  written: Catalogue,
  statement: Statement,
  { state }: Reading,
  rank: { countedAt: Date | null; people: ReadonlyMap<string, Blocked> },
): Record<Waits, ReturnType<typeof toldCount>> | null {
  const ofPeople = written.policies.some(
    ({ id, subject }) => subject === 'person' && statement.policies.includes(id),
  );
  // How much it is, and what does not go together with it, decide no verdict.
  const decides = statement.kind === 'atom' || statement.kind === 'in-force';
  const doubted = state !== 'confirmed' && (statement.doubt !== null || state === 'differs');
  if (!ofPeople || !decides || !doubted || rank.countedAt === null) return null;
  const { yes, perhaps, refused } = rank.people.get(statement.id) ?? nobody;
  return { yes: toldCount(yes), perhaps: toldCount(perhaps), refused: toldCount(refused) };
}

const viewOf = ({ doubt }: Statement, { state }: Reading): DoubtView =>
  state === 'confirmed' ? 'confirmed' : doubt !== null || state === 'differs' ? 'doubted' : 'read';

/**
 * What policies say and two people have not confirmed yet: what is doubted (or read otherwise by somebody) with those first by which most
 * people would be entitled, then those on which it may hang once more is asked, then those on which a no hangs; or what has a source and was never looked up by two; or what is confirmed.
 */
export async function listDoubts(
  ctx: Context,
  { policy, view = 'doubted' }: { policy?: string; view?: DoubtView },
) {
  const { written, confirmations } = await currentReading(ctx);
  const rank = await readRank(ctx);
  const today = dayOf(ctx.clock.now());
  const statements = statementsOf(written);
  const readings = readingsOf(statements.values(), confirmations);
  const all = [...statements.values()].map((statement) => {
    const read = readings.get(statement.id) ?? { state: 'unread' };
    return { statement, read, view: viewOf(statement, read) };
  });
  const ofPolicy = all.filter(({ statement }) => policy === undefined || statement.policies.includes(policy));
  const weight = ({ id }: Statement) => {
    const blocked = rank.people.get(id) ?? nobody;
    // Below five they are all alike, and their order tells nothing of them.
    return waiting.map((as) => (blocked[as] < fewest ? Math.min(blocked[as], 1) : blocked[as]));
  };
  const byPeople = (one: Statement, other: Statement) => {
    const [ones, others] = [weight(one), weight(other)];
    return others.map((count, at) => count - (ones[at] ?? 0)).find((more) => more !== 0) ?? 0;
  };
  const shown = ofPolicy
    .filter((one) => one.view === view)
    .sort((one, other) => byPeople(one.statement, other.statement))
    .map(({ statement, read }) => ({
      id: statement.id,
      kind: statement.kind,
      words: statementWords(written, statement, today).words,
      policies: named(written, statement),
      doubt: statement.doubt,
      state: read.state,
      confirmed: read.state === 'confirmed' ? read.on : null,
      blocked: shownBlocked(written, statement, read, rank),
    }));
  return {
    statements: shown,
    counts: Object.fromEntries(
      doubtViews.map((each) => [each, ofPolicy.filter((one) => one.view === each).length]),
    ) as Record<DoubtView, number>,
    countedAt: rank.countedAt?.toISOString() ?? null,
    policies: written.policies.map((one) => ({
      id: one.id,
      name: one.name,
      statements: statementsIn(one).filter(({ kind }) => kind !== 'exclusion').length,
      unconfirmed: unconfirmedOf(one, confirmations).length,
      proposable: proposable(one, confirmations),
    })),
  };
}

/** The policies that say it, by name. */
export const named = (written: Catalogue, { policies }: Statement) =>
  written.policies.filter(({ id }) => policies.includes(id)).map(({ id, name }) => ({ id, name }));

/** Has the people counted now instead of at the next turn; who asks again within a minute asks for the same. */
export async function countNow(ctx: Context): Promise<{ done: true }> {
  const minute = Math.floor(ctx.clock.now().getTime() / 60_000);
  await planJob(ctx, 'policy.rank-doubts', {}, { key: `policy.rank-doubts now ${minute}` });
  return { done: true };
}
