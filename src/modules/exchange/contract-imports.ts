import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';
import { OccupationCode, TitleLook } from '../matching/index.ts';
import { Against, MaskedLine, Part } from './contract-duplicates.ts';
import { columnTypes } from './domain/column.ts';
import { rowStates } from './domain/row.ts';
import { kindIds } from './load-kinds.ts';

const staff = ['clerk', 'manager'];
const closed = { additionalProperties: false } as const;
const purpose = 'import';

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const Id = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });
const ColumnId = Type.String({ pattern: '^[A-Za-z_.]{1,60}$' });
const Line = Type.Integer({ minimum: 0, maximum: 2_147_483_647 });
const Import = Type.Object({ import: Id }, closed);
const ImportLine = Type.Object({ import: Id, line: Line }, closed);
/** The line behind which to go on, as the call before has said; -1 to begin with. */
const after = Type.Integer({ minimum: -1, maximum: 2_147_483_647 });
const Counts = Type.Record(Type.String(), Type.Integer());

const Column = Type.Object({
  id: Type.String(),
  label: Words,
  type: Type.Enum([...columnTypes]),
  needed: Type.Boolean(),
  /** It says something of one person alone, and is shown in part. */
  masked: Type.Boolean(),
  example: Type.String(),
  options: Type.Array(Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() })),
});

const ImportLook = Type.Object({
  importId: Type.String(),
  kind: Type.Enum([...kindIds]),
  kindName: Words,
  fileName: Type.String(),
  bytes: Type.Integer(),
  source: Type.String(),
  department: Nullable(Words),
  asOf: Type.String(),
  state: Type.Enum([
    'receiving',
    'looking',
    'mapping',
    'reading',
    'checked',
    'trying',
    'committing',
    'committed',
    'undoing',
    'undone',
    'refused',
    'dropped',
  ]),
  /** Why the file was refused. */
  problem: Nullable(Words),
  /** Rows in = valid + fixed + quarantined + rejected. */
  rowsIn: Type.Integer(),
  valid: Type.Integer(),
  fixed: Type.Integer(),
  quarantined: Type.Integer(),
  rejected: Type.Integer(),
  /** Of the accepted rows: created, changed, unchanged, repeated, elsewhere, undone, kept. */
  outcomes: Counts,
  /** Accepted rows that are not yet taken over. */
  toDo: Type.Integer(),
  /** Of the latest dry run. */
  trial: Nullable(Counts),
  /** How far its rows have been compared with each other and the register; null: nothing is being compared. */
  comparing: Nullable(Type.Number()),
  /** Of the step under way: how far, rows a second, and seconds that are left as far as can be told. */
  share: Type.Number(),
  rate: Nullable(Type.Integer()),
  secondsLeft: Nullable(Type.Integer()),
  startedAt: Type.String({ format: 'date-time' }),
  startedBy: Nullable(Type.String()),
  /** The same file was brought in before: when. */
  sameAs: Nullable(Type.Object({ importId: Type.String(), at: Type.String({ format: 'date-time' }) })),
});

const Told = Type.Object({
  /** As it stands in the file; in part only where it is personal and nothing is wrong with it. */
  text: Type.String(),
  masked: Type.Boolean(),
  /** What was understood, in words; null where nothing could be. */
  understood: Nullable(Type.String()),
});

const Note = Type.Object({
  column: Nullable(Type.String()),
  code: Type.String(),
  words: Words,
  suggestion: Nullable(Words),
});

const StagedRow = Type.Object({
  line: Type.Integer(),
  state: Type.Enum([...rowStates]),
  outcome: Nullable(Type.String()),
  cells: Type.Record(Type.String(), Told),
  faults: Type.Array(Type.Object({ ...Note.properties, doubt: Type.Boolean() })),
  fixes: Type.Array(Note),
  /** Whom it may be: somebody on record, or another row (of another list where a file is named); the likeliest first. */
  alike: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      weight: Type.Number(),
      parts: Type.Array(Part),
      against: Type.Array(Against),
      said: Nullable(Type.Enum(['same', 'different'])),
      /** It was said of an earlier list of the source: when, and by whom. */
      saidEarlier: Nullable(Type.Object({ on: Type.String(), by: Nullable(Type.String()) })),
      person: Nullable(MaskedLine),
      row: Nullable(Type.Object({ line: Type.Integer(), fileName: Nullable(Type.String()) })),
    }),
  ),
  /** What its titles of work mean in 职业分类大典. */
  titles: Type.Array(TitleLook),
});

const Download = Type.Object({ fileName: Type.String(), mediaType: Type.String(), content: Type.String() });

