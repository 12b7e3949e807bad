import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { packageRoot } from '../../ground/package-root.ts';

const strict = { additionalProperties: false };
const Words = Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, strict);
const Count = Type.Integer({ minimum: 0 });

const Example = Type.Object(
  {
    says: Type.String(),
    phones: Type.Optional(
      Type.Array(
        Type.Object({ births: Type.Array(Type.String()), apart: Type.Optional(Type.Boolean()) }, strict),
      ),
    ),
    services: Type.Optional(
      Type.Array(
        Type.Object(
          {
            times: Type.Integer({ minimum: 1 }),
            every: Type.Optional(Count),
            kind: Type.String(),
            at: Type.Optional(Type.String()),
            day: Type.Optional(Type.String()),
            late: Type.Optional(Count),
            staff: Type.Optional(Type.Null()),
            person: Type.Optional(Type.Literal('same')),
            text: Type.Optional(Type.String()),
            died: Type.Optional(Type.String()),
            functions: Type.Optional(Type.Array(Type.String())),
          },
          strict,
        ),
      ),
    ),
    flags: Count,
  },
  strict,
);

const params = {
  'shared-phone': Type.Object({ people: Count, home_people: Count, home_age: Count }, strict),
  'staff-speed': Type.Object(
    { window_minutes: Count, allowed_minutes: Count, floor_minutes: Type.Record(Type.String(), Count) },
    strict,
  ),
  'night-hours': Type.Object(
    { tolerance_minutes: Count, outdoors: Type.Array(Type.String()), services: Count },
    strict,
  ),
  'copied-text': Type.Object({ least_characters: Count, services: Count }, strict),
  dead: Type.Object({}, strict),
  'back-dating': Type.Object(
    { days: Count, services: Count, year_end_services: Count, year_end_days: Count },
    strict,
  ),
  'split-visits': Type.Object({ window_minutes: Count, functions: Count }, strict),
};

const ruleOf = <Id extends keyof typeof params>(id: Id) =>
  Type.Object(
    {
      id: Type.Literal(id),
      version: Type.Integer({ minimum: 1 }),
      name: Words,
      params: params[id],
      why: Words,
      sentence: Words,
      examples: Type.Array(Example, { minItems: 1 }),
    },
    strict,
  );

const CheatsFile = Type.Object(
  {
    id: Type.Literal('cheats'),
    rules: Type.Tuple([
      ruleOf('shared-phone'),
      ruleOf('staff-speed'),
      ruleOf('night-hours'),
      ruleOf('copied-text'),
      ruleOf('dead'),
      ruleOf('back-dating'),
      ruleOf('split-visits'),
    ]),
  },
  strict,
);

/** A rule by which records look wrong, with its numbers, reason and planted examples. */
export type Cheat = Static<typeof CheatsFile>['rules'][number];

let shipped: Cheat[] | undefined;

/**
 * data/indicators/cheats.yaml, read once.
 * @throws Error that names the place where the file is not what it must be.
 */
export function loadCheats(): Cheat[] {
  if (shipped) return shipped;
  const file: unknown = parse(readFileSync(join(packageRoot, 'data/indicators/cheats.yaml'), 'utf8'));
  if (!Value.Check(CheatsFile, file)) {
    const [error] = Value.Errors(CheatsFile, file);
    throw new Error(`cheats: ${error?.instancePath} ${error?.message}`);
  }
  shipped = [...file.rules];
  return shipped;
}
