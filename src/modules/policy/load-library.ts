import { join } from 'node:path';
import { Type } from 'typebox';
import { packageRoot } from '../../ground/package-root.ts';
import { loadGroups } from '../groups/index.ts';
import type { Catalogue } from './domain/definition.ts';
import type { Library } from './domain/library/library.ts';
import { indexOf, type SearchIndex } from './domain/library/search.ts';
import { searchedOf } from './domain/library/searched.ts';
import { loadPolicies } from './load-catalogue.ts';
import { pinyinOf } from './pinyin.ts';
import { readYaml } from './read-catalogue.ts';

const strict = { additionalProperties: false } as const;
const text = Type.String({ minLength: 1 });
const words = Type.Object({ zh: text, en: text }, strict);
const id = Type.String({ pattern: '^[a-z][a-z-]*$' });
const ids = Type.Array(id, { uniqueItems: true });
/** The shape of library.yaml. */
export const libraryShape = Type.Object(
  {
    events: Type.Array(Type.Object({ id, name: words, for: Type.Enum(['person', 'unit']) }, strict)),
    sayings: Type.Array(
      Type.Object({ say: Type.Array(text, { uniqueItems: true, minItems: 1 }), means: text }, strict),
    ),
    english: Type.Record(Type.String(), text),
    policies: Type.Array(
      Type.Object(
        {
          policy: text,
          // What stands on a card is read at a glance.
          short: Type.Object({ zh: Type.String({ minLength: 1, maxLength: 40 }), en: text }, strict),
          groups: ids,
          events: Type.Array(id, { uniqueItems: true, minItems: 1 }),
          synonyms: Type.Array(text, { uniqueItems: true, minItems: 1 }),
        },
        strict,
      ),
    ),
  },
  strict,
);

/**
 * Reads the library from the folder of the catalogue.
 * @param groups the groups that there are.
 * @throws Error with every fault: file, line, and what is wrong.
 */
export function readLibrary(folder: string, catalogue: Catalogue, groups: ReadonlySet<string>): Library {
  const faults: string[] = [];
  const { content, place } = readYaml(join(folder, 'library.yaml'), libraryShape, faults);
  const { events = [], sayings = [], policies = [], english = {} } = content ?? {};
  const known = new Set(events.map((one) => one.id));
  const seen = new Set<string>();
  for (const [nth, entry] of policies.entries()) {
    const fail = (reason: string) => faults.push(`${place(['policies', nth])}: ${entry.policy} ${reason}`);
    if (!catalogue.policies.some((one) => one.id === entry.policy)) fail('is no policy');
    if (seen.has(entry.policy)) fail('stands there twice');
    seen.add(entry.policy);
    for (const one of entry.groups) if (!groups.has(one)) fail(`names the group ${one}, which is not there`);
    for (const one of entry.events) if (!known.has(one)) fail(`names the event ${one}, which is not there`);
  }
  if (content)
    for (const { id: policy } of catalogue.policies)
      if (!seen.has(policy)) faults.push(`${place(['policies'])}: ${policy} is left out`);
  if (faults.length > 0) throw new Error(`the library of policies is not in order:\n${faults.join('\n')}`);
  return { events, sayings, entries: policies, english: new Map(Object.entries(english)) };
}

let loaded: { library: Library; index: SearchIndex } | undefined;

/** The library that this product ships with its index, made once. */
export function loadLibrary(): { library: Library; index: SearchIndex } {
  if (loaded) return loaded;
  const catalogue = loadPolicies();
  const groups = new Set(loadGroups().groups.map((one) => one.id));
  const library = readLibrary(join(packageRoot, 'data', 'policies'), catalogue, groups);
  loaded = { library, index: indexOf(searchedOf(catalogue, library), library.sayings, pinyinOf) };
  return loaded;
}