export const importsContract = defineContract({
  'GET /api/imports/kinds': {
    summary: { zh: '能导入哪些名单', en: 'What kinds of lists can be brought in, with their columns' },
    who: staff,
    purpose: 'look-up',
    reply: Type.Object({
      kinds: Type.Array(
        Type.Object({
          id: Type.Enum([...kindIds]),
          name: Words,
          about: Words,
          columns: Type.Array(Column),
          /** Whose lists of this kind were brought in here before. */
          sources: Type.Array(Type.String()),
        }),
      ),
      departments: Type.Array(Type.Object({ code: Type.String(), name: Words })),
      partBytes: Type.Integer(),
      largestFile: Type.Integer(),
    }),
  },
  'GET /api/imports/kinds/:kind/template': {
    summary: { zh: '空白模板', en: 'An empty workbook with the columns of a kind' },
    who: staff,
    purpose: 'look-up',
    params: Type.Object({ kind: Type.Enum([...kindIds]) }, closed),
    reply: Download,
  },
  'GET /api/imports': {
    summary: { zh: '导入记录', en: 'The imports of one’s own area, the newest first' },
    who: staff,
    purpose,
    list: { name: 'imports', of: 'area', rows: 'imports' },
    reply: Type.Object({ imports: Type.Array(ImportLook) }),
  },
  'POST /api/imports': {
    summary: { zh: '开始导入', en: 'Begin an import; its file follows in parts' },
    who: staff,
    purpose,
    body: Type.Object(
      {
        importId: Id,
        kind: Type.Enum([...kindIds]),
        fileName: Type.String({ minLength: 1, maxLength: 200 }),
        bytes: Type.Integer({ minimum: 1 }),
        source: Type.String({ minLength: 1, maxLength: 60 }),
        department: Nullable(Type.String({ maxLength: 60 })),
        asOf: Nullable(Day),
      },
      closed,
    ),
    reply: ImportLook,
  },
  'POST /api/imports/:import/parts/:part': {
    summary: {
      zh: '传文件的一段',
      en: 'A part of the file, in base64; all parts but the last have partBytes',
    },
    who: staff,
    purpose,
    params: Type.Object({ import: Id, part: Type.Integer({ minimum: 0, maximum: 100_000 }) }, closed),
    body: Type.Object({ content: Type.String({ minLength: 1, maxLength: 1_500_000 }) }, closed),
    mostKilobytes: 1536,
    reply: Type.Object({ missing: Type.Array(Type.Integer()) }),
  },
  'GET /api/imports/:import': {
    summary: { zh: '一次导入', en: 'One import: where it stands, and which column is which' },
    who: staff,
    purpose,
    params: Import,
    reply: Type.Object({
      import: ImportLook,
      columns: Type.Array(Column),
      sheets: Type.Array(Type.String()),
      /** Whether somebody may say which occupations its titles are; null where it has none. */
      occupations: Nullable(Type.Enum(['asked', 'shown'])),
      layout: Nullable(
        Type.Object({
          sheet: Type.Integer(),
          headLine: Type.Integer(),
          heads: Type.Array(
            Type.Object({
              at: Type.Integer(),
              text: Type.String(),
              /** The first texts below it, in part where they may be personal. */
              samples: Type.Array(Type.String()),
            }),
          ),
          columns: Type.Record(Type.String(), Type.Integer()),
          /** How each was told: by its name, as last time, by the form that it is, or by what stands below it. */
          by: Type.Record(Type.String(), Type.Enum(['name', 'profile', 'form', 'content'])),
          /** The form that the list was made by; needed columns in `lacks` are added row by row. */
          form: Nullable(
            Type.Object({
              name: Words,
              source: Words,
              doubt: Nullable(Words),
              lacks: Type.Array(Type.String()),
            }),
          ),
        }),
      ),
      /** How many rows have which fault or fix, the most frequent first. */
      codes: Type.Array(
        Type.Object({
          code: Type.String(),
          name: Words,
          suggestion: Nullable(Words),
          rows: Type.Integer(),
          kind: Type.Enum(['fault', 'fix', 'look']),
          /** Whether it may be confirmed in all rows at once. */
          together: Type.Boolean(),
        }),
      ),
    }),
  },
  'POST /api/imports/:import/sheet': {
    summary: { zh: '换一张表', en: 'Look at another sheet of the workbook' },
    who: staff,
    purpose,
    params: Import,
    body: Type.Object({ sheet: Type.Integer({ minimum: 0, maximum: 100 }) }, closed),
    reply: ImportLook,
  },
  'POST /api/imports/:import/read': {
    summary: {
      zh: '按这样的列读',
      en: 'Read all rows with the columns so; the names are remembered for this source',
    },
    who: staff,
    purpose,
    params: Import,
    body: Type.Object(
      {
        columns: Type.Record(ColumnId, Type.Integer({ minimum: 1, maximum: 500 })),
        /** Needed columns that the list has not: their cells are added once it is read. */
        lacks: Type.Optional(Type.Array(ColumnId, { maxItems: 20 })),
      },
      closed,
    ),
    reply: ImportLook,
  },
  'GET /api/imports/:import/rows': {
    summary: { zh: '读到的行', en: 'Rows as they were read, a page at a time' },
    who: staff,
    purpose,
    list: { name: 'import-rows', of: 'area', rows: 'rows' },
    params: Import,
    query: Type.Object(
      {
        state: Type.Optional(Type.Enum([...rowStates])),
        code: Type.Optional(Type.String({ maxLength: 60 })),
        after: Type.Optional(Type.Integer({ minimum: -1 })),
      },
      closed,
    ),
    reply: Type.Object({
      fileName: Type.String(),
      source: Type.String(),
      /** The check that was asked for; null: rows of any. */
      only: Nullable(Words),
      /** Those that the list has, and those that it needs. */
      columns: Type.Array(Type.Object({ id: Type.String(), label: Words })),
      rows: Type.Array(StagedRow),
      more: Type.Boolean(),
    }),
  },
  'PUT /api/imports/:import/rows/:line': {
    summary: { zh: '改一行', en: 'Correct cells of a row, or confirm its doubts' },
    who: staff,
    purpose,
    params: ImportLine,
    body: Type.Object(
      {
        cells: Type.Record(ColumnId, Type.String({ maxLength: 5000 })),
        confirm: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20 }),
      },
      closed,
    ),
    reply: StagedRow,
  },
  'POST /api/imports/:import/rows/:line/drop': {
    summary: { zh: '这一行不要了', en: 'Reject a row by hand' },
    who: staff,
    purpose,
    params: ImportLine,
    reply: StagedRow,
  },
  'POST /api/imports/:import/rows/:line/alike': {
    summary: {
      zh: '是不是同一个人',
      en: 'Say whether a row is whom it may be; null takes that back',
    },
    who: staff,
    purpose,
    params: ImportLine,
    body: Type.Object(
      { seq: Type.Integer({ minimum: 1, maximum: 100 }), said: Nullable(Type.Enum(['same', 'different'])) },
      closed,
    ),
    reply: StagedRow,
  },
  'POST /api/imports/:import/rows/:line/occupation': {
    summary: {
      zh: '说明是哪个职业',
      en: 'Say which occupation a title of a row is; null takes that back',
    },
    who: staff,
    purpose,
    params: ImportLine,
    body: Type.Object(
      { title: Type.String({ minLength: 1, maxLength: 100 }), code: Nullable(OccupationCode) },
      closed,
    ),
    reply: StagedRow,
  },
  'POST /api/imports/:import/occupations': {
    summary: {
      zh: '同样写法的都是这个职业',
      en: 'Say which occupation a title is in all rows that have it and were not answered yet',
    },
    who: staff,
    purpose,
    params: Import,
    body: Type.Object(
      {
        title: Type.String({ minLength: 1, maxLength: 100 }),
        code: OccupationCode,
        after,
      },
      closed,
    ),
    reply: Type.Object({ rows: Type.Integer(), next: Nullable(Type.Integer()) }),
  },
  'POST /api/imports/:import/everywhere': {
    summary: {
      zh: '同样的都这样改，或都确认',
      en: 'Mend a cell in all rows that wait and have it written the same way, or confirm a doubt in all that have it',
    },
    who: staff,
    purpose,
    params: Import,
    body: Type.Union([
      Type.Object(
        {
          column: ColumnId,
          text: Type.String({ maxLength: 5000, description: 'As it stands; empty where nothing is written' }),
          becomes: Type.String({ minLength: 1, maxLength: 5000 }),
          after,
        },
        closed,
      ),
      Type.Object({ confirm: Type.String({ maxLength: 60 }), after }, closed),
    ]),
    reply: Type.Object({ rows: Type.Integer(), next: Nullable(Type.Integer()) }),
  },
  'POST /api/imports/:import/try': {
    summary: { zh: '先试一遍', en: 'Try what taking over would do, without doing it' },
    who: staff,
    purpose,
    params: Import,
    reply: ImportLook,
  },
  'POST /api/imports/:import/commit': {
    summary: { zh: '写入', en: 'Take all accepted rows over, or one' },
    who: staff,
    purpose,
    params: Import,
    body: Type.Object({ line: Nullable(Line) }, closed),
    reply: ImportLook,
  },
  'POST /api/imports/:import/undo': {
    summary: { zh: '撤销这次导入', en: 'Undo an import' },
    who: staff,
    purpose,
    params: Import,
    reply: ImportLook,
  },
  'POST /api/imports/:import/drop': {
    summary: { zh: '这个文件不导了', en: 'Give up an import of which nothing was taken over' },
    who: staff,
    purpose,
    params: Import,
    reply: ImportLook,
  },
  // A copy that leaves the house is an act: it is written down.
  'POST /api/imports/:import/failed': {
    summary: {
      zh: '没通过的行',
      en: 'Only the rows that did not pass, each with its reasons, as a workbook',
    },
    who: staff,
    purpose,
    params: Import,
    reply: Download,
  },
});
