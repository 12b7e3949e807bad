import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Static, type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { parseDocument } from 'yaml';
import { packageRoot } from '../../ground/package-root.ts';
import type { Words } from '../../ground/problem.ts';
import type { Fact, FactCatalogue, FactGroup } from './domain/facts.ts';

const strict = { additionalProperties: false } as const;
const name = Type.String({ pattern: '^[a-z][a-z0-9_-]*$' });
const sentence = Type.Object(
  { zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) },
  strict,
);
const option = Type.Object(
  {
    code: Type.String({ pattern: '^[a-z0-9-]+$' }),
    zh: Type.String({ minLength: 1 }),
    en: Type.String({ minLength: 1 }),
    hint: Type.Optional(sentence),
  },
  strict,
);
const count = Type.Integer({ minimum: 1 });

const frame = {
  id: Type.String({ pattern: '^[a-z]+\\.[a-z_]+$' }),
  owner: name,
  column: name,
  quiet: Type.Optional(Type.Boolean()),
  sealed: Type.Optional(Type.Boolean()),
  derived: Type.Optional(Type.Object({ from: Type.String(), by: name }, strict)),
  sensitivity: Type.Enum(['public', 'personal', 'sensitive']),
  heldBy: Type.Optional(name),
  from: Type.Array(Type.Enum(['self', 'counter', 'department']), { uniqueItems: true }),
  staleAfter: Type.Optional(count),
  cites: Type.Optional(Type.String({ minLength: 1 })),
  label: sentence,
  question: Type.Optional(sentence),
  why: Type.Optional(sentence),
};

/** What a fact of each type has besides; the type is told first, so that an error speaks of that type alone. */
const ofType: Record<Fact['type'], Record<string, TSchema>> = {
  'person-name': {},
  'id-number': {},
  phone: {},
  day: {},
  area: {},
  yesno: {},
  text: { longest: count },
  texts: { longest: count, most: count },
  code: { options: Type.Array(option, { minItems: 2 }) },
  codes: { options: Type.Array(option, { minItems: 2 }), most: count },
  areas: { most: count },
  integer: { lowest: Type.Integer(), highest: Type.Integer(), unit: sentence },
  fen: { lowest: Type.Integer(), highest: Type.Integer(), unit: sentence },
};

const types = Object.keys(ofType);
const fileShape = checker(
  Type.Object(
    {
      group: name,
      order: count,
      label: sentence,
      facts: Type.Array(Type.Object({ type: Type.Enum(types) }), { minItems: 1 }),
    },
    strict,
  ),
);
const factShape = new Map(
  types.map((type) => [
    type,
    checker(Type.Object({ ...frame, type: Type.Literal(type), ...ofType[type as Fact['type']] }, strict)),
  ]),
);
const departmentsShape = checker(
  Type.Object(
    { departments: Type.Array(Type.Object({ code: name, ...sentence.properties }, strict)) },
    strict,
  ),
);

/**
 * Reads every file of a folder of declared facts and checks each against its JSON Schema, then the whole: ids and columns
 * once, every holder a department, every derivation from a declared fact.
 * @throws Error with file, place and what is wrong, one line each.
 */
export function loadFacts(
  folder: string = join(packageRoot, 'data', 'facts'),
  departmentsFile: string = join(packageRoot, 'data', 'departments.yaml'),
): FactCatalogue {
  const faults: string[] = [];
  const departments = loadDepartments(departmentsFile, faults);
  const groups: (FactGroup & { order: number })[] = [];
  const known = new Map<string, Fact>();
  for (const file of readdirSync(folder)
    .filter((entry) => entry.endsWith('.yaml'))
    .sort()) {
    const group = loadGroup(join(folder, file), faults);
    if (!group) continue;
    groups.push(group);
    for (const fact of group.facts) {
      faults.push(...faultsBetween(fact, known, departments).map((fault) => `${file}: ${fact.id}: ${fault}`));
      if (!known.has(fact.id)) known.set(fact.id, fact);
    }
  }
  if (faults.length > 0) throw new Error(`the declared facts are not in order:\n${faults.join('\n')}`);
  groups.sort((a, b) => a.order - b.order);
  return {
    groups,
    departments,
    find: (id) => known.get(id),
    get(id) {
      const fact = known.get(id);
      if (!fact) throw new Error(`no fact ${id} is declared`);
      return fact;
    },
  };
}

