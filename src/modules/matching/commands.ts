import type { Context } from '../../ground/context.ts';
import type { Terminal } from '../../ground/terminal.ts';
import { importJobs } from './actions/import-jobs.ts';

/**
 * `leye import jobs FILE [--json]`: each line that is not taken as a result of its own, then the counts
 * `{"in":…,"accepted":…,"quarantined":…,"rejected":…}` with time and memory.
 * @returns 0: the file was read to its end; refused lines are results, not failures.
 * @throws Problem where the file is missing, in another format or broken off.
 */
export async function importJobsToTerminal(ctx: Context, terminal: Terminal, file: string): Promise<0> {
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / 1000;
  let peak = 0;
  const counts = await importJobs(ctx, file, {
    refused: (line) =>
      terminal.result(line, {
        zh: `第 ${line.line} 行 ${line.field}：${line.reason}。${line.suggestion}`,
        en: `line ${line.line} ${line.field}: ${line.code}`,
      }),
    progress: ({ bytesRead, size, lines }) => {
      const seconds = elapsed();
      peak = Math.max(peak, process.memoryUsage().rss);
      const left = bytesRead ? Math.ceil((seconds / bytesRead) * (size - bytesRead)) : 0;
      const rate = Math.round(lines / seconds);
      terminal.progress({
        zh: `已读 ${lines} 行，每秒 ${rate} 行，约剩 ${left} 秒`,
        en: `${lines} lines, ${rate} a second, about ${left} s left`,
      });
    },
  });
  const cost = { seconds: Math.round(elapsed() * 10) / 10, peakMegabytes: Math.round(peak / 2 ** 20) };
  terminal.result(
    { ...counts, ...cost },
    {
      zh: `读入 ${counts.in} 行：收下 ${counts.accepted}，待改 ${counts.quarantined}，拒收 ${counts.rejected}；${cost.seconds} 秒，内存最多 ${cost.peakMegabytes} MB`,
      en: `${counts.in} lines: ${counts.accepted} accepted, ${counts.quarantined} quarantined, ${counts.rejected} rejected`,
    },
  );
  return 0;
}
