import { citationText } from './citations.ts';
import type { Policy } from './definition.ts';
import { type Statement, statementsIn } from './statements.ts';

/** A statement that says something else than before, and of which nobody has said where that was read. */
export interface UnreadChange {
  statement: Statement;
  /** The sources that it keeps: what they say is what it said before. */
  kept: readonly string[];
}

/**
 * What a text says otherwise than today's while it still names the old sources, or none and no doubt: who read 3000元 in S17 has not read
 * 4000元 there. A changed statement names another source or another article, or none, and is doubted until two have read it.
 */
export function changedUnread(today: Policy, text: Policy): UnreadChange[] {
  const before = new Map(statementsIn(today).map((statement) => [statement.id, statement]));
  return statementsIn(text).flatMap((statement) => {
    const { id, says, sources, articles, doubt } = statement;
    const was = before.get(id);
    // What is shared is not written here.
    if (was?.says === says || !id.startsWith(`${text.id}.`)) return [];
    const cited = new Set(was?.articles.map(citationText));
    const anew =
      sources.some((source) => !was?.sources.includes(source)) ||
      articles.some((one) => !cited.has(citationText(one)));
    const doubted = sources.length === 0 && doubt !== null;
    return anew || doubted ? [] : [{ statement, kept: sources }];
  });
}
