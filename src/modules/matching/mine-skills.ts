import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Problem } from '../../ground/problem.ts';
import type { Terminal } from '../../ground/terminal.ts';
import { askedFor } from './domain/analysis/asked-for.ts';
import { phrasesOf } from './domain/analysis/phrases.ts';
import { findSkills } from './load-skills.ts';

/** What was found less often is mostly a slip or a name of one employer. */
const least = 5;

function unreadable(file: string, why: string): Problem {
  return new Problem(422, 'unreadable-ads', {
    zh: `${file} 不是岗位文件：${why}，要一行一个 JSON`,
    en: `${file} is no file of advertisements: ${why}; write one JSON object a line`,
  });
}

/** The descriptions of a file, one advertisement a line, packed by gzip or not. */
function descriptionsOf(file: string): string[] {
  try {
    const bytes = readFileSync(file);
    const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim().split('\n');
    return lines.flatMap((line) => {
      const { description } = JSON.parse(line) as { description?: unknown };
      return typeof description === 'string' ? [description] : [];
    });
  } catch (error) {
    throw unreadable(file, (error as Error).message);
  }
}

/** What stands behind 熟悉, 掌握, 会 and the like in these texts and is no word of the lexicon, by how many texts ask for it. */
export function countUnknown(descriptions: readonly string[]): [words: string, texts: number][] {
  const texts = new Map<string, number>();
  for (const description of descriptions) {
    const asked = phrasesOf(description)
      .filter(({ section }) => section !== 'duties')
      .flatMap((phrase) => askedFor(phrase).map(({ words }) => words.toLowerCase()));
    for (const words of new Set(asked)) texts.set(words, (texts.get(words) ?? 0) + 1);
  }
  return [...texts]
    .filter(([words, count]) => count >= least && findSkills(words).length === 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

/**
 * `leye match mine --ads FILE`: words that advertisements ask for and data/matching/skills.yaml has not, the most asked for first, for somebody to go
 * through. Nothing is added by itself.
 * @throws Problem where the file cannot be read.
 */
export function mineSkills(terminal: Terminal, file: string): 0 {
  for (const [words, texts] of countUnknown(descriptionsOf(file)))
    terminal.result({ words, texts }, { zh: `${words} ${texts}`, en: `asked for by ${texts}` });
  return 0;
}
