import type { Log } from '../../ground/log.ts';
import type { Terminal } from '../../ground/terminal.ts';
import { type ListedTitle, rankTitles } from './domain/titles/rank.ts';
import { type EmbeddingsServer, embed } from './embeddings.ts';
import { loadTitleComparer } from './load-titles.ts';
import { readTitleList } from './read-title-list.ts';

/** Of a ranking a person reads the first ones. */
const shown = 5;

/**
 * How much the cosine of two vectors counts beside the nearness by the lexicon. Not tuned, for no model is shipped: both run from 0 to 1, and
 * neither is to overrule the other.
 */
const share = 1;

interface Tools {
  terminal: Terminal;
  log: Log;
  /** null: titles are compared by the lexicon alone. */
  embeddings: EmbeddingsServer | null;
}

type Bring = (query: number, document: number) => number;

/** What vectors add to the nearness of two titles; nothing where there is no server, or none that answers. */
async function bringVectors(
  { log, embeddings }: Tools,
  queries: readonly ListedTitle[],
  corpus: readonly ListedTitle[],
): Promise<Bring | undefined> {
  if (embeddings === null) return undefined;
  const answer = await embed(
    embeddings,
    [...queries, ...corpus].map(({ title }) => title),
  );
  if ('none' in answer) {
    log.warn({ why: answer.none }, 'no vectors of titles: compared by the lexicon alone');
    return undefined;
  }
  const { vectors } = answer;
  return (query, document) => {
    const other = vectors[queries.length + document];
    return share * (vectors[query]?.reduce((sum, each, at) => sum + each * (other?.[at] ?? 0), 0) ?? 0);
  };
}

/**
 * `leye match titles --queries FILE --corpus FILE --json`: for each title of the one file all titles of the other, the nearest first, as
 * `{ query, ranking }` by the numbers that the files give them.
 * @throws Problem where a file cannot be read.
 */
export async function matchTitles(tools: Tools, files: { queries: string; corpus: string }): Promise<0> {
  const queries = readTitleList(files.queries);
  const corpus = readTitleList(files.corpus);
  const bring = await bringVectors(tools, queries, corpus);
  const titleOf = new Map(corpus.map(({ id, title }) => [id, title]));
  for (const [at, { query, ranking }] of rankTitles(loadTitleComparer(), queries, corpus, bring).entries()) {
    const first = ranking.slice(0, shown).map((id) => titleOf.get(id));
    tools.terminal.result(
      { query, ranking },
      {
        zh: `${queries[at]?.title}：${first.join('、')}`,
        en: `the nearest ${first.length} of ${ranking.length}`,
      },
    );
  }
  return 0;
}
