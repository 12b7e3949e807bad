import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { parseDay } from '../../ground/clock/day.ts';
import { loadOccupations } from '../../ground/occupations/load.ts';
import type { Occupations } from '../../ground/occupations/occupations.ts';
import { packageRoot } from '../../ground/package-root.ts';
import type { EngineRules } from './domain/engine/rules.ts';

const strict = { additionalProperties: false };
const Words = Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, strict);
const Weight = Type.Object({ weight: Type.Integer({ minimum: 1, maximum: 100 }), why: Words }, strict);
const Figure = Type.Object({ value: Type.Integer({ minimum: 0, maximum: 10_000 }), why: Words }, strict);
const Code = Type.String({ pattern: '^\\d(-\\d\\d){1,3}$' });
const Names = Type.Array(Type.String({ minLength: 1 }), { minItems: 1, uniqueItems: true });

const Weights = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    valid_from: Type.String(),
    owner: Words,
    parts: Type.Object(
      {
        title: Weight,
        occupation: Weight,
        place: Weight,
        pay: Weight,
        skills: Weight,
        newness: Weight,
        answers: Weight,
      },
      strict,
    ),
    values: Type.Object(
      {
        unsaid: Figure,
        title_of_words: Figure,
        same_occupation: Figure,
        same_group: Figure,
        same_class: Figure,
        pay_in_part: Figure,
        here: Figure,
        city: Figure,
        province: Figure,
        skills_enough: Figure,
        year_lost: Figure,
        lowered_percent: Figure,
      },
      strict,
    ),
    way: Type.Object(
      {
        detour_percent: Figure,
        metres_per_minute: Figure,
        near_minutes: Figure,
        lost_a_minute: Figure,
        town_metres: Figure,
      },
      strict,
    ),
  },
  strict,
);

const Legal = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    valid_from: Type.String(),
    no_work_under_16: Type.Object({ law: Type.String({ minLength: 1 }) }, strict),
    certificates: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: '^[a-z-]+$' }),
          name: Words,
          law: Type.String({ minLength: 1 }),
          // None: asked for by name alone.
          occupations: Type.Array(Code),
          asked: Names,
          held: Names,
          unclassed: Type.Optional(Names),
          earned: Type.Optional(Words),
          adult: Type.Boolean(),
          course: Type.Boolean(),
        },
        strict,
      ),
    ),
    adults_only: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: '^[a-z-]+$' }),
          law: Type.String({ minLength: 1 }),
          occupations: Type.Array(Code, { minItems: 1 }),
        },
        strict,
      ),
    ),
  },
  strict,
);

function checked<T extends Type.TSchema>(shape: T, yaml: string, name: string): Static<T> {
  const file: unknown = parse(yaml);
  if (Value.Check(shape, file)) return file;
  const [error] = Value.Errors(shape, file);
  throw new Error(`${name}: ${error?.instancePath} ${error?.message}`);
}

/** What stands above 1000 would let a single part outweigh the mean. */
function inThousand(name: string, figures: Record<string, number>): void {
  const above = Object.entries(figures).find(([, value]) => value > 1000);
  if (above) throw new Error(`${name}: ${above[0]} is more than 1000`);
}

/**
 * The rules of the order of jobs.
 * @throws Error that names the place where a file is not what it must be, or a code that the classification has not.
 */
export function parseEngineRules(
  weightsYaml: string,
  legalYaml: string,
  occupations: Occupations,
): EngineRules {
  const { parts, values, way, ...head } = checked(Weights, weightsYaml, 'weights');
  const legal = checked(Legal, legalYaml, 'legal');
  parseDay(head.valid_from);
  parseDay(legal.valid_from);
  for (const { occupations: codes } of [...legal.certificates, ...legal.adults_only])
    for (const code of codes) occupations.get(code);
  const figures = {
    unsaid: values.unsaid.value,
    titleOfWords: values.title_of_words.value,
    sameOccupation: values.same_occupation.value,
    sameGroup: values.same_group.value,
    sameClass: values.same_class.value,
    payInPart: values.pay_in_part.value,
    here: values.here.value,
    city: values.city.value,
    province: values.province.value,
    skillsEnough: values.skills_enough.value,
    yearLost: values.year_lost.value,
    loweredPercent: values.lowered_percent.value,
  };
  inThousand('weights: /values', figures);
  return {
    weights: {
      title: parts.title.weight,
      occupation: parts.occupation.weight,
      place: parts.place.weight,
      pay: parts.pay.weight,
      skills: parts.skills.weight,
      newness: parts.newness.weight,
      answers: parts.answers.weight,
    },
    figures,
    way: {
      detourPercent: way.detour_percent.value,
      metresPerMinute: way.metres_per_minute.value,
      nearMinutes: way.near_minutes.value,
      lostAMinute: way.lost_a_minute.value,
      townMetres: way.town_metres.value,
    },
    certificates: legal.certificates,
    adultsOnly: legal.adults_only,
  };
}

const shippedFile = (name: string) => readFileSync(join(packageRoot, 'data/matching', name), 'utf8');

let shipped: EngineRules | undefined;

/** The rules of data/matching/weights.yaml and legal.yaml, read once. */
export function loadEngineRules(): EngineRules {
  shipped ??= parseEngineRules(shippedFile('weights.yaml'), shippedFile('legal.yaml'), loadOccupations());
  return shipped;
}
