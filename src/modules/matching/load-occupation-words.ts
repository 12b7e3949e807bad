import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { loadOccupations } from '../../ground/occupations/load.ts';
import type { Occupations } from '../../ground/occupations/occupations.ts';
import { packageRoot } from '../../ground/package-root.ts';
import {
  type CodedOccupation,
  type CodeOccupation,
  occupationCoder,
} from './domain/occupation/code-occupation.ts';
import type { OccupationWords } from './domain/occupation/terms.ts';

const Code = Type.String({ pattern: '^\\d(-\\d\\d){1,3}$' });
const File = Type.Object(
  {
    sure: Type.Record(Type.String(), Type.String({ minLength: 1 })),
    shared: Type.Record(Type.String({ minLength: 1 }), Type.Array(Code, { minItems: 1, uniqueItems: true })),
    rank: Type.String({ minLength: 1 }),
  },
  { additionalProperties: false },
);

/**
 * The lexicon of a file.
 * @throws Error for a code that the classification has not, or a title that stands twice.
 */
export function parseOccupationWords(yaml: string, occupations: Occupations): OccupationWords {
  const file: unknown = parse(yaml);
  if (!Value.Check(File, file)) {
    const [error] = Value.Errors(File, file);
    throw new Error(`occupation words: ${error?.instancePath} ${error?.message}`);
  }
  const sure = new Map(Object.entries(file.sure).map(([code, titles]) => [code, titles.split(/\s+/)]));
  const shared = new Map(Object.entries(file.shared));
  for (const code of [...sure.keys(), ...[...shared.values()].flat()]) occupations.get(code);
  const titles = [...[...sure.values()].flat(), ...shared.keys()];
  const twice = titles.find((title, at) => titles.indexOf(title) !== at);
  if (twice !== undefined) throw new Error(`occupation words: ${twice} stands twice`);
  return { sure, shared, rank: file.rank.split(' ') };
}

let coder: CodeOccupation | undefined;
/** Of 79,271 advertisements half have a title that another had before; what comes beyond is coded each time. */
const remembered = 20_000;
const known = new Map<string, CodedOccupation | null>();

/** Codes a printed title to the classification of 2022 by the shipped lexicon, which is read at its first use. */
export const codeOccupation: CodeOccupation = (title) => {
  coder ??= occupationCoder(
    loadOccupations(),
    parseOccupationWords(
      readFileSync(join(packageRoot, 'data/occupations/words.yaml'), 'utf8'),
      loadOccupations(),
    ),
  );
  const before = known.get(title);
  if (before !== undefined) return before;
  const coded = coder(title);
  if (known.size < remembered) known.set(title, coded);
  return coded;
};
