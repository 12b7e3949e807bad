import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type, { type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { isNode, LineCounter, parse, parseDocument } from 'yaml';
import { packageRoot } from '../package-root.ts';
import { holdsAt, schemaAt } from './schema-path.ts';

const closed = { additionalProperties: false } as const;
const Name = Type.String({ pattern: '^[a-z][a-z0-9-]*$', maxLength: 40 });
const Text = Type.String({ minLength: 1, maxLength: 300 });
const CodeWords = Type.Record(Type.String(), Type.String());

const Shown = {
  head: Type.String({ minLength: 1, maxLength: 40 }),
  field: Type.String({ description: 'Path in a row of the answer; lists on the way are joined' }),
  type: Type.Enum(['text', 'day', 'moment', 'number', 'yuan', 'code']),
  words: Type.Optional(
    Type.Union([Name, CodeWords], { description: 'Of a code: a catalogue of words.yaml, or the words' }),
  ),
};

const Width = Type.Integer({ minimum: 4, maximum: 120 });
// Lists whose columns differ from one to the next: a column for each entry of a list of the answer.
const ForEach = Type.Object(
  {
    forEach: Type.String({ description: 'Path of the list in the answer' }),
    key: Type.String({ description: 'Path in an entry: what its value is called in the row' }),
    head: Type.String({ description: 'Path in an entry: the head of its column' }),
    field: Type.String({ description: 'Path in a row; `*` stands for the key' }),
    type: Type.Literal('text'),
    width: Width,
  },
  closed,
);

const TemplateFile = Type.Object(
  {
    id: Name,
    list: Name,
    title: Type.Object({ zh: Text, en: Text }, closed),
    scope: Type.String({ minLength: 1, maxLength: 80, description: '{area}: where the role holds' }),
    view: Type.Optional(
      Type.Object({ query: Type.String(), otherwise: Type.String(), words: CodeWords }, closed),
    ),
    above: Type.Optional(Type.Array(Type.Object(Shown, closed), { description: 'Of the whole answer' })),
    columns: Type.Array(Type.Union([Type.Object({ ...Shown, width: Width }, closed), ForEach]), {
      minItems: 1,
      maxItems: 60,
    }),
    note: Text,
  },
  closed,
);

type File = Static<typeof TemplateFile>;
type FileColumn = File['columns'][number];
/** Columns of which the answer says which there are. */
export type ColumnsForEach = Static<typeof ForEach>;
type FileShows = Exclude<FileColumn, ColumnsForEach>;
/** A place of a template that shows a value: a column, or a line above the list. */
export type Shows = Omit<FileShows, 'words' | 'width'> & {
  words: Record<string, string> | null;
};
type ShownColumn = Shows & { width: number };
/** How a list leaves the house: a file of data/templates. */
export type Template = Omit<File, 'columns' | 'above'> & {
  columns: (ShownColumn | ColumnsForEach)[];
  above: Shows[];
};

/** A template that cannot be used; each line says file, line and reason. */
export class TemplateError extends Error {
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'TemplateError';
  }
}

/** Words of codes that several templates use, by name: data/templates/words.yaml. */
export type Catalogues = Record<string, Record<string, string>>;

/** What a template is held against: the answer of the list's route, and where its rows stand in it. */
export interface ListAnswer {
  reply: TSchema;
  rows: string;
}

const shape = Compile(TemplateFile);

/**
 * Reads a file of data/templates and holds it against the list's answer: each field has to be there and to be of the column's kind,
 * and each code that the answer knows has its word.
 * @param catalogues words.yaml.
 * @param answerOf what the list's route answers; undefined for a list that there is not.
 * @throws TemplateError with every fault as `file:line: path: reason`.
 */
