import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { parseDay } from '../../ground/clock/day.ts';
import { packageRoot } from '../../ground/package-root.ts';
import { distinctions, removals, type VisitDefinition } from './domain/visits.ts';

const strict = { additionalProperties: false };
const Words = Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, strict);
const word = Type.String({ pattern: '^[a-z]+(-[a-z]+)*$' });

const VersionEntry = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    valid_from: Type.String(),
    owner: Words,
    rule: Words,
    formula: Words,
    why: Words,
    once_per: Type.Array(Type.Enum(['person', 'day', ...distinctions]), { uniqueItems: true }),
    recorded_within_days: Type.Integer({ minimum: 0 }),
    kinds: Type.Array(Type.Object({ id: word, counts: Type.Boolean(), name: Words, why: Words }, strict), {
      minItems: 1,
    }),
    removed: Type.Object(
      Object.fromEntries(
        removals.map((removal) => [removal, removal === 'elsewhere' ? Type.Optional(Words) : Words]),
      ),
      strict,
    ),
    not_recorded: Type.Array(Words),
  },
  strict,
);

const DefinitionFile = Type.Object(
  {
    id: Type.Literal('service-visits'),
    name: Words,
    unit: Words,
    versions: Type.Array(VersionEntry, { minItems: 1 }),
  },
  strict,
);

function definitionOf(entry: Static<typeof VersionEntry>): VisitDefinition {
  if (!entry.once_per.includes('person') || !entry.once_per.includes('day')) {
    throw new Error('service-visits: once_per always holds person and day');
  }
  return {
    version: entry.version,
    validFrom: parseDay(entry.valid_from),
    owner: entry.owner,
    rule: entry.rule,
    formula: entry.formula,
    why: entry.why,
    oncePer: distinctions.filter((distinction) => entry.once_per.includes(distinction)),
    recordedWithinDays: entry.recorded_within_days,
    kinds: entry.kinds,
    removed: entry.removed as VisitDefinition['removed'],
    notRecorded: entry.not_recorded,
  };
}

/**
 * The versions of a definition file.
 * @throws Error that names the place where the file is not what it must be.
 */
export function parseVisitDefinitions(yaml: string): VisitDefinition[] {
  const file: unknown = parse(yaml);
  if (!Value.Check(DefinitionFile, file)) {
    const [error] = Value.Errors(DefinitionFile, file);
    throw new Error(`service-visits: ${error?.instancePath} ${error?.message}`);
  }
  return file.versions.map(definitionOf);
}

let shipped: VisitDefinition[] | undefined;

/** All versions of data/indicators/service-visits.yaml, read once. */
export function loadVisitDefinitions(): VisitDefinition[] {
  shipped ??= parseVisitDefinitions(
    readFileSync(join(packageRoot, 'data/indicators/service-visits.yaml'), 'utf8'),
  );
  return shipped;
}
