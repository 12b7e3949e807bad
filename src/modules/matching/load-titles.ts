import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { loadOccupations } from '../../ground/occupations/load.ts';
import { packageRoot } from '../../ground/package-root.ts';
import { type TitleComparer, titleComparer } from './domain/titles/closeness.ts';
import {
  type GradeKind,
  gradeKinds,
  type TitleFile,
  type TitleKnowledge,
  titleKnowledge,
} from './domain/titles/knowledge.ts';

const strict = { additionalProperties: false };
const Words = Type.String({
  pattern: '^[^\\sA-Z]+( [^\\sA-Z]+)*$',
  description: 'Words, a blank between; Latin in small letters',
});
const Share = Type.Number({ exclusiveMinimum: 0, maximum: 1 });
const Weight = Type.Number({ minimum: 0, maximum: 10 });

/** The shape of data/matching/titles.yaml. */
const titlesShape = Type.Object(
  {
    weights: Type.Object(
      { letters: Weight, pairs: Weight, meanings: Weight, fields: Weight, spread: Share },
      strict,
    ),
    grades: Type.Object(
      { lead: Words, senior: Words, junior: Words, staff: Words, terms: Words, reach: Words, brands: Words },
      strict,
    ),
    heads: Type.Array(Words, { minItems: 1 }),
    common: Words,
    fields: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: '^[a-z]+(-[a-z]+)*$' }),
          name: Type.String({ minLength: 1 }),
          words: Type.Array(Words, { minItems: 1 }),
          near: Type.Optional(Type.Record(Type.String(), Share)),
        },
        strict,
      ),
      { minItems: 1 },
    ),
  },
  strict,
);

/** JSON Schema of data/matching/titles.yaml, for editors; `npm run schemas` writes it. */
export function titlesSchema(): Record<string, unknown> {
  const shape = JSON.parse(JSON.stringify(titlesShape)) as Record<string, unknown>;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'What words of job titles mean',
    ...shape,
  };
}

/** The line of the file on which an entry stands that a JSON pointer names, as near as it is known. */
function lineFinder(yaml: string): { content: unknown; lineOf: (path: readonly string[]) => number } {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter });
  const [broken] = document.errors;
  if (broken) throw new Error(`titles: ${broken.message}`);
  const lineOf = (path: readonly string[]) => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      const range = isScalar(node) || isMap(node) ? node.range : null;
      if (range) return counter.linePos(range[0]).line;
    }
    let first = 1;
    visit(document, {
      Map: (_, { range }) => {
        if (range) first = counter.linePos(range[0]).line;
        return visit.BREAK;
      },
    });
    return first;
  };
  return { content: document.toJS(), lineOf };
}

const split = (words: string) => words.split(' ');

/**
 * The lexicon of a file.
 * @throws Error that names the line: where the shape is another, a word stands twice in a field or among grades, heads and common, or a word of
 *   a field is another of that field with a grade or a head behind it (财务 makes 财务主管 known).
 */
export function parseTitles(yaml: string): TitleKnowledge {
  const { content, lineOf } = lineFinder(yaml);
  const refuse = (path: readonly string[], reason: string): never => {
    throw new Error(`titles: line ${lineOf(path)}: ${reason}`);
  };
  if (!Value.Check(titlesShape, content)) {
    const [error] = Value.Errors(titlesShape, content);
    const path = (error?.instancePath ?? '').split('/').slice(1);
    return refuse(path, `${path.join(' ')} ${error?.message}`);
  }
  const file: TitleFile = {
    weights: content.weights,
    grades: Object.fromEntries(gradeKinds.map((kind) => [kind, split(content.grades[kind])])) as Record<
      GradeKind,
      string[]
    >,
    heads: content.heads.map(split),
    common: split(content.common),
    fields: content.fields.map(({ id, name, words, near }) => ({
      id,
      name,
      words: words.map(split),
      near: new Map(Object.entries(near ?? {})),
    })),
  };
  checkSides(file, refuse);
  checkFields(file, refuse);
  return titleKnowledge(file);
}

type Refuse = (path: readonly string[], reason: string) => never;

function checkSides({ grades, heads, common }: TitleFile, refuse: Refuse): void {
  const seen = new Set<string>();
  const lines = [
    ...gradeKinds.map((kind) => ({ path: ['grades', kind], words: grades[kind] })),
    ...heads.map((words, at) => ({ path: ['heads', String(at)], words })),
    { path: ['common'], words: common },
  ];
  for (const { path, words } of lines)
    for (const word of words) {
      if (seen.has(word)) refuse(path, `${word} stands twice`);
      seen.add(word);
    }
}

function checkFields({ grades, heads, fields }: TitleFile, refuse: Refuse): void {
  const ids = new Set(fields.map(({ id }) => id));
  const endings = [...Object.values(grades).flat(), ...heads.flat()].filter((word) => word.length > 1);
  for (const [at, { words, near }] of fields.entries()) {
    for (const other of near.keys())
      if (!ids.has(other)) refuse(['fields', String(at), 'near', other], `no field ${other}`);
    const seen = new Set<string>();
    const all = new Set(words.flat());
    for (const [line, listed] of words.entries()) {
      const path = ['fields', String(at), 'words', String(line)];
      for (const word of listed) {
        if (seen.has(word)) refuse(path, `${word} stands twice in its field`);
        seen.add(word);
        if (word.length < 2) refuse(path, `${word} is a single character`);
        const known = endings.find((end) => word.endsWith(end) && all.has(word.slice(0, -end.length)));
        if (known !== undefined) refuse(path, `${word} is known by ${word.slice(0, -known.length)}`);
      }
    }
  }
}

let loaded: TitleKnowledge | undefined;

/** The shipped lexicon, read once. */
export function loadTitles(): TitleKnowledge {
  loaded ??= parseTitles(readFileSync(join(packageRoot, 'data/matching/titles.yaml'), 'utf8'));
  return loaded;
}

/** The names of the classification, from which it is known what is rare in a title. */
export function titlesOfClassification(): string[] {
  return loadOccupations().all.map(({ name }) => name);
}

let comparer: TitleComparer | undefined;

/** Compares titles by the shipped lexicon and classification; made once. */
export function loadTitleComparer(): TitleComparer {
  comparer ??= titleComparer(loadTitles(), titlesOfClassification());
  return comparer;
}
