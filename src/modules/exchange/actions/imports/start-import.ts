import { sql } from 'kysely';
import { dayOf, isDay } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { planJob } from '../../../../ground/jobs/jobs.ts';
import { fieldProblem, Problem } from '../../../../ground/problem.ts';
import { facts } from '../../../people/index.ts';
import { getKind } from '../../kinds/kinds.ts';
import { changeImport, exchange, getImport, type ImportRow, lockImport } from '../../store-imports.ts';
import { hashOfParts, keepPart, largestFile, partBytes, partsHere } from './original.ts';

/** What somebody says of a file before it is sent. */
export interface NewImport {
  importId: string;
  kind: string;
  fileName: string;
  bytes: number;
  /** What the list calls itself: the same word for the same list of the next month. */
  source: string;
  /** A department of data/departments.yaml, or null for a station's own list. */
  department: string | null;
  /** The day on which it was true; today where nothing is said. */
  asOf: string | null;
}

/** Where the rows of an import belong, and who brings it. */
export type Starter = { area: { code: string; lo: number; hi: number }; staffId: string | null };

/**
 * Begins an import; the same id again changes nothing.
 * @throws Problem 422 naming /kind, /bytes, /department, /asOf.
 */
export async function startImport(
  ctx: Context,
  input: NewImport,
  { area, staffId }: Starter,
): Promise<ImportRow> {
  const kind = getKind(input.kind);
  const today = dayOf(ctx.clock.now());
  if (input.bytes > largestFile || input.bytes < 1) {
    throw fieldProblem('/bytes', 'file-size', {
      zh: `文件要有内容，最大 ${largestFile / 2 ** 20} MB；太大的请分成几个`,
      en: `A file has 1 byte to ${largestFile / 2 ** 20} MB; please split a larger one`,
    });
  }
  if (input.department !== null && !facts().departments.has(input.department)) {
    throw fieldProblem('/department', 'no-such-department', {
      zh: '没有这个部门，请重新选',
      en: 'There is no such department; please choose again',
    });
  }
  if (input.asOf !== null && !isDay(input.asOf)) {
    throw fieldProblem('/asOf', 'no-such-day', {
      zh: '没有这一天，请重新选日期',
      en: 'There is no such day; please choose again',
    });
  }
  if (input.asOf !== null && input.asOf > today) {
    throw fieldProblem('/asOf', 'not-yet', {
      zh: '名单的日期不能晚于今天',
      en: 'The day of the list cannot lie ahead',
    });
  }
  const now = ctx.clock.now();
  await exchange(ctx)
    .insertInto('import')
    .values({
      import_id: input.importId,
      kind: kind.id,
      file_name: input.fileName,
      bytes: input.bytes,
      source: input.source,
      department: input.department,
      as_of: input.asOf ?? today,
      state: 'receiving',
      area_code: area.code,
      area_lo: area.lo,
      area_hi: area.hi,
      started_by: staffId,
      started_at: now,
      changed_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return getImport(ctx, input.importId);
}

/**
 * What a command that was stopped has left of the same file under the same words; its rows so far need not be read again.
 * @param untaken only where nothing of it was taken over.
 */
export function findLeftOver(
  ctx: Context,
  about: Pick<NewImport, 'kind' | 'source' | 'department' | 'asOf'> & { sha256: Buffer },
  { area }: Starter,
  { states, untaken }: { states: readonly string[]; untaken: boolean },
): Promise<ImportRow | undefined> {
  const found = exchange(ctx)
    .selectFrom('import')
    .selectAll()
    .where('sha256', '=', about.sha256)
    .where('kind', '=', about.kind)
    .where('source', '=', about.source)
    .where('department', 'is not distinct from', about.department)
    .where('as_of', '=', about.asOf ?? dayOf(ctx.clock.now()))
    .where('area_code', '=', area.code)
    .where('started_by', 'is', null)
    .where('state', 'in', [...states])
    .orderBy('started_at', 'desc')
    .limit(1);
  return (untaken ? found.where(sql<boolean>`outcomes - 'repeated' = '{}'`) : found).executeTakeFirst();
}

/** The area and the name under which a member of staff brings lists. */
export function starterOf({ actor }: Context): Starter {
  if (!actor.area) throw new Error('who brings a list works in an area');
  return { area: actor.area, staffId: actor.id };
}

/** How many parts a file has. */
export const partsOf = ({ bytes }: Pick<ImportRow, 'bytes'>) => Math.ceil(bytes / partBytes);

/**
 * Takes a part of the file; when the last is here the file is looked at. Parts may come in any order and more than once.
 * @throws Problem 409 `not-receiving`; 422 naming /content.
 */
export async function addPart(
  ctx: Context,
  importId: string,
  part: number,
  content: Buffer,
): Promise<{ missing: number[] }> {
  const row = await lockImport(ctx, importId);
  const parts = partsOf(row);
  if (row.state !== 'receiving') return { missing: [] };
  const wanted = part === parts - 1 ? row.bytes - (parts - 1) * partBytes : partBytes;
  if (part >= parts || content.length !== wanted) {
    throw fieldProblem('/content', 'part-size', {
      zh: '这一段的大小不对，请重新选文件再传',
      en: 'This part has not the size it should have; please choose the file again',
    });
  }
  await keepPart(ctx, row, part, content);
  const here = new Set(await partsHere(ctx, importId));
  const missing = Array.from({ length: parts }, (_, at) => at).filter((at) => !here.has(at));
  if (missing.length === 0) {
    await changeImport(ctx, importId, {
      sha256: await hashOfParts(ctx, importId, parts),
      ...begun(ctx, 'looking'),
    });
    await planStep(ctx, importId);
  }
  return { missing };
}

/** A step begins. */
export const begun = (
  ctx: Pick<Context, 'clock'>,
  state: 'looking' | 'reading' | 'trying' | 'committing' | 'undoing',
) => ({
  state,
  share: 0,
  step_since: ctx.clock.now(),
});

/** Has the import's next step done by a job. */
export function planStep(ctx: Context, importId: string): Promise<void> {
  return planJob(ctx, 'exchange.step-import', { importId });
}

/** Moves an import on, where it stands where that can be done. @throws Problem 409 `import-elsewhere`. */
export async function moveImport(
  ctx: Context,
  importId: string,
  from: readonly string[],
  to: Parameters<typeof begun>[1],
): Promise<ImportRow> {
  const row = await lockImport(ctx, importId);
  if (row.state === to) return row;
  if (!from.includes(row.state)) throw notNow();
  await changeImport(ctx, importId, begun(ctx, to));
  await planStep(ctx, importId);
  return row;
}

export const notNow = () =>
  new Problem(409, 'import-not-there', {
    zh: '这次导入还没到这一步，或已经过了，请刷新看进度',
    en: 'This import is not at that step; please reload to see where it stands',
  });
