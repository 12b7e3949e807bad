import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { parse } from 'yaml';
import { packageRoot } from '../../ground/package-root.ts';
import type { Words } from '../../ground/problem.ts';
import { facts } from '../people/index.ts';
import { optionsOf } from './catalogues.ts';
import { type Column, type ColumnOption, type ColumnType, columnTypes } from './domain/column.ts';

export const kindIds = [
  'people',
  'employers',
  'postings',
  'jobs',
  'services',
  'stations',
  'training',
] as const;
export type KindId = (typeof kindIds)[number];

/** What data/imports says of a kind of list. */
export interface KindWords {
  id: KindId;
  name: Words;
  about: Words;
  columns: readonly Column[];
}

const strict = { additionalProperties: false } as const;
const words = Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, strict);
const some = Type.Array(Type.String({ minLength: 1 }), { uniqueItems: true });
const file = Type.Object(
  {
    id: Type.Enum([...kindIds]),
    name: words,
    about: words,
    columns: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: '^([a-z]+\\.[a-z_]+|[a-z][A-Za-z]*)$' }),
          label: Type.Optional(words),
          type: Type.Optional(Type.Enum([...columnTypes])),
          needed: Type.Optional(Type.Boolean()),
          masked: Type.Optional(Type.Boolean()),
          checkOnly: Type.Optional(Type.Boolean()),
          names: some,
          example: Type.String({ minLength: 1 }),
          options: Type.Optional(
            Type.Array(
              Type.Object(
                { code: Type.String(), zh: Type.String(), en: Type.String(), also: Type.Optional(some) },
                strict,
              ),
              { minItems: 2 },
            ),
          ),
          /** Its answers stand in another file of data: a name of catalogues.ts. */
          catalogue: Type.Optional(Type.String()),
          /** For a fact or a catalogue: what lists write besides the names of its answers, by code. */
          also: Type.Optional(Type.Record(Type.String(), some)),
          longest: Type.Optional(Type.Integer({ minimum: 1 })),
          most: Type.Optional(Type.Integer({ minimum: 1 })),
          lowest: Type.Optional(Type.Number()),
          highest: Type.Optional(Type.Number()),
        },
        strict,
      ),
      { minItems: 2 },
    ),
  },
  strict,
);
const check = Compile(file);

type DeclaredColumn = ReturnType<typeof readKindFile>['columns'][number];

const defaults = { longest: 100, most: 20, lowest: 0, highest: 1_000_000_000 };

function readKindFile(id: KindId) {
  const name = `data/imports/${id}.yaml`;
  const declared: unknown = parse(readFileSync(join(packageRoot, name), 'utf8'));
  const [first] = check.Errors(declared);
  if (first || !check.Check(declared)) throw new Error(`${name}: ${first?.instancePath} ${first?.message}`);
  if (declared.id !== id) throw new Error(`${name} says that it is ${declared.id}`);
  return declared;
}

/** What the type of a fact is as a column. */
const factTypes: Record<string, ColumnType> = {
  text: 'text',
  texts: 'texts',
  code: 'code',
  codes: 'codes',
  yesno: 'yesno',
  area: 'area',
  areas: 'areas',
  day: 'day',
  integer: 'integer',
  fen: 'yuan',
};

/** A column that is a declared fact has label, type, answers and limits of the declaration. */
function ofFact(column: DeclaredColumn): Partial<Column> {
  if (!column.id.includes('.')) return {};
  const fact = facts().get(column.id);
  const type = factTypes[fact.type];
  if (!type) throw new Error(`${column.id}: a fact of type ${fact.type} is no column`);
  // Amounts are kept in fen and written in yuan.
  const per = fact.type === 'fen' ? 100 : 1;
  return {
    label: fact.label,
    type,
    masked: fact.sensitivity === 'sensitive',
    ...('options' in fact
      ? {
          options: fact.options.map(
            ({ code, zh, en }): ColumnOption => ({ code, zh, en, also: column.also?.[code] ?? [] }),
          ),
        }
      : {}),
    ...('longest' in fact ? { longest: fact.longest } : {}),
    ...('most' in fact ? { most: fact.most } : {}),
    ...('lowest' in fact ? { lowest: fact.lowest / per, highest: fact.highest / per } : {}),
  };
}

function columnOf(column: DeclaredColumn): Column {
  const { label: factLabel, type: factType, catalogue, ...known } = { ...column, ...ofFact(column) };
  // A fact is named for the person it is about, and asked for in its one way; a list may name and write it as those do who keep it.
  const label = column.label ?? factLabel;
  const type = column.type ?? factType;
  if (!label || !type) throw new Error(`the column ${column.id} needs a label and a type`);
  return {
    ...defaults,
    needed: false,
    masked: false,
    checkOnly: false,
    options: catalogue === undefined ? [] : optionsOf(catalogue, column.also),
    ...known,
    id: column.id,
    names: column.names,
    example: column.example,
    label,
    type,
  };
}

const loaded = new Map<KindId, KindWords>();

/** The columns of a kind of list, read once. @throws Error naming file and place where the file has a fault. */
export function loadKind(id: KindId): KindWords {
  const known = loaded.get(id);
  if (known) return known;
  const { name, about, columns } = readKindFile(id);
  const ids = columns.map((column) => column.id);
  const twice = ids.find((one, at) => ids.indexOf(one) !== at);
  if (twice) throw new Error(`data/imports/${id}.yaml: ${twice} stands twice`);
  const kind: KindWords = { id, name, about, columns: columns.map(columnOf) };
  loaded.set(id, kind);
  return kind;
}
