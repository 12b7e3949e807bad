import type { Terminal } from '../../ground/terminal.ts';
import { titleComparer } from './domain/titles/closeness.ts';
import { rankTitles } from './domain/titles/rank.ts';
import { loadTitles, titlesOfClassification } from './load-titles.ts';
import { readTitleList } from './read-title-list.ts';

/** Of a ranking a person reads the first ones. */
const shown = 5;

/**
 * `leye match titles --queries FILE --corpus FILE --json`: for each title of the one file all titles of the other, the nearest first, as
 * `{ query, ranking }` by the numbers that the files give them.
 * @throws Problem where a file cannot be read.
 */
export function matchTitles(terminal: Terminal, files: { queries: string; corpus: string }): 0 {
  const queries = readTitleList(files.queries);
  const corpus = readTitleList(files.corpus);
  const comparer = titleComparer(loadTitles(), titlesOfClassification());
  const titleOf = new Map(corpus.map(({ id, title }) => [id, title]));
  for (const [at, { query, ranking }] of rankTitles(comparer, queries, corpus).entries()) {
    const first = ranking.slice(0, shown).map((id) => titleOf.get(id));
    const asked = queries[at]?.title;
    terminal.result(
      { query, ranking },
      { zh: `${asked}：${first.join('、')}`, en: `the nearest ${first.length} of ${ranking.length}` },
    );
  }
  return 0;
}
