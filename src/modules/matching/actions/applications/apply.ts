import { loadAreas } from '../../../../ground/areas/load.ts';
import { dayOf } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { say } from '../../../../ground/events/say.ts';
import { fieldProblem, Problem } from '../../../../ground/problem.ts';
import { namesOfEmployers } from '../../../employers/index.ts';
import { contactOfPerson, getCurrent } from '../../../people/index.ts';
import { dueDays } from '../../domain/applications/days.ts';
import { refuseOpenWords } from '../../domain/applications/open-words.ts';
import { linesSent, noteLabel, type SnapshotLine } from '../../domain/applications/snapshot.ts';
import { loadAnswering } from '../../load-answering.ts';
import { addLine, assistantOf, saidOf, topicsOf } from '../../move-application.ts';
import { matching } from '../../store.ts';
import {
  type ApplicationRow,
  type AppliedPosting,
  findForPosting,
  sealSnapshot,
  todayOf,
} from '../../store-applications.ts';
import { applicantOf, appliedAlready, getPostingFor, refuseApplying } from './may-apply.ts';
import { hashOf, offerLines } from './offer-lines.ts';
import { seeApplication } from './see-application.ts';
import { similarJobs } from './similar-jobs.ts';

/** What would be sent to the employer, before anything is: exactly these lines, and until when an answer is due. */
export async function previewApplication(ctx: Context, postingId: string) {
  const personId = applicantOf(ctx);
  const posting = await getPostingFor(ctx, postingId);
  const refused = await refuseApplying(ctx, personId, posting);
  const earlier = await findForPosting(ctx, personId, postingId);
  const { name } = await contactOfPerson(ctx, personId);
  const lines = refused ? [] : await offerLines(ctx, personId, name);
  const employer = (await namesOfEmployers(ctx, [posting.employerId])).get(posting.employerId);
  const today = todayOf(ctx);
  const { dueOn } = dueDays(
    'new',
    { sentOn: today, movedOn: today, offered: [], interviewAt: null, startOn: null },
    loadAnswering().days,
  );
  return {
    jobId: postingId,
    title: posting.title,
    employer: employer?.name ?? null,
    lines: lines.map(({ line, label, value }) => ({ line, label, value, removable: line !== 'name' })),
    seen: hashOf(lines),
    answerBy: dueOn ?? today,
    refused: refused && { code: refused.code, words: refused.detail },
    applicationId: earlier && earlier.due_on !== null ? earlier.application_id : null,
    similar: refused ? await similarJobs(ctx, posting) : [],
  };
}

export interface Apply {
  applicationId: string;
  postingId: string;
  /** Lines that the person took out. */
  leaveOut: readonly string[];
  note: string | null;
  /** `seen` of the preview. */
  seen: string;
}

const longestNote = 80;

function readNote(note: string | null, fullName: string): SnapshotLine[] {
  const text = note?.normalize('NFC').replaceAll(/\s+/gu, ' ').trim() ?? '';
  if (text === '') return [];
  if ([...text].length > longestNote)
    throw fieldProblem('/note', 'too-long', {
      zh: `最多 ${longestNote} 个字`,
      en: `At most ${longestNote} characters`,
    });
  const problem = refuseOpenWords('/note', text, fullName);
  if (problem) throw problem;
  return [{ line: 'note', label: noteLabel, value: { zh: text, en: text }, raw: null }];
}

/**
 * Sends an application with exactly the lines that the person has seen, less those he took out. Sent again under its id it is the same.
 * @throws Problem 404 `job-not-here`; 409 `posting-closed`, `applied-already`, `answered-already`, `own-employer`, `lines-changed`;
 *   422 `too-young`, and for the own line `…-in-words`.
 */
export async function apply(ctx: Context, input: Apply) {
  const personId = applicantOf(ctx);
  const posting = await getPostingFor(ctx, input.postingId);
  const isSent = async () =>
    (await findForPosting(ctx, personId, input.postingId))?.application_id === input.applicationId;
  if (await isSent()) return seeApplication(ctx, input.applicationId);
  const refused = await refuseApplying(ctx, personId, posting);
  // The same request may have come twice at once: then the other has just been first.
  if (refused && (await isSent())) return seeApplication(ctx, input.applicationId);
  if (refused) throw refused;

  const { name } = await contactOfPerson(ctx, personId);
  const offered = await offerLines(ctx, personId, name);
  if (hashOf(offered) !== input.seen) {
    throw new Problem(409, 'lines-changed', {
      zh: '您的资料刚刚有变化，请再看一遍要发的内容',
      en: 'Your data have just changed; please look again at what is sent',
    });
  }
  const lines = [...linesSent(offered, input.leaveOut), ...readNote(input.note, name)];
  const row = await insertApplication(ctx, { personId, posting, applicationId: input.applicationId, lines });
  if (!row) {
    if (await isSent()) return seeApplication(ctx, input.applicationId);
    throw appliedAlready();
  }
  await addLine(ctx, row, { seq: 1, move: 'send', by: 'person', from: null, to: 'new', reason: null });
  const payload = { ...saidOf(ctx, row), title: posting.title };
  await say(ctx, 'matching.application-sent@1', payload, topicsOf(row));
  return seeApplication(ctx, input.applicationId);
}

async function insertApplication(
  ctx: Context,
  of: { personId: string; posting: AppliedPosting; applicationId: string; lines: SnapshotLine[] },
): Promise<ApplicationRow | undefined> {
  const { personId, posting, applicationId, lines } = of;
  const now = ctx.clock.now();
  const sentOn = dayOf(now);
  const residence = (await getCurrent(ctx, personId, ['person.residence_area'])).get('person.residence_area');
  const { dueOn, lapseOn } = dueDays(
    'new',
    { sentOn, movedOn: sentOn, offered: [], interviewAt: null, startOn: null },
    loadAnswering().days,
  );
  return matching(ctx)
    .insertInto('application')
    .values({
      person_id: personId,
      application_id: applicationId,
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
      snapshot: sealSnapshot(ctx, applicationId, { lines }),
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
    .executeTakeFirst();
}
