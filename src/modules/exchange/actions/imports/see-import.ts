import { sql } from 'kysely';
import { loadAreas } from '../../../../ground/areas/load.ts';
import { type Context, rowsWanted } from '../../../../ground/context.ts';
import type { OutputOf } from '../../../../ground/http/contract.ts';
import { findStaffName } from '../../../access/index.ts';
import { facts, maskIdNumber, maskPersonName, maskPhone } from '../../../people/index.ts';
import { askedOf, titleLooks } from '../../code-titles.ts';
import type { contract } from '../../contract.ts';
import type { Column, Value } from '../../domain/column.ts';
import type { RowContent } from '../../domain/row.ts';
import type { Kind } from '../../kinds/kind.ts';
import { getKind, kinds } from '../../kinds/kinds.ts';
import { getCheck, loadChecks } from '../../load-checks.ts';
import { loadForms } from '../../load-forms.ts';
import { type KindId, type KindWords, loadKind } from '../../load-kinds.ts';
import {
  columnsOf,
  contentOf,
  countsIn,
  exchange,
  getImport,
  type ImportRow,
  layoutOf,
  type StagedRowRow,
  samplesIn,
} from '../../store-imports.ts';
import { largestFile, partBytes } from './original.ts';
import { alikeLooks } from './see-alike.ts';

type Look = OutputOf<typeof contract, 'POST /api/imports'>;
type LookedRow = OutputOf<typeof contract, 'POST /api/imports/:import/rows/:line/drop'>;

const running = ['looking', 'reading', 'trying', 'committing', 'undoing'];
const taken = ['created', 'changed', 'unchanged', 'elsewhere'];

/** How fast a step is and how long it still takes, as far as that can be told after its first second. */
function pace(ctx: Context, row: ImportRow): { rate: number | null; secondsLeft: number | null } {
  if (!running.includes(row.state) || row.step_since === null) return { rate: null, secondsLeft: null };
  const seconds = (ctx.clock.now().getTime() - row.step_since.getTime()) / 1000;
  const counts = row.state === 'trying' ? countsIn(row.trial) : countsIn(row.outcomes);
  const { lastLine: _, ...outcomes } = counts;
  const done =
    row.state === 'reading' ? row.rows_in : Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  if (seconds < 1 || done === 0) return { rate: null, secondsLeft: null };
  const left = row.share > 0 ? Math.ceil((seconds / row.share) * (1 - row.share)) : null;
  return { rate: Math.round(done / seconds), secondsLeft: left };
}

/** How far its rows have been compared with each other and with the register; null where that is over, or is not done. */
function comparingOf({ state, compared_line: done, last_line: last }: ImportRow): number | null {
  const waits = state === 'checked' || state === 'trying' || state === 'committed';
  return !waits || done === null || done >= last ? null : (done + 1) / (last + 1);
}

/** An import as pages show it. */
export async function lookOf(ctx: Context, row: ImportRow): Promise<Look> {
  const outcomes = countsIn(row.outcomes);
  const sum = (names: readonly string[]) => names.reduce((total, name) => total + (outcomes[name] ?? 0), 0);
  const { lastLine: _, ...trial } = countsIn(row.trial);
  const same = row.sha256
    ? await exchange(ctx)
        .selectFrom('import')
        .select(['import_id', 'started_at'])
        .where('sha256', '=', row.sha256)
        .where('import_id', '<>', row.import_id)
        .where('started_at', '<', row.started_at)
        .where('state', '=', 'committed')
        .orderBy('started_at', 'desc')
        .limit(1)
        .executeTakeFirst()
    : undefined;
  const department = row.department === null ? undefined : facts().departments.get(row.department);
  const problem = row.problem as { detail: { zh: string; en: string } } | null;
  return {
    importId: row.import_id,
    kind: row.kind as KindId,
    kindName: getKind(row.kind).name,
    fileName: row.file_name,
    bytes: row.bytes,
    source: row.source,
    department: department ? { zh: department.zh, en: department.en } : null,
    asOf: row.as_of,
    state: row.state as Look['state'],
    problem: problem?.detail ?? null,
    rowsIn: row.rows_in,
    valid: row.valid,
    fixed: row.fixed,
    quarantined: row.quarantined,
    rejected: row.rejected,
    outcomes,
    toDo: row.valid + row.fixed - sum([...taken, 'repeated', 'undone', 'kept']),
    trial: row.trial === null ? null : trial,
    comparing: comparingOf(row),
    share: row.share,
    ...pace(ctx, row),
    startedAt: row.started_at.toISOString(),
    startedBy: row.started_by === null ? null : await findStaffName(ctx, row.started_by),
    sameAs: same ? { importId: same.import_id, at: same.started_at.toISOString() } : null,
  };
}

