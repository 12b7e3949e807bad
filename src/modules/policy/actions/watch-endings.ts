import { addDays, type Day, dayOf, parseDay } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { Problem } from '../../../ground/problem.ts';
import { findStaffName } from '../../access/index.ts';
import { currentCatalogue } from '../current-catalogue.ts';
import { type Ending, endingsOn, isInForce } from '../domain/endings.ts';
import { policies } from '../store.ts';

/** Whether a text that was approved already goes on where this one ends. */
async function isFollowed(ctx: Context, { policy, until }: Ending): Promise<boolean> {
  const on = addDays(until, 1);
  const then = await currentCatalogue(ctx, { asOf: on });
  return then.policies.some((one) => one.id === policy.id && isInForce(one, on));
}

/** What ends soon or has ended, and nobody has said yet what comes after: it is done with a text that goes on, or with a word that none does. */
export async function listEndings(ctx: Context) {
  const { policies: all } = await currentCatalogue(ctx);
  const said = await policies(ctx).selectFrom('ending').select(['policy_id', 'until']).execute();
  const done = new Set(said.map(({ policy_id, until }) => `${policy_id} ${parseDay(until)}`));
  const open: Ending[] = [];
  for (const ending of endingsOn(all, dayOf(ctx.clock.now()))) {
    if (done.has(`${ending.policy.id} ${ending.until}`) || (await isFollowed(ctx, ending))) continue;
    open.push(ending);
  }
  return {
    endings: open.map(({ policy: { id, name }, until, daysLeft, dueOn, late }) => ({
      id,
      name,
      until,
      daysLeft,
      dueOn,
      late,
    })),
  };
}

/**
 * Somebody has found out that nothing follows on a policy's last day.
 * @throws Problem 409 `ending-changed` where the policy ends on another day by now, or nobody waits for this any more.
 */
export async function closeEnding(ctx: Context, id: string, until: Day): Promise<{ done: true }> {
  const { endings } = await listEndings(ctx);
  const by = ctx.actor.id;
  if (by === null || !endings.some((one) => one.id === id && one.until === until))
    throw new Problem(409, 'ending-changed', {
      zh: '这一项刚有变动，请刷新再看',
      en: 'This has just changed; please reload and look again',
    });
  await policies(ctx)
    .insertInto('ending')
    .values({
      policy_id: id,
      until,
      by_id: by,
      by_name: (await findStaffName(ctx, by)) ?? '',
      at: ctx.clock.now(),
    })
    .onConflict((on) => on.doNothing())
    .execute();
  return { done: true };
}
