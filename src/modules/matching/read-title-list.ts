import { readFileSync } from 'node:fs';
import { Problem } from '../../ground/problem.ts';
import type { ListedTitle } from './domain/titles/rank.ts';

const unreadable = (file: string, reason: { zh: string; en: string }) =>
  new Problem(422, 'unreadable-titles', {
    zh: `${file} 不是职位名称表：${reason.zh}`,
    en: `${file} is no list of titles: ${reason.en}`,
  });

function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const { message } = error as Error;
    throw unreadable(file, { zh: message, en: message });
  }
}

/**
 * Reads a list of titles: a head, then a line a title, number and title with a tab between, in UTF-8.
 * @throws Problem 422 naming the file, the line and what to write there.
 */
export function readTitleList(file: string): ListedTitle[] {
  const lines = textOf(file).split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const seen = new Set<string>();
  return lines.slice(1).map((line, at) => {
    const [id = '', title = '', ...more] = line.split('\t');
    const refuse = (zh: string, en: string) =>
      unreadable(file, { zh: `第 ${at + 2} 行${zh}`, en: `line ${at + 2}: ${en}` });
    if (id.trim() === '' || title.trim() === '' || more.length > 0)
      throw refuse('要写成 编号、制表符、职位名称', 'write number, tab, title');
    if (seen.has(id)) throw refuse(`编号 ${id} 已经有了，请换一个`, `number ${id} stands above; use another`);
    seen.add(id);
    return { id, title };
  });
}