/** The latest imports of one's own area. */
export async function listImports(ctx: Context): Promise<Look[]> {
  const rows = await exchange(ctx)
    .selectFrom('import')
    .selectAll()
    .where('state', '<>', 'dropped')
    .orderBy('started_at', 'desc')
    .limit(rowsWanted(ctx, 100))
    .execute();
  return Promise.all(rows.map((row) => lookOf(ctx, row)));
}

const columnLook = ({ id, label, type, needed, masked: hidden, example, options }: Column) => ({
  id,
  label,
  type,
  needed,
  masked: hidden,
  example,
  options: options.map(({ code, zh, en }) => ({ code, zh, en })),
});

/** What can be brought in, and whose lists were brought in here before. */
export async function listKinds(ctx: Context) {
  const sources = await exchange(ctx).selectFrom('profile').select(['kind', 'source']).distinct().execute();
  return {
    kinds: Object.values(kinds).map(({ id }) => {
      const { name, about, columns } = loadKind(id);
      return {
        id,
        name,
        about,
        columns: columns.map(columnLook),
        sources: sources.flatMap(({ kind, source }) => (kind === id ? [source] : [])),
      };
    }),
    departments: [...facts().departments].map(([code, { zh, en }]) => ({ code, name: { zh, en } })),
    partBytes,
    largestFile,
  };
}

/** A text in part, whatever it may be: the first letter of each word, and no number by which somebody is known. */
function inPart(text: string): string {
  return maskPersonName(text.slice(0, 24))
    .replace(/\d{7,}/g, (run) => `${run.slice(0, 3)}****${run.slice(-2)}`)
    .replace(/\*{5,}/g, '****');
}

/** How the file lies: what a column that is not known holds may be personal, and is shown in part. */
function layoutLook(ctx: Context, row: ImportRow) {
  const { heads, columns, by = {}, form: formId, ...layout } = layoutOf(row);
  const form = loadForms().find(({ id }) => id === formId);
  const samples = row.state === 'mapping' ? samplesIn(ctx, row) : {};
  const known = getKind(row.kind).columns;
  const open = new Set(known.filter(({ masked: hidden }) => !hidden).map(({ id }) => columns[id]));
  return {
    ...layout,
    columns,
    by,
    form: form ? { name: form.name, source: form.source, doubt: form.doubt, lacks: [...form.lacks] } : null,
    heads: heads.map(({ at, text }) => ({
      at,
      text,
      samples: (samples[at] ?? []).map((sample) => (open.has(at) ? sample : inPart(sample))),
    })),
  };
}

/** One import with its columns, and what was found in its rows. */
export async function seeImport(ctx: Context, importId: string) {
  const row = await getImport(ctx, importId);
  const found = await exchange(ctx)
    .selectFrom('staged_row')
    .select(({ fn }) => [fn<string>('unnest', ['codes']).as('code'), fn.countAll<number>().as('rows')])
    .where('import_id', '=', importId)
    // What a person has put aside is no longer to be mended.
    .where((row) => row.or([row('state', '<>', 'rejected'), row('changed_by', 'is', null)]))
    .groupBy('code')
    .execute();
  return {
    import: await lookOf(ctx, row),
    columns: getKind(row.kind).columns.map(columnLook),
    sheets: row.sheets as string[],
    occupations: askedOf(getKind(row.kind)),
    layout: row.layout === null ? null : layoutLook(ctx, row),
    codes: found
      .map(({ code, rows }) => {
        const { name, suggestion, is, together } = getCheck(code);
        return {
          code,
          name,
          suggestion,
          rows: Number(rows),
          kind: is === 'doubt' ? ('fault' as const) : is,
          together,
        };
      })
      .sort((one, other) => other.rows - one.rows),
  };
}

