import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDay } from '../../ground/clock/day.ts';
import { loadCalendar } from '../../ground/clock/load.ts';
import { packageRoot } from '../../ground/package-root.ts';
import { Problem } from '../../ground/problem.ts';
import { facts, readFact } from '../people/index.ts';
import type { Answer } from './domain/case-type.ts';
import { CaseTypeError, type ReadCaseType, readCaseType } from './read-case-type.ts';

/** All case types that there are, each version by itself: what was begun under an older one is finished under it. */
export interface CaseTypes {
  /** The newest version of each type. */
  list(): readonly ReadCaseType[];
  find(id: string, version?: number): ReadCaseType | undefined;
  /** @throws Problem 404 where there is none. */
  get(id: string, version?: number): ReadCaseType;
}

/**
 * Reads the files of a folder: `job-seeking.yaml` is the newest version, `job-seeking.1.yaml` an older one.
 * @throws CaseTypeError with every fault of every file.
 */
export function readCaseTypes(folder: string): CaseTypes {
  const lines: string[] = [];
  const read: ReadCaseType[] = [];
  const calendar = loadCalendar();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()) {
    try {
      const found = readCaseType(file, readFileSync(join(folder, file), 'utf8'), { refusesFact, calendar });
      const { id, version } = found.type;
      if (file !== `${id}.yaml` && file !== `${id}.${version}.yaml`)
        lines.push(`${file}:1: holds ${id} version ${version}, so it should be called ${id}.yaml`);
      else if (read.some(({ type }) => type.id === id && type.version === version))
        lines.push(`${file}:1: ${id} version ${version} stands twice`);
      else read.push(found);
    } catch (error) {
      if (!(error instanceof CaseTypeError)) throw error;
      lines.push(...error.lines);
    }
  }
  const newest = new Map<string, ReadCaseType>();
  for (const each of read) {
    const known = newest.get(each.type.id);
    if (!known || known.type.version < each.type.version) newest.set(each.type.id, each);
  }
  const prefixes = [...newest.values()].map(({ type }) => type.prefix);
  for (const prefix of prefixes.filter((each, at) => prefixes.indexOf(each) !== at)) {
    lines.push(`data/case-types:1: two types number with ${prefix}`);
  }
  if (lines.length > 0) throw new CaseTypeError(lines);

  const find = (id: string, version?: number) =>
    version === undefined
      ? newest.get(id)
      : read.find(({ type }) => type.id === id && type.version === version);
  return {
    list: () => [...newest.values()],
    find,
    get(id, version) {
      const found = find(id, version);
      if (!found)
        throw new Problem(404, 'no-such-case-type', {
          zh: '没有这件事，请从首页进入',
          en: 'There is no such matter',
        });
      return found;
    },
  };
}

/** What data/facts says to a value. Dates are no answers, so that the day of reading does not matter. */
export function refusesFact(id: string, value: Answer): string | undefined {
  const fact = facts().find(id);
  if (!fact) return `${id} is not declared in data/facts`;
  const reading = readFact(fact, value, parseDay('2000-01-01'));
  return reading.ok ? undefined : `${id} refuses ${JSON.stringify(value)}: ${reading.reason.detail.en}`;
}

let shipped: CaseTypes | undefined;

/** The case types of data/case-types, read once. */
export function caseTypes(): CaseTypes {
  shipped ??= readCaseTypes(join(packageRoot, 'data', 'case-types'));
  return shipped;
}
