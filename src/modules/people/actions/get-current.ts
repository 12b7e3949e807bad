import { addDays, addMonths, type Day, parseDay } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { audit, type ReadPurpose } from '../../access/index.ts';
import type { Fact, FactSource, FactValue } from '../domain/facts.ts';
import { facts } from '../load-facts.ts';
import {
  findLatestEntries,
  getPersonRow,
  type LatestEntry,
  openColumn,
  type PersonRow,
  today,
} from '../store.ts';

/** A fact as it is known now. */
export interface CurrentFact {
  fact: Fact;
  /** Null: it was recorded that it is not known. Of a sealed fact the mask. */
  value: FactValue;
  masked: boolean;
  source: FactSource;
  validFrom: Day;
  recordedAt: Date;
  /** It is so old that it should be asked again. */
  stale: boolean;
}

/**
 * What is known of a person now, each with source and date, for prefill and portraits; by fact id. Facts that were never
 * recorded are missing. Sealed facts (name, numbers) come as masks; `readInFull` opens them.
 * @throws Problem 404 `person-not-here`; Error for a fact that is not declared.
 */
export async function getCurrent(
  ctx: Context,
  personId: string,
  wanted: readonly string[],
): Promise<Map<string, CurrentFact>> {
  return currentFrom(ctx, getPersonRow(ctx, personId), personId, wanted);
}

/** A person by name, with facts. */
export interface KnownPerson {
  name: string;
  nameMask: string;
  known: ReadonlyMap<string, CurrentFact>;
}

/**
 * `getCurrent` with the person’s name in full, for an act of his own. A member of staff who does it for him is written down.
 * @param purpose what for, as the person reads it; null: the name is only held against other words and reaches nobody, so that nothing is
 *   written down.
 * @throws Problem 404 `person-not-here`.
 */
export async function knowPerson(
  ctx: Context,
  personId: string,
  wanted: readonly string[],
  purpose: ReadPurpose | null,
): Promise<KnownPerson> {
  const row = getPersonRow(ctx, personId);
  const [person, known] = await Promise.all([row, currentFrom(ctx, row, personId, wanted)]);
  if (purpose !== null && ctx.actor.kind === 'staff')
    await audit(ctx, { personId, purpose, what: ['person.name'] });
  return { name: openColumn(ctx, person, 'name_sealed') ?? '', nameMask: person.name_mask, known };
}

/** `getCurrent` where the row is already read. */
export function currentOf(
  ctx: Context,
  person: PersonRow,
  wanted: readonly string[],
): Promise<Map<string, CurrentFact>> {
  return currentFrom(ctx, Promise.resolve(person), person.person_id, wanted);
}

async function currentFrom(
  ctx: Context,
  row: Promise<PersonRow>,
  personId: string,
  wanted: readonly string[],
): Promise<Map<string, CurrentFact>> {
  const declared = wanted.map((id) => facts().get(id));
  const [person, logged] = await Promise.all([row, findLatestEntries(ctx, personId, declared.map(baseOf))]);
  const current = new Map<string, CurrentFact>();
  for (const fact of declared) {
    const entry = logged.get(baseOf(fact));
    if (entry) current.set(fact.id, currentFact(fact, entry, person, today(ctx)));
  }
  return current;
}

/** The fact under which the log has it: of a derived one what it is derived from. */
export function baseOf(fact: Fact): string {
  return fact.derived?.from ?? fact.id;
}

export function currentFact(fact: Fact, entry: LatestEntry, person: ShownColumns, now: Day): CurrentFact {
  const validFrom = parseDay(entry.validFrom);
  const from = staleFrom({ fact, validFrom });
  const stale = from !== null && from <= now;
  return {
    fact,
    value: shownValue(fact, entry, person),
    masked: fact.sealed,
    source: fact.derived ? { kind: 'rule', name: fact.derived.by } : entry.source,
    validFrom,
    recordedAt: entry.recordedAt,
    stale,
  };
}

/** The first day on which what is known of a fact is so old that it should be asked again; null: it never is. */
export const staleFrom = ({ fact, validFrom }: Pick<CurrentFact, 'fact' | 'validFrom'>): Day | null =>
  fact.staleAfter === null ? null : addDays(addMonths(validFrom, fact.staleAfter), 1);

/** What of a row may be shown in place of what is sealed. */
type ShownColumns = Pick<PersonRow, 'birth_date' | 'sex' | 'name_mask' | 'id_number_mask' | 'phone_mask'>;

function shownValue(fact: Fact, entry: LatestEntry, person: ShownColumns): FactValue {
  if (fact.sealed) return person[maskColumns[fact.column as keyof typeof maskColumns]];
  if (fact.derived) return person[fact.column as 'birth_date' | 'sex'];
  return entry.value;
}

const maskColumns = {
  name_sealed: 'name_mask',
  id_number_sealed: 'id_number_mask',
  phone_sealed: 'phone_mask',
} as const;
