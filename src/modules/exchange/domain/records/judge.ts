import { addDays, type Day, parseDay, partsOf } from '../../../../ground/clock/day.ts';
import type { LeftOut, RecordDefinition, RecordKind } from './definition.ts';

/** Something that may be a valid record, as the modules that own it know it. */
export interface Found {
  kind: RecordKind;
  subjectId: string;
  day: Day;
  area: { code: string; lo: number };
  stationId: string | null;
  /** Ids of needs that are not met; which of them matter the definition says. */
  lacks: readonly string[];
  leftOut: LeftOut | null;
  elsewhere: { issuer: string; evidence: string } | null;
}

/** A record with the verdict of the definition of its day. */
export interface JudgedRecord extends Omit<Found, 'lacks'> {
  year: number;
  version: number;
  verdict: 'valid' | 'incomplete' | 'left-out';
  missing: string[];
}

/** The version in force on a day; undefined before the first. */
export function definitionOfDay(
  versions: readonly RecordDefinition[],
  day: Day,
): RecordDefinition | undefined {
  return versions
    .filter(({ validFrom }) => validFrom <= day)
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
}

/** The years whose records may still change on a day, latest first; none before the first definition. */
export function openYears(versions: readonly RecordDefinition[], today: Day): number[] {
  const { year } = partsOf(today);
  return [year, year - 1].filter((each) => {
    const last = parseDay(`${each}-12-31`);
    const definition = definitionOfDay(versions, last < today ? last : today);
    return definition !== undefined && today <= addDays(last, definition.closesAfterDays);
  });
}

/**
 * Judges what was found. What is doubtful is left out whatever else it is; what lacks something says so; the rest is valid.
 * @param doubt why its subject is held back, by a confirmed flag or as a possible duplicate.
 * @returns undefined where its day has no definition, or one that does not know the kind.
 */
export function judgeRecord(
  versions: readonly RecordDefinition[],
  { lacks, ...found }: Found,
  doubt: LeftOut | null,
): JudgedRecord | undefined {
  const definition = definitionOfDay(versions, found.day);
  const rule = definition?.kinds.find(({ id }) => id === found.kind);
  if (!definition || !rule) return undefined;
  const leftOut = found.leftOut ?? doubt;
  const missing = rule.needs.map(({ id }) => id).filter((id) => lacks.includes(id));
  return {
    ...found,
    year: partsOf(found.day).year,
    version: definition.version,
    leftOut,
    verdict: leftOut ? 'left-out' : missing.length > 0 ? 'incomplete' : 'valid',
    missing: leftOut ? [] : missing,
  };
}
