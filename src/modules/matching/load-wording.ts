import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { packageRoot } from '../../ground/package-root.ts';
import { compileRules, type WordingRules } from './domain/wording/rules.ts';

const strict = { additionalProperties: false };
const Words = Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, strict);
const id = '^[a-z]+(-[a-z0-9]+)*$';
const named = <S extends Type.TSchema>(schema: S) =>
  Type.Record(Type.String({ pattern: id }), schema, { minProperties: 1, ...strict });

const RuleEntry = Type.Object(
  {
    id: Type.String({ pattern: id }),
    category: Type.String(),
    level: Type.Enum(['unlawful', 'advice']),
    sources: Type.Array(Type.String(), { minItems: 1, uniqueItems: true }),
    instead_of: Type.Optional(Type.Array(Type.String(), { uniqueItems: true })),
    find: Type.String({ minLength: 1 }),
    except: Type.Optional(Type.String({ minLength: 1 })),
    says: Words,
    better: Words,
  },
  strict,
);

const RulesFile = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    sources: named(
      Type.Object(
        { law: Words, article: Type.String(), checked: Type.Union([Type.String(), Type.Null()]) },
        strict,
      ),
    ),
    categories: named(Words),
    words: named(Type.String({ minLength: 1 })),
    spelled: Type.Record(
      Type.String({ pattern: '^\\p{Script=Han}$' }),
      Type.String({ pattern: '^([a-zü]+|\\p{Script=Han})( ([a-zü]+|\\p{Script=Han}))*$' }),
      strict,
    ),
    warnings: Type.String({ minLength: 1 }),
    rules: Type.Array(RuleEntry, { minItems: 1 }),
  },
  strict,
);

const lines = (text = '') => text.split('\n').filter((line) => line !== '');

function get<T>(table: Record<string, T>, key: string, rule: string): T {
  const found = Object.hasOwn(table, key) ? table[key] : undefined;
  if (found === undefined) throw new Error(`wording: ${rule}: ${key} is not declared`);
  return found;
}

function rulesOf(file: Static<typeof RulesFile>): WordingRules {
  const ids = file.rules.map((rule) => rule.id);
  const double = ids.find((each, at) => ids.indexOf(each) !== at);
  if (double !== undefined) throw new Error(`wording: ${double} is declared twice`);
  const declared = file.rules.map(({ instead_of: insteadOf = [], ...rule }) => {
    get(file.categories, rule.category, rule.id);
    const stranger = insteadOf.find((other) => other === rule.id || !ids.includes(other));
    if (stranger !== undefined)
      throw new Error(`wording: ${rule.id}: instead_of ${stranger} is no other rule`);
    return {
      ...rule,
      insteadOf,
      sources: rule.sources.map((source) => get(file.sources, source, rule.id)),
      find: lines(rule.find),
      except: lines(rule.except),
    };
  });
  const categories = Object.entries(file.categories).map(([category, name]) => ({ id: category, name }));
  return compileRules(
    categories,
    declared,
    lines(file.warnings),
    new Map(Object.entries(file.words)),
    new Map(Object.entries(file.spelled)),
  );
}

/**
 * The rules of a file, ready for use.
 * @throws Error that names the place where the file is not what it must be.
 */
export function parseWording(yaml: string): WordingRules {
  const file: unknown = parse(yaml);
  if (!Value.Check(RulesFile, file)) {
    const [error] = Value.Errors(RulesFile, file);
    throw new Error(`wording: ${error?.instancePath} ${error?.message}`);
  }
  return rulesOf(file);
}

let shipped: WordingRules | undefined;

/** The rules of data/wording/rules.yaml, read once. */
export function loadWording(): WordingRules {
  shipped ??= parseWording(readFileSync(join(packageRoot, 'data/wording/rules.yaml'), 'utf8'));
  return shipped;
}
