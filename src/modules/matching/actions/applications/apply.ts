import { loadAreas } from '../../../../ground/areas/load.ts';
import { dayOf } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { preparedWrite } from '../../../../ground/database/prepared.ts';
import { say } from '../../../../ground/events/say.ts';
import { fieldProblem, Problem } from '../../../../ground/problem.ts';
import { namesOfEmployers } from '../../../employers/index.ts';
import { dueDays } from '../../domain/applications/days.ts';
import { refuseOpenWords } from '../../domain/applications/open-words.ts';
import { linesSent, noteLabel, type SnapshotLine } from '../../domain/applications/snapshot.ts';
import { loadAnswering } from '../../load-answering.ts';
import { addLine, assistantOf, saidOf, topicsOf } from '../../move-application.ts';
import { matching } from '../../store.ts';
import { type ApplicationRow, sealSnapshot, todayOf } from '../../store-applications.ts';
import { type Applying, applicantOf, loadApplying, refuseApplying } from './may-apply.ts';
import { hashOf, offerLines } from './offer-lines.ts';
import { seeApplication, viewOf } from './see-application.ts';
import { similarJobs } from './similar-jobs.ts';

/** What would be sent to the employer, before anything is: exactly these lines, and until when an answer is due. */
export async function previewApplication(ctx: Context, postingId: string) {
  const applying = await loadApplying(ctx, applicantOf(ctx), postingId, false);
  const { posting, last, person } = applying;
  const refused = refuseApplying(ctx, applying);
  const lines = refused ? [] : offerLines(person);
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
    applicationId: last && last.due_on !== null ? last.application_id : null,
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
 * A short act (ground/http/contract.ts): what it reads leaves at once, what it writes is dispatched. Where two of one person's come at
 * once, the second does not get in by the index `application_once`; done again, it sees the first.
 * @throws Problem 404 `job-not-here`; 409 `posting-closed`, `applied-already`, `answered-already`, `own-employer`, `lines-changed`;
 *   422 `too-young`, and for the own line `…-in-words`.
 */
export async function apply(ctx: Context, input: Apply) {
  const applying = await loadApplying(ctx, applicantOf(ctx), input.postingId);
  const { posting, last, person } = applying;
  if (last?.application_id === input.applicationId) return seeApplication(ctx, input.applicationId);
  const refused = refuseApplying(ctx, applying);
  if (refused) throw refused;

  const offered = offerLines(person);
  if (hashOf(offered) !== input.seen) {
    throw new Problem(409, 'lines-changed', {
      zh: '您的资料刚刚有变化，请再看一遍要发的内容',
      en: 'Your data have just changed; please look again at what is sent',
    });
  }
  const lines = [...linesSent(offered, input.leaveOut), ...readNote(input.note, person.name)];
  const employers = await namesOfEmployers(ctx, [posting.employerId]);
  const row = newApplication(ctx, applying, input.applicationId, lines);
  insertApplication(ctx.tx, row);
  const line = addLine(ctx, row, {
    seq: 1,
    move: 'send',
    by: 'person',
    from: null,
    to: 'new',
    reason: null,
  });
  const payload = { ...saidOf(ctx, row), title: posting.title };
  await say(ctx, 'matching.application-sent@1', payload, topicsOf(row));
  return viewOf(ctx, { row, posting, employer: employers.get(row.employer_id), events: [line], lines });
}

const insertApplication = preparedWrite((tx, row: ApplicationRow) =>
  matching({ tx }).insertInto('application').values(row),
);

function newApplication(
  ctx: Context,
  { personId, posting, person }: Applying,
  applicationId: string,
  lines: SnapshotLine[],
): ApplicationRow {
  const now = ctx.clock.now();
  const sentOn = dayOf(now);
  const residence = person.known.get('person.residence_area');
  const { dueOn, lapseOn } = dueDays(
    'new',
    { sentOn, movedOn: sentOn, offered: [], interviewAt: null, startOn: null },
    loadAnswering().days,
  );
  return {
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
    reason: null,
    sent_at: now,
    sent_on: sentOn,
    answered_on: null,
    due_on: dueOn,
    lapse_on: lapseOn,
    reminded: 0,
    person_reminded_at: null,
    snapshot: sealSnapshot(ctx, applicationId, { lines }),
    offered: [],
    proposed: [],
    interview_at: null,
    place: null,
    bring: null,
    start_on: null,
    pay_fen: null,
    pay_unit: null,
    contract: null,
    person_contact: null,
    employer_contact: null,
    assisted_by: assistantOf(ctx),
    station_id: ctx.actor.stationId,
    skin: ctx.skin,
    events: 1,
    changed_at: now,
    merge_id: null,
  };
}
