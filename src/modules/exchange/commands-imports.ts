import { setFlagsFromString } from 'node:v8';
import type { Words } from '../../ground/problem.ts';
import type { Terminal } from '../../ground/terminal.ts';
import { type FileToImport, importFile, notCompared } from './actions/imports/import-file.ts';
import type { Transact } from './actions/imports/original.ts';
import type { Starter } from './actions/imports/start-import.ts';
import { getKind } from './kinds/kinds.ts';
import { getCheck } from './load-checks.ts';
import { type KindId, kindIds, loadKind } from './load-kinds.ts';
import { alike, alikeCode } from './store-alike.ts';
import { contentOf, countsIn, exchange, type ImportRow } from './store-imports.ts';

export { type KindId, kindIds };

/** What a kind of list is called. */
export const nameOfKind = (kind: KindId): Words => loadKind(kind).name;

/**
 * `leye import KIND FILE`: brings a list in, shows how far it is, then each row that was not taken as a result of its own, then the counts
 * `{"in":…,"accepted":…,"quarantined":…,"rejected":…}` with outcomes, time and memory.
 * @returns 0: the file was read to its end; rows to be mended are results, not failures.
 * @throws Problem where the file cannot be read or lacks a column.
 */
export async function importToTerminal(
  transact: Transact,
  terminal: Terminal,
  input: FileToImport,
  starter: Starter,
): Promise<0> {
  // Left to itself the heap grows to four times what is in use before it is swept: 417 MB for a million rows. With 50 they were 263, and a
  // third more of the processor's time.
  setFlagsFromString('--heap-growing-percent=100');
  const began = performance.now();
  const used = process.cpuUsage();
  let peak = 0;
  const row = await importFile(transact, input, starter, (now) => {
    peak = Math.max(peak, process.memoryUsage().rss);
    const seconds = (performance.now() - began) / 1000;
    const left = now.share > 0 ? Math.ceil((1 - now.share) * (seconds / now.share)) : 0;
    const done =
      now.state === 'reading' ? now.rows_in : sumOf(now.state === 'trying' ? now.trial : now.outcomes);
    terminal.progress({
      zh: `${stepWords[now.state] ?? ''} ${done} 行，每秒 ${Math.round(done / seconds)} 行，这一步约剩 ${left} 秒`,
      en: `${now.state}: ${done} rows, about ${left} s left`,
    });
  });
  await tellRefused(transact, terminal, row);
  const alikeRows = await tellAlike(transact, terminal, row);
  const notYet = notCompared(row);
  const accepted = row.valid + row.fixed;
  const { lastLine: _, ...outcomes } = countsIn(input.dryRun ? row.trial : row.outcomes);
  const cost = {
    seconds: Math.round((performance.now() - began) / 100) / 10,
    peakMegabytes: Math.round(peak / 2 ** 20),
    // Of this process: what it takes on a machine that others use too.
    cpuSeconds: Math.round(coreSeconds(process.cpuUsage(used))),
  };
  terminal.result(
    {
      importId: row.import_id,
      in: row.rows_in,
      accepted,
      quarantined: row.quarantined,
      rejected: row.rejected,
      dryRun: input.dryRun,
      outcomes,
      ...(kindCompares(row) ? { alike: alikeRows, notCompared: notYet } : {}),
      ...cost,
    },
    {
      zh: `读入 ${row.rows_in} 行：收下 ${accepted}，待改 ${row.quarantined}，拒收 ${row.rejected}；${outcomeWords(outcomes, input.dryRun)}${cost.seconds} 秒，内存最多 ${cost.peakMegabytes} MB${comparedWords(alikeRows, notYet, input.dryRun).zh}`,
      en: `${row.rows_in} rows: ${accepted} accepted, ${row.quarantined} quarantined, ${row.rejected} rejected${comparedWords(alikeRows, notYet, input.dryRun).en}`,
    },
  );
  return 0;
}

const kindCompares = ({ kind }: ImportRow) => getKind(kind).likenessOf !== undefined;