function loadDepartments(file: string, faults: string[]): Map<string, Words> {
  const content = departmentsShape(readYaml(file, faults), basename(file), '', faults);
  return new Map(content?.departments.map(({ code, zh, en }) => [code, { zh, en }]));
}

function loadGroup(path: string, faults: string[]): (FactGroup & { order: number }) | undefined {
  const file = basename(path);
  const content = fileShape(readYaml(path, faults), file, '', faults);
  if (!content) return undefined;
  const facts = content.facts.flatMap((fact, at) => {
    const declared = factShape.get(fact.type)?.(fact, file, `/facts/${at}`, faults);
    return declared ? [{ ...absent, ...declared, group: content.group } as unknown as Fact] : [];
  });
  return { id: content.group, order: content.order, label: content.label, facts };
}

/** What a declaration may leave out. */
const absent = {
  quiet: false,
  sealed: false,
  derived: null,
  heldBy: null,
  staleAfter: null,
  question: null,
  why: null,
};

function faultsBetween(
  fact: Fact,
  known: ReadonlyMap<string, Fact>,
  departments: ReadonlyMap<string, Words>,
): string[] {
  const faults: string[] = [];
  if (known.has(fact.id)) faults.push('is declared twice');
  const sameColumn = [...known.values()].find(
    ({ owner, column }) => owner === fact.owner && column === fact.column,
  );
  if (sameColumn) faults.push(`column ${fact.column} belongs to ${sameColumn.id}`);
  if (fact.heldBy !== null && !departments.has(fact.heldBy))
    faults.push(`heldBy ${fact.heldBy} is no department`);
  if (fact.derived && !known.has(fact.derived.from))
    faults.push(`derived from ${fact.derived.from}, which is not declared before`);
  if (fact.derived && fact.from.length > 0) faults.push('what is derived is not taken from anybody');
  const asked = fact.from.some((kind) => kind !== 'department');
  if (asked && !fact.question) faults.push('a fact that people tell needs a question');
  if ('lowest' in fact && fact.lowest > fact.highest) faults.push('lowest is above highest');
  if ('options' in fact && new Set(fact.options.map(({ code }) => code)).size < fact.options.length) {
    faults.push('an option stands twice');
  }
  return faults;
}

function readYaml(file: string, faults: string[]): unknown {
  const document = parseDocument(readFileSync(file, 'utf8'), { strict: true, uniqueKeys: true });
  const [error] = document.errors; // the first: those after it only follow from it
  if (!error) return document.toJS();
  faults.push(`${basename(file)}: ${error.message}`);
  return undefined;
}

function checker<S extends TSchema>(schema: S) {
  const check = Compile(schema);
  return (value: unknown, file: string, at: string, faults: string[]): Static<S> | undefined => {
    if (value === undefined) return undefined;
    if (check.Check(value)) return value as Static<S>;
    for (const { keyword, instancePath, message } of check.Errors(value)) {
      // Each surplus key gives an error of its own, and one more for the object that holds it.
      if (keyword === 'additionalProperties') continue;
      faults.push(`${file}: ${at}${instancePath}: ${keyword === 'boolean' ? 'is not known here' : message}`);
    }
    return undefined;
  };
}

let loaded: FactCatalogue | undefined;

/** The shipped catalogue, read once. */
export function facts(): FactCatalogue {
  loaded ??= loadFacts();
  return loaded;
}
