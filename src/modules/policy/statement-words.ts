import type { Day } from '../../ground/clock/day.ts';
import type { Words } from '../../ground/problem.ts';
import { amountWords } from './domain/amount-words.ts';
import type { Catalogue } from './domain/definition.ts';
import { untilWords, withinWords } from './domain/library/answers.ts';
import type { Statement } from './domain/statements.ts';
import { atomWords, limitWords } from './domain/words.ts';

const nameOf = (catalogue: Catalogue, id: string): Words =>
  catalogue.policies.find((one) => one.id === id)?.name ?? { zh: id, en: id };

/** What a statement says, in the sentence that pages have for it; `about` and `value`: of what it speaks, and what it holds that against. */
export function statementWords(
  catalogue: Catalogue,
  statement: Statement,
  today: Day,
): { words: Words; about: Words | null; value: Words | null } {
  switch (statement.kind) {
    case 'atom': {
      const { atom } = statement;
      return {
        words: atomWords(catalogue, atom),
        about: catalogue.facts.get(atom.fact)?.label ?? null,
        value: limitWords(catalogue, atom),
      };
    }
    case 'in-force':
      return { words: untilWords(statement.policy, today), about: null, value: null };
    case 'amount':
      return { words: amountWords(statement.policy), about: null, value: null };
    case 'exclusion': {
      const { policy, within } = statement.exclusion;
      const other = nameOf(catalogue, policy);
      return {
        words: {
          zh: `和“${other.zh}”：${withinWords[within].zh}`,
          en: `With “${other.en}”: ${withinWords[within].en}`,
        },
        about: null,
        value: null,
      };
    }
  }
}
