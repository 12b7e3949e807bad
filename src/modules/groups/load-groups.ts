import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../ground/package-root.ts';
import type { Words } from '../../ground/problem.ts';
import { facts } from '../people/index.ts';
import type { Sign } from './domain/belonging.ts';

/** A group as data/groups/groups.yaml declares it. */
export interface Group {
  id: string;
  part_of?: string;
  name: Words;
  short: Words;
  source: string[];
  because: Sign[];
  functions: string[];
  labels: string[];
  items: string[];
  kinds: string[];
}

export interface Groups {
  groups: readonly Group[];
  labels: ReadonlyMap<string, Words>;
}

let groups: Groups | undefined;

/** All groups, read once. @throws Error where one names a fact, a label or a group that does not exist. */
export function loadGroups(): Groups {
  groups ??= readGroups();
  return groups;
}

function readGroups(): Groups {
  const file = parse(readFileSync(join(packageRoot, 'data/groups/groups.yaml'), 'utf8')) as {
    groups: Group[];
    labels: { code: string; name: Words }[];
  };
  const labels = new Map(file.labels.map(({ code, name }) => [code, name]));
  const ids = new Set(file.groups.map(({ id }) => id));
  for (const { id, part_of, because, labels: own } of file.groups) {
    for (const { fact } of because) facts().get(fact);
    const strange = own.find((label) => !labels.has(label));
    if (strange ?? (part_of !== undefined && !ids.has(part_of))) {
      throw new Error(`data/groups/groups.yaml: ${id} names ${strange ?? part_of}, which is not there`);
    }
  }
  return { groups: file.groups, labels };
}
