import { expect, it } from 'vitest';
import { Problem } from '../../../../ground/problem.ts';
import { makePdf, makePdfBomb } from '../../testing/resumes.ts';
import { readResumeFile } from './read-file.ts';

const code = (error: unknown) => (error instanceof Problem ? error.code : String(error));

it('a PDF of 1 MB that unpacks to a gigabyte ends, and the process goes on', async () => {
  const before = process.memoryUsage.rss();
  const bomb = makePdfBomb(2 ** 30);
  expect(bomb.length).toBeLessThan(2 ** 21);
  expect(await readResumeFile(bomb).catch(code)).toBe('too-much');
  expect(process.memoryUsage.rss() - before).toBeLessThan(1.5 * 2 ** 30);
  expect((await readResumeFile(makePdf(['会开叉车，也会理货盘点']))).text.trim()).toBe(
    '会开叉车，也会理货盘点',
  );
}, 120_000);
