import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Day } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { Problem } from '../../../../ground/problem.ts';
import { newId } from '../../../../ground/uuid.ts';
import { getKind } from '../../kinds/kinds.ts';
import { changeImport, countsIn, getImport, type ImportRow, layoutOf, sheetOf } from '../../store-imports.ts';
import { lookForDuplicatesNow } from '../duplicates/note-candidates.ts';
import { compareRows } from './compare-rows.ts';
import { lookAtFile, missingColumns } from './look-at-file.ts';
import { hashOfFile, keepFile, type Transact } from './original.ts';
import { isPlain } from './read-in-thread.ts';
import { stageRows } from './stage-rows.ts';
import { begun, findLeftOver, type Starter, startImport } from './start-import.ts';
import { takeOver, tryTakingOver } from './take-over.ts';

/** A file of this machine that is to be brought in at once. */
export interface FileToImport {
  file: string;
  kind: string;
  source: string | null;
  department: string | null;
  asOf: Day | null;
  /** Only tried: nothing is taken over. */
  dryRun: boolean;
}

/**
 * Rows up to which a list of people is compared before it is taken over, as a page does it: four seconds of a core. A longer one goes in first, since
 * 50,000 rows would take two thirds longer, and is compared by the job that looks for duplicates, which begins at once where the platform runs.
 */
const comparedFirst = 5000;

/** Bytes of a file from which on the thread that reads it through, 0.1 s of a core to begin with, saves more than it takes. */
const worthReadingThrough = 2 ** 18;

const atOnce = (kind: string, bytes: number) =>
  getKind(kind).prepare !== undefined && bytes >= worthReadingThrough;

const unreadable = (file: string) =>
  new Problem(422, 'unreadable-file', {
    zh: `找不到文件 ${file}，请核对路径`,
    en: `there is no file ${file}; please check the path`,
  });

const move = (transact: Transact, importId: string, step: Parameters<typeof begun>[1]) =>
  transact((ctx) => changeImport(ctx, importId, begun(ctx, step)));

/**
 * Brings a file in from its start to its end, with the columns as they are suggested: kept, looked at, read, and taken over. Where the same
 * command was stopped on the way, it goes on with what that left.
 * @param watch hears how far it is, after each lot.
 * @throws Problem where the file cannot be read, or lacks a column that is needed.
 */
export async function importFile(
  transact: Transact,
  { file, kind, source, department, asOf, dryRun }: FileToImport,
  starter: Starter,
  watch: (row: ImportRow) => void = () => {},
): Promise<ImportRow> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw unreadable(file);
  const sha256 = await hashOfFile(file);
  const fileName = basename(file);
  const about = { kind, source: source ?? fileName, department, asOf };
  const row =
    (await transact((ctx) => findLeftOver(ctx, { ...about, sha256 }, starter, leftOver(dryRun)))) ??
    (await transact((ctx) =>
      startImport(
        ctx,
        { ...about, importId: newId(ctx.clock.now().getTime()), fileName, bytes: found.size },
        starter,
      ),
    ));
  const { import_id: importId } = row;
  const see = () => transact((ctx: Context) => getImport(ctx, importId));
  let told = 0;
  const heard = async () => {
    if (performance.now() - told < 250) return;
    told = performance.now();
    watch(await see());
  };
  const isNew = row.state === 'receiving';
  if (isNew || row.state === 'reading') {
    // Read through beside the writing of its parts: what is taken over with its lot need not be opened and read once more.
    const [plain] = await Promise.all([
      !dryRun && atOnce(kind, found.size) && isPlain(file, sheetOf(row)),
      isNew ? lookAtNew(transact, row, { file, sha256 }) : undefined,
    ]);
    await stageRows(transact, importId, file, { taking: plain, watch: heard });
    const staged = await see();
    if (staged.state === 'refused') throw refusal(staged);
  }
  // Whoever only tries is told whom a row may be. Else nobody is there to say it: what was said of an earlier list holds, the others stand in the queue.
  if (dryRun || (await see()).rows_in <= comparedFirst) await compareRows(transact, importId);
  await move(transact, importId, dryRun ? 'trying' : 'committing');
  if (dryRun) await transact((ctx) => changeImport(ctx, importId, { trial: {} }));
  const options = { watch: heard };
  await (dryRun ? tryTakingOver(transact, importId, options) : takeOver(transact, importId, options));
  const done = await see();
  if (notCompared(done) > 0) await transact((ctx) => lookForDuplicatesNow(ctx, importId));
  return done;
}

/** People of a list that went in without having been compared with the others and with the register. */
export function notCompared({ kind, compared_line: compared, outcomes }: ImportRow): number {
  if (!getKind(kind).likenessOf || compared !== null) return 0;
  const { created = 0, changed = 0 } = countsIn(outcomes);
  return created + changed;
}

/** Where a stopped command may be gone on with; what is half taken over is not tried. */
const leftOver = (dryRun: boolean) => ({
  states: ['reading', 'checked', ...(dryRun ? [] : ['committing'])],
  untaken: dryRun,
});

/** Keeps the file and lays its columns out as they are suggested. */
async function lookAtNew(
  transact: Transact,
  row: ImportRow,
  { file, sha256 }: { file: string; sha256: Buffer },
): Promise<void> {
  const { import_id: importId, kind } = row;
  await keepFile(transact, row, file);
  await transact((ctx) => changeImport(ctx, importId, { sha256, ...begun(ctx, 'looking') }));
  await lookAtFile(transact, importId, file);
  const looked = await transact((ctx) => getImport(ctx, importId));
  if (looked.state === 'refused') throw refusal(looked);
  const missing = missingColumns(kind, layoutOf(looked));
  if (missing.length > 0) {
    throw new Problem(422, 'missing-columns', {
      zh: `表头里找不到：${missing.map(({ label }) => label.zh).join('、')}；请在网页上指定是哪一列`,
      en: `The head names no ${missing.map(({ label }) => label.en).join(', ')}; please say on the page which column that is`,
    });
  }
  await move(transact, importId, 'reading');
}

function refusal({ problem }: ImportRow): Problem {
  const { code, detail } = problem as { code: string; detail: { zh: string; en: string } };
  return new Problem(422, code, detail);
}
