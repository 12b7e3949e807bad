import { sql } from 'kysely';
import { addDays, type Day, dayOf } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { lotsOf, rowsOf, writeLots } from '../../../../ground/database/lots.ts';
import { Problem } from '../../../../ground/problem.ts';
import { dueDays, reminderReached } from '../../domain/applications/days.ts';
import {
  type ApplicationCommand,
  type ApplicationMoved,
  type ApplicationNow,
  decide,
} from '../../domain/applications/decide.ts';
import type { SnapshotLine } from '../../domain/applications/snapshot.ts';
import { loadAnswering } from '../../load-answering.ts';
import { type Contact, sealContact, sealSnapshot, todayOf } from '../../store-applications.ts';
import { measureAllAnswers } from './measure-answers.ts';

/** An application that comes from somewhere else with its history: a demonstration, or another system. */
export interface BroughtApplication {
  applicationId: string;
  personId: string;
  personAreaLo: number;
  posting: { postingId: string; employerId: string; areaCode: string; areaLo: number };
  sentAt: Date;
  /** What the person agreed to send. */
  lines: readonly SnapshotLine[];
  /** Names and phones of the two sides, kept from when each said yes. */
  contacts: { person: Contact; employer: Contact };
  /** What happened since, in order. */
  moves: readonly (Omit<ApplicationCommand, 'now'> & { at: Date })[];
}

interface Line {
  seq: number;
  at: Date;
  move: string;
  from: string | null;
  to: string;
  by: ApplicationCommand['by'];
  reason: string | null;
}

const perStatement = 250;

/**
 * Adds many applications, as a job: each move is decided as one by one, what has reached its day has ended by itself; nothing is said of
 * it and nobody is reminded. Then the employers' answers are measured.
 * @throws Problem where a move is none, and then none is added.
 */
export async function bringApplications(ctx: Context, many: readonly BroughtApplication[]): Promise<void> {
  await writeLots(
    lotsOf(many, perStatement),
    (lot) => lot.map((application) => rowsFor(ctx, application)),
    async (lot) => {
      await sql`
        insert into matching.application
        select * from jsonb_populate_recordset(null::matching.application, ${rowsOf(lot.map(({ row }) => row))}::jsonb)`.execute(
        ctx.tx,
      );
      await sql`
        insert into matching.application_event
        select * from jsonb_populate_recordset(null::matching.application_event, ${rowsOf(lot.flatMap(({ events }) => events))}::jsonb)`.execute(
        ctx.tx,
      );
    },
  );
  await measureAllAnswers(ctx, null);
}

const lapseReasons: Readonly<Record<string, string>> = {
  invited: 'time-not-chosen',
  hired: 'hire-unconfirmed',
};

/** Goes through the moves, and on to what today's day brings by itself. */
function replay({ sentAt, moves }: BroughtApplication, today: Day) {
  const { days } = loadAnswering();
  const sentOn = dayOf(sentAt);
  const nothing = { offered: [], proposed: [], interviewAt: null, place: null, bring: null, hire: null };
  let now: ApplicationNow = { state: 'new', sentOn, ...nothing };
  let due = dueDays('new', { sentOn, movedOn: sentOn, offered: [], interviewAt: null, startOn: null }, days);
  let answeredOn: Day | null = null;
  const lines: Line[] = [
    { seq: 1, at: sentAt, move: 'send', from: null, to: 'new', by: 'person', reason: null },
  ];
  const take = ({ at, ...command }: BroughtApplication['moves'][number]) => {
    const moved: ApplicationMoved | Problem = decide(now, { ...command, now: at }, days);
    if (moved instanceof Problem) throw moved;
    lines.push({
      seq: lines.length + 1,
      at,
      move: moved.move,
      from: moved.from,
      to: moved.state,
      by: command.by,
      reason: moved.reason,
    });
    if (moved.answers) answeredOn ??= dayOf(at);
    now = { ...moved, sentOn };
    due = { dueOn: moved.dueOn, lapseOn: moved.lapseOn };
  };
  for (const move of moves) take(move);
  if (due.lapseOn !== null && due.lapseOn < today) {
    const at = new Date(`${addDays(due.lapseOn, 1)}T00:40:00+08:00`);
    take({ move: 'lapse', by: 'clock', reason: lapseReasons[now.state] ?? 'no-answer', at });
  }
  return { now, due, answeredOn, lines };
}

function rowsFor(ctx: Context, application: BroughtApplication) {
  const { applicationId, personId, personAreaLo, posting, sentAt, lines: sent, contacts } = application;
  const today = todayOf(ctx);
  const { now, due, answeredOn, lines } = replay(application, today);
  const last = lines.at(-1)?.at ?? sentAt;
  const owner = {
    person_id: personId,
    application_id: applicationId,
    employer_id: posting.employerId,
    area_lo: posting.areaLo,
    person_area_lo: personAreaLo,
  };
  const said = (move: string) => lines.some((line) => line.move === move);
  const row = {
    ...owner,
    posting_id: posting.postingId,
    area_code: posting.areaCode,
    state: now.state,
    state_since: last,
    reason: due.dueOn === null ? (lines.at(-1)?.reason ?? null) : null,
    sent_at: sentAt,
    sent_on: dayOf(sentAt),
    answered_on: answeredOn,
    due_on: due.dueOn,
    lapse_on: due.lapseOn,
    reminded: reminderReached(dayOf(sentAt), today, loadAnswering().days),
    snapshot: sealSnapshot(ctx, applicationId, { lines: [...sent] }),
    offered: now.offered,
    proposed: now.proposed,
    interview_at: now.interviewAt,
    place: now.place,
    bring: now.bring,
    start_on: now.hire?.startOn ?? null,
    pay_fen: now.hire?.payFen ?? null,
    pay_unit: now.hire?.payUnit ?? null,
    contract: now.hire?.contract ?? null,
    person_contact: said('accept')
      ? sealContact(ctx, applicationId, 'person_contact', contacts.person)
      : null,
    employer_contact: said('invite')
      ? sealContact(ctx, applicationId, 'employer_contact', contacts.employer)
      : null,
    skin: 'phone',
    events: lines.length,
    changed_at: last,
  };
  const events = lines.map(({ seq, at, move, from, to, by, reason }) => ({
    ...owner,
    seq,
    at,
    move,
    from_state: from,
    to_state: to,
    moved_by: by,
    reason,
    actor_kind: 'job',
    skin: 'phone',
  }));
  return { row, events };
}
