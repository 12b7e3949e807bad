import type { Citation } from './condition.ts';
import type { Policy } from './definition.ts';
import { statementsIn } from './statements.ts';

/** Where something stands, as it is said: 失业保险条例第十四条第（一）项. */
export const citationText = ({ document, article }: Pick<Citation, 'document' | 'article'>): string =>
  `${document}${article}`;

/** The articles of each document in which a policy stands, by the document's number, each article once and without its parts. */
export function articlesCited(policy: Policy): ReadonlyMap<string, readonly string[]> {
  const cited = new Map<string, Set<string>>();
  const all = statementsIn(policy).flatMap(({ articles }) => articles);
  for (const { document, article } of [...all, ...(policy.workingDaysFrom?.articles ?? [])]) {
    const articles = cited.get(document) ?? new Set();
    cited.set(document, articles);
    for (const one of article.match(/第[〇零一二三四五六七八九十百]+条/g) ?? [article]) articles.add(one);
  }
  return new Map([...cited].map(([document, articles]) => [document, [...articles]]));
}
