import { WorkLimitError } from '../../../../ground/workers/run-in-worker.ts';
import { streamFromWorker } from '../../../../ground/workers/stream-from-worker.ts';
import type { FromTable, ReadTable } from '../../workers/read-table.ts';

/** What a thread that reads a stranger's file may use. */
export const readLimits = { megabytes: 160, youngMegabytes: 12, seconds: 1200 };

/** Of a file that was read through within its limits: the thread waits for whoever takes its rows over, and that may take hours. */
const wholeDay = 86_400;

/**
 * Reads a file in a thread with limits. A file that takes more is refused like any other that cannot be read: trying again is no help.
 * @param plain it `isPlain`.
 */
export async function* readInThread(input: ReadTable, plain = false): AsyncGenerator<FromTable> {
  const limits = plain ? { ...readLimits, seconds: wholeDay } : readLimits;
  try {
    yield* streamFromWorker<ReadTable, FromTable>('exchange/read-table', input, limits);
  } catch (error) {
    if (!(error instanceof WorkLimitError)) throw error;
    yield {
      refused: {
        code: 'takes-too-much',
        detail: {
          zh: '读这个文件要的内存或时间太多，没有导入；请分成几个文件，只留要导入的列',
          en: 'Reading this file takes too much memory or time; nothing was imported. Please split it and keep only the columns needed',
        },
      },
    };
  }
}

/**
 * Reads a file through without using it. @returns whether it can be read to its end and no cell of it was merged with others: then each row
 * can be taken over as soon as it is read, and nothing that comes behind it says otherwise.
 */
export async function isPlain(file: string, sheet: number): Promise<boolean> {
  const input: ReadTable = { file, sheet, after: -1, most: Number.MAX_SAFE_INTEGER, unsent: true };
  let merged: readonly string[] | undefined;
  for await (const found of readInThread(input)) if ('merged' in found) merged = found.merged;
  return merged?.length === 0;
}
