import type { Context } from '../../ground/context.ts';
import { namesOfStations } from '../network/index.ts';
import { moverOf } from './act.ts';
import { caseTypes } from './case-types.ts';
import { type CaseType, getState } from './domain/case-type.ts';
import { movesOpen } from './domain/moves.ts';
import { areaNames } from './draft-view.ts';
import { findStopped, type Stopped } from './makes.ts';
import { type CaseRow, dueOf, type EventRow, listEvents, openContent, stateOf } from './store.ts';
import { findSubject, nameOf } from './subject.ts';

/** Lines of a list of cases. */
export async function viewLines(ctx: Context, rows: readonly CaseRow[]) {
  const stopped = await findStopped(
    ctx,
    rows.map((row) => ({ caseId: row.case_id, type: typeOf(row) })),
  );
  return rows.map((row) => viewLine(row, stopped.get(row.case_id)));
}

const typeOf = (row: CaseRow) => caseTypes().get(row.type, row.version).type;

function viewLine(row: CaseRow, stopped: Stopped | undefined) {
  const type = typeOf(row);
  const state = stopped?.state ?? getState(type, row.state);
  return {
    caseId: row.case_id,
    number: row.number,
    type: row.type,
    name: type.name,
    state: { id: state.id, name: state.name, tone: state.tone },
    due: stopped ? null : dueView(type, row),
    decidedAt: row.decided_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  };
}

function dueView(type: CaseType, row: CaseRow) {
  const { due: rule } = getState(type, row.state);
  const due = dueOf(row);
  return rule && due ? { label: rule.label, ...due } : null;
}

/**
 * A case: the receipt that its state makes, its history, and what can be done now. What was answered is shown to those whose it is,
 * and to the clerk whose visit with them is open.
 */
export async function viewCase(ctx: Context, row: CaseRow) {
  const type = typeOf(row);
  const state = getState(type, row.state);
  const stopped = (await findStopped(ctx, [{ caseId: row.case_id, type }])).get(row.case_id);
  const events = await listEvents(ctx, row);
  const stations = await namesOfStations(ctx, [
    ...new Set(events.flatMap(({ station_id }) => station_id ?? [])),
  ]);
  const subject = findSubject(ctx);
  const own = subject?.id === row.subject_id;
  const content = own
    ? events.map((event) => openContent(ctx, event)).find((each) => each !== null)
    : undefined;
  const answers = Object.entries(content?.answers ?? {});
  return {
    ...viewLine(row, stopped),
    version: row.version,
    areaCode: row.area_code,
    events: row.events,
    subjectName: own ? await nameOf(ctx, subject) : null,
    station: row.station_id === null ? null : (stations.get(row.station_id) ?? null),
    result: stopped?.result ?? state.result,
    next: state.next,
    objection: { zh: type.objection.zh, en: type.objection.en },
    moves: movesOpen(type, stateOf(row), moverOf(ctx))
      .filter(({ move }) => own && (stopped?.takes(move) ?? true))
      .map(({ move, label, needs, reasons = [] }) => ({ move, label, needs, reasons })),
    history: events.map((event) => viewEvent(type, event, stations)),
    answers: answers.map(([question, answer]) => ({ question, answer })),
    areas: areaNames(type, answers),
  };
}

function viewEvent(type: CaseType, event: EventRow, stations: ReadonlyMap<string, string>) {
  const row = type.moves.find(({ move, from }) => move === event.move && from.includes(event.from_state));
  return {
    label: row?.label ?? { zh: event.move, en: event.move },
    state: getState(type, event.to_state).name,
    reason: row?.reasons?.find(({ value }) => value === event.reason)?.label ?? null,
    at: event.at.toISOString(),
    recordedAt: event.recorded_at.toISOString(),
    by: event.moved_by as 'resident' | 'clerk' | 'rule' | 'clock',
    skin: event.skin,
    station: event.station_id === null ? null : (stations.get(event.station_id) ?? null),
    confirmed: event.confirmed as 'declaration' | 'code' | null,
  };
}
