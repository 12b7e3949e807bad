import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { parseDay } from '../../ground/clock/day.ts';
import { packageRoot } from '../../ground/package-root.ts';
import {
  leftOuts,
  type RecordDefinition,
  type RecordIndicator,
  recordKinds,
} from './domain/records/definition.ts';

const strict = { additionalProperties: false };
const Words = Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, strict);

const VersionEntry = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    valid_from: Type.String(),
    owner: Words,
    rule: Words,
    formula: Words,
    why: Words,
    // The table's key: another one is another table.
    once_per: Type.Tuple([Type.Literal('subject'), Type.Literal('kind'), Type.Literal('year')]),
    closes_after_days: Type.Integer({ minimum: 0, maximum: 365 }),
    kinds: Type.Array(
      Type.Object(
        {
          id: Type.Enum([...recordKinds]),
          name: Words,
          why: Words,
          needs: Type.Array(
            Type.Object(
              { id: Type.String(), name: Words, mend: Words, at: Type.String({ pattern: '^/counter' }) },
              strict,
            ),
          ),
          services: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
        },
        strict,
      ),
      { minItems: 1 },
    ),
    left_out: Type.Object(Object.fromEntries(leftOuts.map((why) => [why, Words])), strict),
    not_counted: Type.Array(Words),
    elsewhere: Words,
  },
  strict,
);

const IndicatorFile = Type.Object(
  {
    id: Type.Literal('valid-records'),
    name: Words,
    unit: Words,
    target: Type.Integer({ minimum: 1 }),
    versions: Type.Array(VersionEntry, { minItems: 1 }),
  },
  strict,
);

function definitionOf(entry: Static<typeof VersionEntry>): RecordDefinition {
  return {
    version: entry.version,
    validFrom: parseDay(entry.valid_from),
    owner: entry.owner,
    rule: entry.rule,
    formula: entry.formula,
    why: entry.why,
    closesAfterDays: entry.closes_after_days,
    kinds: entry.kinds.map(({ services = [], ...kind }) => ({ ...kind, services })),
    leftOut: entry.left_out as RecordDefinition['leftOut'],
    notCounted: entry.not_counted,
    elsewhere: entry.elsewhere,
  };
}

/**
 * Reads the definition of 有效数据.
 * @throws Error that names the place where the file is not what it must be.
 */
export function parseRecordIndicator(yaml: string): RecordIndicator {
  const file: unknown = parse(yaml);
  if (!Value.Check(IndicatorFile, file)) {
    const [error] = Value.Errors(IndicatorFile, file);
    throw new Error(`valid-records: ${error?.instancePath} ${error?.message}`);
  }
  const { name, unit, target, versions } = file;
  return { name, unit, target, versions: versions.map(definitionOf) };
}

let shipped: RecordIndicator | undefined;

/** data/indicators/valid-records.yaml, read once. */
export function loadRecordIndicator(): RecordIndicator {
  shipped ??= parseRecordIndicator(
    readFileSync(join(packageRoot, 'data/indicators/valid-records.yaml'), 'utf8'),
  );
  return shipped;
}
