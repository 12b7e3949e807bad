import { parseDay } from '../../../../ground/clock/day.ts';
import { deadlineWords } from '../../../../ground/clock/words.ts';
import type { Context } from '../../../../ground/context.ts';
import type { Said } from '../../../../ground/events/hearers.ts';
import { planJob } from '../../../../ground/jobs/jobs.ts';
import { sendText } from '../../../messages/index.ts';
import { contactOfPerson } from '../../../people/index.ts';
import { applicationMoves } from '../../domain/applications/moves.ts';
import { endWords } from '../../domain/applications/next.ts';
import { textTime } from '../../domain/applications/text-time.ts';
import { loadAnswering } from '../../load-answering.ts';
import { matching } from '../../store.ts';
import { type ApplicationRow, findPostingsOf, stateOf, todayOf } from '../../store-applications.ts';

/** The employer has answered, or the application has ended: a text message is planned for the next hour in which one is sent. */
export async function planTelling(ctx: Context, { payload, eventId }: Said): Promise<void> {
  const { applicationId, move } = payload;
  await planJob(
    ctx,
    'matching.tell-person',
    { applicationId, move },
    { key: `matching.tell-person@${eventId}`, runAt: textTime(ctx.clock.now(), loadAnswering().textHours) },
  );
}

/** What the text says: no name, and of the reason only that there is one, since a telephone may lie open. */
function textOf(ctx: Context, row: ApplicationRow, title: string): string | null {
  const by = row.due_on === null ? '' : `${deadlineWords(parseDay(row.due_on), todayOf(ctx)).zh}`;
  const see = '到乐业“我的求职”看。';
  switch (stateOf(row)) {
    case 'invited':
      return `您投的“${title}”约您面试，请在${by}选时间，${see}`;
    case 'interview-agreed':
      return `您投的“${title}”面试约好了，时间地点${see}`;
    case 'hired':
      return `您投的“${title}”说录用您了，上班后请确认，${see}`;
    case 'refused':
      return `您投的“${title}”有回音了，这次没约上，有相近的岗位，${see}`;
    case 'closed':
      return `您投的“${title}”：${endWords('closed', row.reason, 'person')?.zh ?? ''}。有相近的岗位，${see}`;
    default:
      return null;
  }
}

/** Sends the text, if what it tells still holds: the person may have seen it on his page and gone on. Runs as a job. */
export async function tellPerson(ctx: Context, applicationId: string, move: string): Promise<void> {
  const row = await matching(ctx)
    .selectFrom('application')
    .selectAll()
    .where('application_id', '=', applicationId)
    .executeTakeFirst();
  if (!row || !applicationMoves.some((each) => each.move === move && each.to === row.state)) return;
  const posting = (await findPostingsOf(ctx, [row.posting_id])).get(row.posting_id);
  const text = textOf(ctx, row, posting?.title ?? '');
  const { phone } = await contactOfPerson(ctx, row.person_id);
  if (text !== null && phone !== null) await sendText(ctx, phone, text);
}