/** A value in words. */
function inWords({ type, options }: Column, value: Value): string {
  const one = (part: string | number | boolean) => {
    if (type === 'yesno') return part === true ? '是' : '否';
    if (type === 'area' || type === 'areas') return loadAreas().fullName(String(part));
    return options.find(({ code }) => code === part)?.zh ?? String(part);
  };
  return Array.isArray(value) ? value.map(one).join('、') : one(value as string | number | boolean);
}

/** The same in part, where it is personal. */
function masked({ type }: Column, text: string): string {
  if (type === 'id-number') return maskIdNumber(text);
  if (type === 'phone' || type === 'contact-phone') return maskPhone(text);
  if (type === 'person-name') return maskPersonName(text);
  return '＊＊＊';
}

/** A row as the grid shows it: what is personal in part, unless that very cell is to be mended. */
export function rowLook(
  kind: Pick<Kind & KindWords, 'columns' | 'titles'>,
  row: StagedRowRow,
  content: RowContent,
  alike: LookedRow['alike'] = [],
): LookedRow {
  const { columns } = kind;
  const { told, values, faults, fixes } = content;
  const bad = new Set(faults.flatMap(({ column }) => column ?? []));
  const cells = columns.flatMap((column) => {
    const cell = told[column.id];
    const value = values[column.id];
    if (!cell && !bad.has(column.id)) return [];
    const hidden = column.masked && !bad.has(column.id);
    const understood = value === undefined ? null : inWords(column, value);
    const shown = (text: string) => (hidden ? masked(column, text) : text);
    const text = cell?.text ?? '';
    return [
      [
        column.id,
        {
          text: hidden && understood !== null ? shown(understood) : text,
          masked: hidden,
          understood: understood === null ? null : shown(understood),
        },
      ] as const,
    ];
  });
  const hides = (id: string) => columns.some((column) => column.id === id && column.masked);
  return {
    line: row.line,
    state: row.state as LookedRow['state'],
    outcome: row.outcome,
    cells: Object.fromEntries(cells),
    faults: faults.map(({ column, code, reason }) => {
      const { is, suggestion } = getCheck(code);
      return { column, code, words: reason, suggestion, doubt: is === 'doubt' };
    }),
    fixes: fixes.map(({ column, code, from, to }) => {
      const { name } = getCheck(code);
      const shown = hides(column) ? '' : `：${from} → ${to}`;
      return { column, code, words: { zh: name.zh + shown, en: name.en + shown }, suggestion: null };
    }),
    alike,
    titles: titleLooks(kind, content),
  };
}

const perPage = 50;

/** Rows of an import, a page at a time. */
export async function listRows(
  ctx: Context,
  importId: string,
  { state, code, after = -1 }: { state?: string; code?: string; after?: number },
) {
  const of = await getImport(ctx, importId);
  const kind = getKind(of.kind);
  const rows = await exchange(ctx)
    .selectFrom('staged_row')
    .selectAll()
    .where('import_id', '=', importId)
    .where('line', '>', after)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? ''))
    .$if(code !== undefined, (query) => query.where(sql<boolean>`${code ?? ''} = any (codes)`))
    .orderBy('line')
    .limit(rowsWanted(ctx, perPage + 1))
    .execute();
  const shown = rows.slice(0, rowsWanted(ctx, perPage));
  const alike = await alikeLooks(
    ctx,
    importId,
    shown.map(({ line }) => line),
  );
  return {
    fileName: of.file_name,
    source: of.source,
    only: (code !== undefined && loadChecks().get(code)?.name) || null,
    columns: columnsOf(of, kind.columns).map(({ id, label }) => ({ id, label })),
    rows: shown.map((row) => rowLook(kind, row, contentOf(ctx, row), alike.get(row.line))),
    more: rows.length > shown.length,
  };
}
