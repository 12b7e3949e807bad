import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCalendar } from '../../ground/clock/load.ts';
import { packageRoot } from '../../ground/package-root.ts';
import { Problem } from '../../ground/problem.ts';
import { facts } from '../people/index.ts';
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
export function readCaseTypes(folder: string, isFact: (id: string) => boolean): CaseTypes {
  const lines: string[] = [];
  const read: ReadCaseType[] = [];
  const calendar = loadCalendar();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()) {
    try {
      const found = readCaseType(file, readFileSync(join(folder, file), 'utf8'), { isFact, calendar });
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

let shipped: CaseTypes | undefined;

/** The case types of data/case-types, read once. */
export function caseTypes(): CaseTypes {
  shipped ??= readCaseTypes(join(packageRoot, 'data', 'case-types'), (id) => facts().find(id) !== undefined);
  return shipped;
}
