import type { Answer, Answers } from './case-type.ts';

/**
 * A condition on earlier answers, as data. It is true, false, or not known (null): an answer that is missing, or 说不清楚,
 * makes every test of it not known, and only what is true is acted on.
 */
export type Condition =
  | { question: string; is: string | number | boolean }
  | { question: string; in: string[] }
  | { question: string; has: string }
  | { question: string; some: true }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

type Verdict = boolean | null;

function verdictOf(condition: Condition, answer: Answer): Verdict {
  if (answer === null) return null;
  if ('is' in condition) return answer === condition.is;
  if ('in' in condition) return typeof answer === 'string' && condition.in.includes(answer);
  if ('has' in condition) return Array.isArray(answer) && answer.includes(condition.has);
  return !Array.isArray(answer) || answer.length > 0;
}

/** Whether a condition holds, by Kleene's three values: one false is enough against `all`, one true is enough for `any`. */
export function holds(condition: Condition, answers: Answers): Verdict {
  if ('all' in condition) {
    const verdicts = condition.all.map((each) => holds(each, answers));
    return verdicts.includes(false) ? false : verdicts.includes(null) ? null : true;
  }
  if ('any' in condition) {
    const verdicts = condition.any.map((each) => holds(each, answers));
    return verdicts.includes(true) ? true : verdicts.includes(null) ? null : false;
  }
  if ('not' in condition) {
    const verdict = holds(condition.not, answers);
    return verdict === null ? null : !verdict;
  }
  return verdictOf(condition, answers[condition.question] ?? null);
}

/** The questions that a condition looks at. */
export function questionsIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(questionsIn);
  if ('any' in condition) return condition.any.flatMap(questionsIn);
  if ('not' in condition) return questionsIn(condition.not);
  return [condition.question];
}
