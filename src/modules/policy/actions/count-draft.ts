import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { loadAreas } from '../../../ground/areas/load.ts';
import { type Day, dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { lotsOf } from '../../../ground/database/lots.ts';
import { planJob } from '../../../ground/jobs/jobs.ts';
import { lotsOfKnown } from '../../people/index.ts';
import { currentReading } from '../current-catalogue.ts';
import { withConfirmations } from '../domain/confirmed.ts';
import type { Catalogue, Policy } from '../domain/definition.ts';
import { evaluate } from '../domain/evaluate.ts';
import { withGiven } from '../domain/facts.ts';
import { type Standing, standingOf } from '../domain/standing.ts';
import type { Facts } from '../domain/value.ts';
import { loadRegisterRules } from '../load-register-rules.ts';
import { policies } from '../store.ts';
import { hashOf } from '../store-doubts.ts';
import { lockDraft } from '../store-drafts.ts';
import { factsHeld, prefilled } from './prefill-facts.ts';
import { streetOf } from './rank-doubts.ts';
import { readText } from './see-definition.ts';

/** So many people are looked at before others get their turn. */
const atATime = 50;
const rowsAtATime = 1000;

/** Has the people counted whose answer the draft changes. @throws Problem 404 `no-draft`. */
export async function countDraft(ctx: Context, id: string): Promise<{ done: true }> {
  const { draft_id, text } = await lockDraft(ctx, id);
  const key = `policy.count-draft ${draft_id} ${hashOf(text)}`;
  await planJob(ctx, 'policy.count-draft', { draft: draft_id }, { key });
  return { done: true };
}

// An open verdict that nothing can change any more counts as open here: to find those takes thirty times as long.
function standing(catalogue: Catalogue, policy: Policy, asked: { asOf: Day; facts: Facts }): Standing {
  const { verdict, doubts } = evaluate(catalogue, policy, asked);
  return standingOf({ stands: verdict, doubts, policy }, false);
}

/**
 * Counts for each street how many people come from which answer to which by a draft, by what the register tells of them: on its first day,
 * or today where that has come. A job: it looks at everybody, and leaves counts. What has faults, or was dropped, is not counted.
 */
export async function countMoves(ctx: Context, draftId: string): Promise<void> {
  // Two at once would put their counts beside each other.
  await sql`select pg_advisory_xact_lock(hashtext('policy.count-draft'))`.execute(ctx.tx);
  const draft = await policies(ctx)
    .selectFrom('draft')
    .select(['policy_id', 'text'])
    .where('draft_id', '=', draftId)
    .where('state', 'in', ['open', 'submitted'])
    .executeTakeFirst();
  if (!draft) return;
  const today = dayOf(ctx.clock.now());
  const reading = await currentReading(ctx);
  const read = readText(reading, draft.policy_id, draft.text);
  const before = reading.catalogue.policies.find(({ id }) => id === draft.policy_id);
  if ('faults' in read || !before) return;
  const catalogue = withConfirmations(read.catalogue, reading.confirmations);
  const after = catalogue.policies.find(({ id }) => id === draft.policy_id) ?? read.policy;
  const asOf = after.inForce.from > today ? after.inForce.from : today;
  const rules = loadRegisterRules();
  const moves = new Map<string, number>();
  let looked = 0;
  if (before.subject === 'person') {
    for await (const lot of lotsOfKnown(ctx, factsHeld(rules))) {
      for (const { areaCode, known } of lot) {
        const told = Object.fromEntries(prefilled(rules, known).map(({ fact, value }) => [fact, value]));
        const asked = { asOf, facts: withGiven(catalogue, told) };
        const [was, becomes] = [
          standing(reading.catalogue, before, asked),
          standing(catalogue, after, asked),
        ];
        const move = `${streetOf(areaCode)} ${was} ${becomes}`;
        if (was !== becomes) moves.set(move, (moves.get(move) ?? 0) + 1);
        looked += 1;
        if (looked % atATime === 0) await setImmediate();
      }
    }
  }
  await keepMoves(ctx, draftId, moves);
  await policies(ctx)
    .updateTable('draft')
    .set({ counted_at: ctx.clock.now(), counted_hash: Buffer.from(hashOf(draft.text), 'hex') })
    .where('draft_id', '=', draftId)
    .execute();
}

async function keepMoves(ctx: Context, draftId: string, moves: ReadonlyMap<string, number>): Promise<void> {
  const areas = loadAreas();
  const rows = [...moves].map(([move, people]) => {
    const [area_code = '', was = '', becomes = ''] = move.split(' ');
    return { draft_id: draftId, area_code, area_lo: areas.range(area_code).lo, was, becomes, people };
  });
  await policies(ctx).deleteFrom('draft_move').where('draft_id', '=', draftId).execute();
  for (const lot of lotsOf(rows, rowsAtATime))
    await policies(ctx).insertInto('draft_move').values(lot).execute();
}
