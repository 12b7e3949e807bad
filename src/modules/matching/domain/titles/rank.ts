import type { TitleComparer } from './closeness.ts';

/** A title of a list, by the name that the list gives it. */
export interface ListedTitle {
  id: string;
  title: string;
}

/**
 * The whole corpus for each query, the nearest first; of two as near the one that stands first.
 * @param bring more to add to the nearness of a query and a title of the corpus, by their places in the lists.
 */
export function rankTitles(
  comparer: TitleComparer,
  queries: readonly ListedTitle[],
  corpus: readonly ListedTitle[],
  bring: (query: number, document: number) => number = () => 0,
): { query: string; ranking: string[] }[] {
  const read = corpus.map(({ title }) => comparer.read(title));
  return queries.map(({ id, title }, query) => {
    const asked = comparer.read(title);
    const near = Float64Array.from(read, (one, at) => comparer.nearness(asked, one) + bring(query, at));
    const order = [...near.keys()].sort((a, b) => (near[b] ?? 0) - (near[a] ?? 0) || a - b);
    return { query: id, ranking: order.map((at) => corpus[at]?.id ?? '') };
  });
}
