import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { parse } from 'yaml';
import { type Day, isDay } from '../../ground/clock/day.ts';
import { packageRoot } from '../../ground/package-root.ts';
import { Problem } from '../../ground/problem.ts';
import type { Catalogue } from './domain/definition.ts';
import type { Asked } from './domain/evaluate.ts';
import type { Facts, Known, ValueType } from './domain/value.ts';

const fileShape = Type.Object({
  personas: Type.Array(
    Type.Object({
      id: Type.String({ minLength: 1 }),
      subject: Type.Enum(['person', 'unit']),
      as_of: Type.String(),
      facts: Type.Record(Type.String(), Type.Unknown()),
      unknown: Type.Optional(Type.Array(Type.String())),
    }),
  ),
});
const check = Compile(fileShape);

/** Somebody made up, of whom policies are asked. */
export interface Persona {
  id: string;
  subject: 'person' | 'unit';
  asked: Asked;
}

const unreadable = (reason: string) =>
  new Problem(422, 'unreadable-personas', {
    zh: `这不是人物文件：${reason}`,
    en: `this is no file of personas: ${reason}`,
  });

/**
 * Reads a file of personas: a closed world, in which what is not listed is what data/policies/personas.yaml says, and money is in yuan. What
 * stands under `unknown` is not known; of a hire as `id:name`.
 * @throws Problem 422 naming what is wrong.
 */
export function readPersonas(catalogue: Catalogue, file: string): Persona[] {
  const content: unknown = readJson(file);
  if (!check.Check(content)) {
    const [error] = check.Errors(content);
    throw unreadable(`${error?.instancePath ?? ''} ${error?.message ?? ''}`);
  }
  const { defaults } = parse(readFileSync(join(packageRoot, 'data/policies/personas.yaml'), 'utf8')) as {
    defaults: Record<string, unknown>;
  };
  return content.personas.map((one) => readPersona(catalogue, defaults, one));
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw unreadable((error as Error).message);
  }
}

/** Money in fen, an answer as its code. */
function inOurs(type: ValueType, value: Exclude<Known, undefined>): Known {
  if (type === 'fen' && typeof value === 'number') return Math.round(value * 100);
  return type === 'code' && value !== null ? String(value) : value;
}

function readPersona(
  catalogue: Catalogue,
  defaults: Record<string, unknown>,
  { id, subject, as_of: asOf, facts, unknown = [] }: Static<typeof fileShape>['personas'][number],
): Persona {
  if (!isDay(asOf)) throw unreadable(`${id}: ${asOf} is no day`);
  const { hires = [], ...own } = facts as { hires?: Record<string, unknown>[] } & Record<string, unknown>;
  const valuesOf = (
    given: Record<string, unknown>,
    about: (name: string) => boolean,
    hidden: readonly string[],
  ): Facts => {
    const values: Record<string, Known> = {};
    for (const { name, type, follows } of catalogue.facts.values()) {
      if (!about(name) || follows !== null || hidden.includes(name)) continue;
      const value = (given[name] ?? defaults[name]) as Known;
      if (value !== undefined) values[name] = inOurs(type, value);
    }
    return values;
  };
  const hiresOf = hires.map((hire) => {
    const name = String(hire.id);
    const given = Object.fromEntries(Object.entries(hire).map(([key, value]) => [`h.${key}`, value]));
    const hidden = unknown.flatMap((one) =>
      one.startsWith(`${name}:`) ? `h.${one.slice(name.length + 1)}` : [],
    );
    return { id: name, facts: valuesOf(given, (fact) => fact.startsWith('h.'), hidden) };
  });
  return {
    id,
    subject,
    asked: {
      asOf: asOf as Day,
      facts: valuesOf(own, (fact) => !fact.startsWith('h.'), unknown),
      hires: hiresOf,
    },
  };
}
