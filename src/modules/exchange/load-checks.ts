import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { parse } from 'yaml';
import { packageRoot } from '../../ground/package-root.ts';
import type { Words } from '../../ground/problem.ts';
import { columnTypes } from './domain/column.ts';
import { kindIds } from './load-kinds.ts';

const strict = { additionalProperties: false } as const;
const words = Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, strict);
const example = Type.Object(
  {
    type: Type.Enum([...columnTypes]),
    kind: Type.Enum(['text', 'number', 'date', 'boolean', 'error']),
    text: Type.String({ minLength: 1 }),
    value: Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
    gives: Type.Optional(Type.String()),
  },
  strict,
);
const row = Type.Object(
  {
    list: Type.Enum([...kindIds]),
    row: Type.Record(Type.String(), Type.String()),
    /** The column at which it is said; null: of the row as a whole. */
    at: Type.Union([Type.String(), Type.Null()]),
  },
  strict,
);
const file = Type.Object(
  {
    checks: Type.Array(
      Type.Object(
        {
          code: Type.String({ pattern: '^[a-z0-9-]+$' }),
          is: Type.Enum(['fault', 'doubt', 'fix', 'look']),
          name: words,
          suggestion: Type.Optional(words),
          examples: Type.Optional(Type.Array(example, { minItems: 1 })),
          rows: Type.Optional(Type.Array(row, { minItems: 1 })),
          together: Type.Optional(Type.Literal(true)),
          seen: Type.Optional(Type.Enum(['file', 'register', 'module'])),
        },
        strict,
      ),
    ),
  },
  strict,
);
const check = Compile(file);

/** What is looked for in a list, as data/imports/checks.yaml declares it. */
export interface Check {
  code: string;
  /** A doubt may be confirmed as true; a fix was understood otherwise than it was written; a look is told, and the row passes. */
  is: 'fault' | 'doubt' | 'fix' | 'look';
  name: Words;
  suggestion: Words | null;
  /** A doubt that a whole list may have for one reason: it may be confirmed in all its rows at once. */
  together: boolean;
  examples: readonly CheckExample[];
  /** Rows in which it is found. */
  rows: readonly RowExample[];
}

export type CheckExample = Type.Static<typeof example>;
export type RowExample = Type.Static<typeof row>;

let loaded: ReadonlyMap<string, Check> | undefined;

/** All checks by their code. @throws Error naming the place where the file has a fault. */
export function loadChecks(): ReadonlyMap<string, Check> {
  if (loaded) return loaded;
  const name = 'data/imports/checks.yaml';
  const declared: unknown = parse(readFileSync(join(packageRoot, name), 'utf8'));
  const [first] = check.Errors(declared);
  if (first || !check.Check(declared)) throw new Error(`${name}: ${first?.instancePath} ${first?.message}`);
  const checks = new Map<string, Check>();
  for (const { suggestion = null, examples = [], rows = [], seen, ...rest } of declared.checks) {
    if (checks.has(rest.code)) throw new Error(`${name}: ${rest.code} stands twice`);
    if (rest.is !== 'fix' && suggestion === null)
      throw new Error(`${name}: ${rest.code} does not say what to do`);
    if (examples.length + rows.length === 0 && seen === undefined)
      throw new Error(`${name}: ${rest.code} has no example`);
    if (rest.together && rest.is !== 'doubt') throw new Error(`${name}: ${rest.code} is no doubt`);
    checks.set(rest.code, { ...rest, together: rest.together === true, suggestion, examples, rows });
  }
  loaded = checks;
  return checks;
}

/** A check that code names. */
export function getCheck(code: string): Check {
  const found = loadChecks().get(code);
  if (!found) throw new Error(`data/imports/checks.yaml has no ${code}`);
  return found;
}
