import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../ground/package-root.ts';
import type { Words } from '../../ground/problem.ts';
import type { ItemKind, ListCode } from './domain/freshness.ts';

/** A kind of station as data/stations/kinds.yaml declares it. */
export interface StationKind {
  code: string;
  name: Words;
  does: Words;
  levels: number[];
  functions: string[];
  marks?: string[];
  staffed?: boolean;
  source: string;
}

/** A service item as data/stations/items.yaml declares it. */
export interface ServiceItem {
  code: string;
  function: string;
  name: Words;
  bring: Words[];
  minutes: number;
  /** Where one can begin at once. */
  start?: string;
  source: string;
}

/** Something about a building that a station says yes or no to. */
export interface AccessFeature {
  code: string;
  name: Words;
  no: Words;
}

/** Figures and words of data/stations/publishing.yaml. */
export interface Publishing {
  validDays: Record<'station' | 'contact' | ListCode, number>;
  dueDays: number;
  taskWorkingDays: { reported: number; overdue: number };
  reasons: { code: string; name: Words }[];
  forgetAfterDays: number;
  lists: { code: ListCode; name: Words; icon: string }[];
}

/** A telephone number that is the same everywhere. */
export interface NationalContact {
  id: string;
  list: ListCode;
  phone: string;
  title: Words;
  words: Words;
  source: string;
  checked: string | null;
}

export interface Catalogue {
  kinds: ReadonlyMap<string, StationKind>;
  marks: ReadonlyMap<string, { code: string; name: Words }>;
  items: ReadonlyMap<string, ServiceItem>;
  features: ReadonlyMap<string, AccessFeature>;
  publishing: Publishing;
  contacts: readonly NationalContact[];
}

function read<T>(name: string): T {
  return parse(readFileSync(join(packageRoot, 'data/stations', name), 'utf8')) as T;
}

function byCode<T extends { code: string }>(file: string, entries: readonly T[]): Map<string, T> {
  const map = new Map(entries.map((entry) => [entry.code, entry]));
  if (map.size !== entries.length) throw new Error(`data/stations/${file} has a code twice`);
  return map;
}

let catalogue: Catalogue | undefined;

/** What the network knows from data/stations, read once. @throws Error where a code stands twice or names nothing. */
export function loadCatalogue(): Catalogue {
  catalogue ??= readCatalogue();
  return catalogue;
}

function readCatalogue(): Catalogue {
  const { kinds, marks, accessibility } = read<{
    kinds: StationKind[];
    marks: { code: string; name: Words }[];
    accessibility: AccessFeature[];
  }>('kinds.yaml');
  const { items } = read<{ items: ServiceItem[] }>('items.yaml');
  const { contacts } = read<{ contacts: NationalContact[] }>('national-contacts.yaml');
  const publishing = read<{
    valid_days: Publishing['validDays'];
    due_days: number;
    task_working_days: Publishing['taskWorkingDays'];
    reasons: Publishing['reasons'];
    forget_after_days: number;
    lists: Publishing['lists'];
  }>('publishing.yaml');
  const markMap = byCode('kinds.yaml', marks);
  for (const kind of kinds) {
    const strange = (kind.marks ?? []).find((mark) => !markMap.has(mark));
    if (strange) throw new Error(`data/stations/kinds.yaml: ${kind.code} has no mark ${strange}`);
  }
  return {
    kinds: byCode('kinds.yaml', kinds),
    marks: markMap,
    items: byCode('items.yaml', items),
    features: byCode('kinds.yaml', accessibility),
    publishing: {
      validDays: publishing.valid_days,
      dueDays: publishing.due_days,
      taskWorkingDays: publishing.task_working_days,
      reasons: publishing.reasons,
      forgetAfterDays: publishing.forget_after_days,
      lists: publishing.lists,
    },
    contacts,
  };
}

/** A service item as pages show it. */
export function shownItem({ code, name, function: of, bring, minutes, start }: ServiceItem) {
  return { code, name, function: of, bring, minutes, start: start ?? null };
}

/** Service items by their codes, in that order. @throws Error for a code that is not there. */
export function itemsOf(codes: readonly string[]) {
  const { items } = loadCatalogue();
  return codes.map((code) => shownItem(items.get(code) ?? strange(code)));
}

/** Kinds of stations by their codes, in that order. @throws Error for a code that is not there. */
export function kindsOf(codes: readonly string[]): Pick<StationKind, 'code' | 'name' | 'does'>[] {
  const { kinds } = loadCatalogue();
  return codes.map((one) => {
    const { code, name, does } = kinds.get(one) ?? strange(one);
    return { code, name, does };
  });
}

function strange(code: string): never {
  throw new Error(`data/stations has no ${code}`);
}

/** For how many days a check of an item holds. */
export function validDaysOf(kind: ItemKind, list: ListCode | null): number {
  const { validDays } = loadCatalogue().publishing;
  return list === null ? validDays[kind === 'station' ? 'station' : 'contact'] : validDays[list];
}
