import { loadAreas } from '../../src/ground/areas/load.ts';
import { ageOn } from '../../src/ground/clock/age.ts';
import { dayOf, isDay } from '../../src/ground/clock/day.ts';
import type { Context } from '../../src/ground/context.ts';
import { say } from '../../src/ground/events/say.ts';
import { listMandates } from '../../src/modules/access/index.ts';
import type { Apply } from '../../src/modules/matching/actions/applications/apply.ts';
import { applicantOf, getPostingFor } from '../../src/modules/matching/actions/applications/may-apply.ts';
import {
  hashOf,
  linesFrom,
  offeredFacts,
} from '../../src/modules/matching/actions/applications/offer-lines.ts';
import { seeApplication } from '../../src/modules/matching/actions/applications/see-application.ts';
import { dueDays } from '../../src/modules/matching/domain/applications/days.ts';
import { linesSent } from '../../src/modules/matching/domain/applications/snapshot.ts';
import { loadAnswering } from '../../src/modules/matching/load-answering.ts';
import { addLine, assistantOf, saidOf, topicsOf } from '../../src/modules/matching/move-application.ts';
import { matching } from '../../src/modules/matching/store.ts';
import {
  findForPosting,
  isOpen,
  sealSnapshot,
  todayOf,
} from '../../src/modules/matching/store-applications.ts';
import { contactOfPerson, getCurrent } from '../../src/modules/people/index.ts';

async function requireAllowed(ctx: Context, personId: string, input: Apply) {
  const posting = await getPostingFor(ctx, input.postingId);
  if (await findForPosting(ctx, personId, input.postingId)) throw new Error('sent before');
  if (!isOpen(posting, todayOf(ctx))) throw new Error('the posting is closed');
  const last = await findForPosting(ctx, personId, input.postingId);
  if (last && last.due_on !== null) throw new Error('sent before');
  const mandates = await listMandates(ctx);
  if (mandates.some(({ employerId }) => employerId === posting.employerId))
    throw new Error('his own employer');
  const birth = (await getCurrent(ctx, personId, ['person.birth_date'])).get('person.birth_date')?.value;
  if (typeof birth === 'string' && isDay(birth) && ageOn(birth, todayOf(ctx), 'day-after') < 16)
    throw new Error('too young');
  return posting;
}

async function linesOf(ctx: Context, personId: string, { seen, leaveOut }: Apply) {
  const { name } = await contactOfPerson(ctx, personId);
  const known = await getCurrent(ctx, personId, ['person.name', ...offeredFacts]);
  const values = new Map([...known].map(([id, { value }]) => [id, value]));
  const offered = linesFrom(values, String(values.get('person.name') ?? ''), name);
  if (hashOf(offered) !== seen) throw new Error('the lines have changed');
  return linesSent(offered, leaveOut);
}

/**
 * An application as it was written first, for the peer of the race: one look-up after the other as the thought goes, and the answer
 * read back at the end. The same rows are written and the same is answered.
 */
export async function applyBefore(ctx: Context, input: Apply) {
  const personId = applicantOf(ctx);
  const posting = await requireAllowed(ctx, personId, input);
  const lines = await linesOf(ctx, personId, input);
  const residence = (await getCurrent(ctx, personId, ['person.residence_area'])).get('person.residence_area');
  const now = ctx.clock.now();
  const sentOn = dayOf(now);
  const { dueOn, lapseOn } = dueDays(
    'new',
    { sentOn, movedOn: sentOn, offered: [], interviewAt: null, startOn: null },
    loadAnswering().days,
  );
  const row = await matching(ctx)
    .insertInto('application')
    .values({
      person_id: personId,
      application_id: input.applicationId,
      posting_id: posting.postingId,
      employer_id: posting.employerId,
      area_code: posting.areaCode,
      area_lo: posting.areaLo,
      person_area_lo:
        typeof residence?.value === 'string' ? loadAreas().get(residence.value).lo : posting.areaLo,
      state: 'new',
      state_since: now,
      sent_at: now,
      sent_on: sentOn,
      due_on: dueOn,
      lapse_on: lapseOn,
      snapshot: sealSnapshot(ctx, input.applicationId, { lines }),
      offered: [],
      proposed: [],
      assisted_by: assistantOf(ctx),
      station_id: ctx.actor.stationId,
      skin: ctx.skin,
      events: 1,
      changed_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirstOrThrow();
  addLine(ctx, row, { seq: 1, move: 'send', by: 'person', from: null, to: 'new', reason: null });
  const payload = { ...saidOf(ctx, row), title: posting.title };
  await say(ctx, 'matching.application-sent@1', payload, topicsOf(row));
  return seeApplication(ctx, input.applicationId);
}
