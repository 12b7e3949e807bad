import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { packageRoot } from '../../../../ground/package-root.ts';
import { type Wishes, wishesOf } from '../../domain/wishes.ts';

const here = join(packageRoot, 'src/modules/matching/testing/judged');
const strict = { additionalProperties: false };
const Words = Type.Array(Type.String({ minLength: 1 }));
const AreaCode = Type.String({ pattern: '^[0-9]{12}$' });

const Persons = Type.Array(
  Type.Object(
    {
      id: Type.String({ pattern: '^[a-z]+(-[a-z]+)*$' }),
      half: Type.Enum(['office', 'county']),
      wishes: Type.Object(
        {
          titles: Words,
          skills: Type.Optional(Words),
          areas: Type.Optional(Type.Array(AreaCode)),
          residence: AreaCode,
          /** Fen a month. */
          leastPay: Type.Integer({ minimum: 100_000 }),
          education: Type.Optional(Type.Enum(['81', '71', '61', '41', '31', '21', '14', '11'])),
          experienceYears: Type.Integer({ minimum: 0 }),
          remoteOk: Type.Optional(Type.Boolean()),
          reachMinutes: Type.Optional(Type.Integer({ minimum: 1 })),
          noNights: Type.Optional(Type.Boolean()),
          childcareHours: Type.Optional(Type.Boolean()),
          certificates: Type.Optional(Words),
          legalAge: Type.Optional(Type.Enum(['under-16', 'minor', 'adult'])),
        },
        strict,
      ),
    },
    strict,
  ),
);

/** A made-up person whose pairs with postings are judged by rules.md. */
export interface JudgedPerson {
  id: string;
  /** Of which work: `office` looks among the collected advertisements, `county` among those written for this as well. */
  half: 'office' | 'county';
  wishes: Wishes;
}

/** All 36. What is not said of somebody is not known. @throws where the file has another shape. */
export function readJudgedPersons(): JudgedPerson[] {
  const persons: unknown = parse(readFileSync(join(here, 'persons.yaml'), 'utf8'));
  if (!Value.Check(Persons, persons)) {
    const [error] = Value.Errors(Persons, persons);
    throw new Error(`persons.yaml: ${error?.instancePath} ${error?.message}`);
  }
  return persons.map(({ wishes, ...person }) => ({
    ...person,
    wishes: { ...wishesOf(new Map()), ...wishes },
  }));
}

/** Postings written for judging, as a list prints them (see the format's names); `kind` is the work they are of. */
export function readJudgedPostings(): Record<string, unknown>[] {
  return readFileSync(join(here, 'postings.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** A person and a posting (by the printed names), and what two judges said of them: 0–2 (rules.md). */
export interface JudgedPair {
  person: string;
  posting: string;
  grades: [number, number];
}

const Pair = Type.Object(
  {
    person: Type.String(),
    posting: Type.String(),
    grades: Type.Tuple([Type.Enum([0, 1, 2]), Type.Enum([0, 1, 2])]),
    /** What fell short, in a word of each judge. */
    why: Type.Tuple([Type.String(), Type.String()]),
  },
  strict,
);

/** All pairs. @throws where a line has another shape. */
export function readJudgedPairs(): JudgedPair[] {
  return readFileSync(join(here, 'pairs.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { why: _, ...pair } = Value.Parse(Pair, JSON.parse(line));
      return pair;
    });
}
