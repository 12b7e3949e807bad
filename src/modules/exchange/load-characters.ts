import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../ground/package-root.ts';
import type { Similar } from './domain/linkage/compare-names.ts';

let loaded: Similar | undefined;

/** Which characters of names are typed for each other (data/linkage/characters.yaml), read once. */
export function similarCharacters(): Similar {
  loaded ??= readCharacters();
  return loaded;
}

function readCharacters(): Similar {
  const file = parse(readFileSync(join(packageRoot, 'data/linkage/characters.yaml'), 'utf8')) as {
    sound: string[];
    shape: string[];
  };
  const groups = new Map<string, Set<number>>();
  [...file.sound, ...file.shape].forEach((group, at) => {
    for (const character of group) groups.set(character, (groups.get(character) ?? new Set()).add(at));
  });
  return (a, b) => a === b || [...(groups.get(a) ?? [])].some((at) => groups.get(b)?.has(at));
}
