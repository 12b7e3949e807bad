import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { packageRoot } from '../package-root.ts';
import { type Occupations, occupationsOf } from './occupations.ts';

const Doubts = Type.Array(
  Type.Object(
    {
      code: Type.String({ pattern: '^\\d(-\\d\\d){0,3}$' }),
      what: Type.Enum(['name', 'gap']),
      why: Type.String({ minLength: 1 }),
    },
    { additionalProperties: false },
  ),
);

function read(name: string): string {
  return readFileSync(join(packageRoot, 'data/occupations', name), 'utf8');
}

let loaded: Occupations | undefined;

/** The shipped classification, read once (8 ms). */
export function loadOccupations(): Occupations {
  loaded ??= occupationsOf(read('occupations.txt'), Value.Parse(Doubts, parse(read('doubts.yaml'))));
  return loaded;
}
