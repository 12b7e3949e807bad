import { Problem } from '../../../../ground/problem.ts';
import { runInWorker, WorkLimitError } from '../../../../ground/workers/run-in-worker.ts';
import { fileKind, type ResumeFile, refusals } from '../../domain/resume/file-kind.ts';
import type { FromResumeFile, ReadResumeFile } from '../../workers/read-resume.ts';

/** What a thread that reads a stranger's file may use. A résumé of two pages takes 0.3 s of CPU and some 60 MB. */
const limits = { megabytes: 128, youngMegabytes: 16, seconds: 15 };

/** How much the whole process may grow meanwhile: what is unpacked lies outside the heap that a thread's limit counts. */
const mostGrowth = 384 * 2 ** 20;
const lookEvery = 25;

/** So many at a time; who comes then is asked to wait. */
const atOnce = 2;
let running = 0;

/** The words of a résumé's file. Nothing of it is kept, on no disk either. @throws Problem 422 with what to do instead; 503 where others are read. */
export async function readResumeFile(content: Uint8Array): Promise<{ text: string; kind: ResumeFile }> {
  fileKind(content);
  if (running >= atOnce)
    throw new Problem(503, 'busy', {
      zh: '现在读简历的人多，请过一分钟再试',
      en: 'Other résumés are being read; please try again in a minute',
    });
  running += 1;
  const stop = new AbortController();
  const before = process.memoryUsage.rss();
  const looking = setInterval(() => {
    if (process.memoryUsage.rss() - before > mostGrowth) stop.abort();
  }, lookEvery);
  try {
    const read = await runInWorker<ReadResumeFile, FromResumeFile>(
      'matching/read-resume',
      { content },
      limits,
      stop.signal,
    );
    if ('refused' in read) throw refusals[read.refused];
    return read;
  } catch (error) {
    // Trying again is no help: the file takes more than a résumé may.
    if (error instanceof WorkLimitError || stop.signal.aborted) throw refusals['too-much'];
    throw error;
  } finally {
    clearInterval(looking);
    running -= 1;
  }
}