export function readTemplate(
  file: string,
  text: string,
  catalogues: Catalogues,
  answerOf: (list: string) => ListAnswer | undefined,
): Template {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const lineAt = (path: string): number => {
    for (let keys = path.split('/').slice(1); keys.length > 0; keys = keys.slice(0, -1)) {
      const node = document.getIn(
        keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
        true,
      );
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  if (document.errors.length > 0) {
    throw new TemplateError(
      document.errors.map(
        (error) => `${file}:${lines.linePos(error.pos[0]).line}: ${error.message.split('\n')[0]}`,
      ),
    );
  }
  const faults: [path: string, reason: string][] = [];
  const refuse = () => {
    throw new TemplateError(
      faults.map(([path, reason]) => `${file}:${lineAt(path)}: ${path || '/'}: ${reason}`),
    );
  };
  const content: unknown = document.toJS();
  if (!shape.Check(content)) {
    for (const { instancePath, message } of shape.Errors(content)) faults.push([instancePath, message]);
    return refuse();
  }
  const shows = ({ words, ...shown }: FileShows): ShownColumn => ({
    ...shown,
    words: typeof words === 'string' ? (catalogues[words] ?? {}) : (words ?? null),
  });
  const template: Template = {
    ...content,
    columns: content.columns.map((column) => (isForEach(column) ? column : shows(column))),
    above: (content.above ?? []).map((each) => shows({ ...each, width: 4 })),
  };
  const answer = answerOf(content.list);
  if (!answer) faults.push(['/list', `there is no list ${content.list}`]);
  else faults.push(...misfits(template, answer));
  return faults.length > 0 ? refuse() : template;
}

/** Whether the answer says which columns these are. */
export function isForEach(column: FileColumn | Template['columns'][number]): column is ColumnsForEach {
  return 'forEach' in column;
}

function misfits(template: Template, { reply, rows }: ListAnswer): [path: string, reason: string][] {
  const row = schemaAt(reply, rows);
  const absent = (from: TSchema | undefined, field: string, path: string): [string, string][] => {
    const found = from && schemaAt(from, field);
    if (!found) return [[path, `the answer has no ${field}`]];
    return holdsAt(found).types.every((kind) => kind === 'string') ? [] : [[path, `${field} is no text`]];
  };
  const of = (
    shown: readonly (Shows | ColumnsForEach)[],
    from: TSchema | undefined,
    part: string,
  ): [string, string][] =>
    shown.flatMap((column, at): [string, string][] => {
      const path = `/${part}/${at}/field`;
      if ('forEach' in column) {
        const { forEach, key, head } = column;
        return [
          ...[key, head].flatMap((each) =>
            absent(reply, `${forEach}.${each}`, `/${part}/${at}/${each === key ? 'key' : 'head'}`),
          ),
          ...absent(from, column.field, path),
        ];
      }
      const { field, type, words } = column;
      const found = from && schemaAt(from, field);
      if (!found) return [[path, `the answer has no ${field}`]];
      const kinds = holdsAt(found);
      if (type === 'code') {
        if (words === null) return [[path, 'a code needs words']];
        const missing = kinds.codes.filter((code) => words[code] === undefined);
        return missing.length > 0
          ? [[`/${part}/${at}/words`, `there is no word for ${missing.join(', ')}`]]
          : [];
      }
      const wanted = type === 'number' || type === 'yuan' ? 'number' : 'string';
      return kinds.types.some((kind) => kind !== wanted) ? [[path, `${field} is no ${type}`]] : [];
    });
  return [...of(template.columns, row, 'columns'), ...of(template.above, reply, 'above')];
}

/** All templates by list, and the words that they share. */
export interface Templates {
  byList: ReadonlyMap<string, Template[]>;
  catalogues: Catalogues;
}

const folder = join(packageRoot, 'data/templates');

/**
 * The templates of data/templates, by list; those of a list in the order of their files. And the words of words.yaml.
 * @throws TemplateError where one cannot be used.
 */
export function loadTemplates(answerOf: (list: string) => ListAnswer | undefined): Templates {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const catalogues: Catalogues = parse(read('words.yaml'));
  const byList = new Map<string, Template[]>();
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'words.yaml');
  for (const name of files.sort()) {
    const template = readTemplate(`data/templates/${name}`, read(name), catalogues, answerOf);
    byList.set(template.list, [...(byList.get(template.list) ?? []), template]);
  }
  return { byList, catalogues };
}
