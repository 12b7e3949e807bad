import type { Citation } from './condition.ts';
import type { Policy } from './definition.ts';
import { statementsIn } from './statements.ts';

/** Where something stands, as it is said: 失业保险条例第十四条第（一）项. */
export const citationText = ({ document, article }: Pick<Citation, 'document' | 'article'>): string =>
  `${document}${article}`;

const digits = '〇一二三四五六七八九';

/** 第二十四条 is 24: articles are listed in their order. */
function numberOf(article: string): number {
  let [whole, digit] = [0, 0];
  for (const sign of article) {
    if (digits.includes(sign)) digit = digits.indexOf(sign);
    const unit = sign === '十' ? 10 : sign === '百' ? 100 : 0;
    if (unit > 0) [whole, digit] = [whole + (digit || 1) * unit, 0];
  }
  return whole + digit;
}

/** The articles of each document in which a policy stands, by the document's number, each article once, without its parts, in their order. */
export function articlesCited(policy: Policy): ReadonlyMap<string, readonly string[]> {
  const cited = new Map<string, Set<string>>();
  const all = statementsIn(policy).flatMap(({ articles }) => articles);
  for (const { document, article } of [...all, ...(policy.workingDaysFrom?.articles ?? [])]) {
    const articles = cited.get(document) ?? new Set();
    cited.set(document, articles);
    for (const one of article.match(/第[〇零一二三四五六七八九十百]+条/g) ?? [article]) articles.add(one);
  }
  const inOrder = (articles: ReadonlySet<string>) =>
    [...articles].sort((one, other) => numberOf(one) - numberOf(other));
  return new Map([...cited].map(([document, articles]) => [document, inOrder(articles)]));
}