/** What is still to be done about people who may be one: nobody could be asked here. */
function comparedWords(alikeRows: number, notYet: number, dryRun: boolean): Words {
  if (notYet > 0)
    return {
      zh: `；名单长，${notYet} 人先写入、还没和别人比对，平台开着就马上接着比，像的会列在“可能重复的人”里`,
      en: `; of this long list ${notYet} went in before they were compared; that begins at once where the platform runs, and who is alike stands among the duplicates`,
    };
  if (alikeRows === 0 || dryRun) return { zh: '', en: '' };
  return {
    zh: `；${alikeRows} 行可能与已登记的人相同，按新的写入了，请到“可能重复的人”里定`,
    en: `; ${alikeRows} rows may be somebody on record: they went in as new and wait among the duplicates`,
  };
}

const coreSeconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1e6;

const stepWords: Record<string, string> = { reading: '已读', trying: '已试', committing: '已写入' };

function sumOf(counts: unknown): number {
  const { lastLine: _, ...outcomes } = countsIn(counts);
  return Object.values(outcomes).reduce((sum, count) => sum + count, 0);
}

const doneWords: Record<string, string> = {
  created: '新建',
  changed: '更新',
  unchanged: '不变',
  repeated: '重复',
  elsewhere: '在别处',
};

function outcomeWords(outcomes: Record<string, number>, dryRun: boolean): string {
  const words = Object.entries(outcomes).map(([done, count]) => `${doneWords[done] ?? done} ${count}`);
  return words.length > 0 ? `${dryRun ? '会' : ''}${words.join('、')}；` : '';
}

/** Rows that may be somebody on record, or another row: whom, and how likely; nothing of anybody but that. @returns how many. */
async function tellAlike(
  transact: Transact,
  terminal: Terminal,
  { import_id: importId }: ImportRow,
): Promise<number> {
  const found = await transact((ctx) =>
    alike(ctx)
      .selectFrom('row_alike')
      .select(['line', 'person_id', 'other_line', 'weight'])
      .where('import_id', '=', importId)
      .where('said', 'is', null)
      .orderBy('line')
      .orderBy('seq')
      .execute(),
  );
  const { name } = getCheck(alikeCode);
  for (const { line, person_id: personId, other_line: otherLine, weight } of found) {
    terminal.result(
      { line, verdict: alikeCode, personId, otherLine, weight },
      {
        zh: `第 ${line} 行${otherLine === null ? name.zh : `可能和第 ${otherLine} 行是同一个人`}，像的程度 ${weight.toFixed(1)}`,
        en: `line ${line}: ${name.en}${otherLine === null ? '' : ` (line ${otherLine})`}, weight ${weight.toFixed(1)}`,
      },
    );
  }
  return new Set(found.map(({ line }) => line)).size;
}

/** Every row that waits to be mended or was rejected, with its reasons; values stay where they are. */
async function tellRefused(
  transact: Transact,
  terminal: Terminal,
  { import_id: importId, kind }: ImportRow,
): Promise<void> {
  const { columns } = getKind(kind);
  const label = (id: string | null) => columns.find((column) => column.id === id)?.label.zh ?? '整行';
  for (let after = -1; ; ) {
    const rows = await transact(async (ctx) => {
      const some = await exchange(ctx)
        .selectFrom('staged_row')
        .selectAll()
        .where('import_id', '=', importId)
        .where('state', 'in', ['quarantined', 'rejected'])
        .where('line', '>', after)
        .orderBy('line')
        .limit(500)
        .execute();
      return some.map((row) => ({ line: row.line, state: row.state, faults: contentOf(ctx, row).faults }));
    });
    for (const { line, state, faults } of rows) {
      for (const { column, code, reason } of faults) {
        const suggestion = getCheck(code).suggestion?.zh ?? '';
        terminal.result(
          { line, verdict: state, column, code, reason: reason.zh, suggestion },
          {
            zh: `第 ${line} 行 ${label(column)}：${reason.zh}。${suggestion}`,
            en: `line ${line} ${column ?? ''}: ${code}`,
          },
        );
      }
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.line;
  }
}
