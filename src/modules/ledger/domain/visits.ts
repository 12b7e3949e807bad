import { compareDays, type Day, daysBetween } from '../../../ground/clock/day.ts';
import type { Words } from '../../../ground/problem.ts';
import type { ServiceFunction } from './event.ts';

/** Why an event of the ledger is not in the number of visits. */
export const removals = [
  'reversal',
  'reversed',
  'elsewhere',
  'kind-not-counted',
  'recorded-late',
  'repeated',
] as const;
export type Removal = (typeof removals)[number];

/** The kind of a service that somebody else gave: it is in the ledger and never among our visits. Version 1 had no word for it. */
export const elsewhereKind = 'given-elsewhere';

/** What, beside the person and the day, makes two services two visits. */
export const distinctions = ['station', 'function', 'item'] as const;
export type Distinction = (typeof distinctions)[number];

/** One version of data/indicators/service-visits.yaml. */
export interface VisitDefinition {
  version: number;
  validFrom: Day;
  owner: Words;
  rule: Words;
  formula: Words;
  why: Words;
  oncePer: Distinction[];
  recordedWithinDays: number;
  kinds: { id: string; counts: boolean; name: Words; why: Words }[];
  removed: Record<Exclude<Removal, 'elsewhere'>, Words> & { elsewhere?: Words };
  notRecorded: Words[];
}

/** What counting needs to know of an event. */
export interface CountableEvent {
  eventId: string;
  kind: string;
  item: string;
  function: ServiceFunction;
  station: string | null;
  /** The day it was given and the day the ledger took it. */
  day: Day;
  recordedDay: Day;
  who: string;
  /** Set where it takes another event back. */
  reverses: string | null;
}

/** The version in force on a day; undefined before the first. */
export function definitionOn(definitions: readonly VisitDefinition[], day: Day): VisitDefinition | undefined {
  return definitions
    .filter(({ validFrom }) => validFrom <= day)
    .sort((a, b) => compareDays(b.validFrom, a.validFrom))[0];
}

/**
 * Says of each event whether it is a visit, by one definition; events outside its time are the caller's to leave out.
 * This is the meaning; the ledger's SQL counts the same over many rows, and a test holds the two equal.
 * @param takenBack ids of the events that were taken back, on whatever day that was done.
 * @returns event id → `counted`, or why not.
 */
export function judgeVisits(
  definition: VisitDefinition,
  events: readonly CountableEvent[],
  takenBack: ReadonlySet<string>,
): Map<string, 'counted' | Removal> {
  const counting = new Set(definition.kinds.filter(({ counts }) => counts).map(({ id }) => id));
  const seen = new Set<string>();
  const judge = (event: CountableEvent): 'counted' | Removal => {
    if (event.reverses !== null) return 'reversal';
    if (takenBack.has(event.eventId)) return 'reversed';
    if (event.kind === elsewhereKind && definition.removed.elsewhere) return 'elsewhere';
    if (!counting.has(event.kind)) return 'kind-not-counted';
    if (daysBetween(event.day, event.recordedDay) > definition.recordedWithinDays) return 'recorded-late';
    const key = JSON.stringify([
      event.who,
      event.day,
      ...definition.oncePer.map((distinction) => event[distinction]),
    ]);
    if (seen.has(key)) return 'repeated';
    seen.add(key);
    return 'counted';
  };
  return new Map(events.map((event) => [event.eventId, judge(event)]));
}
