import type { Answer, Answers, CaseType } from './case-type.ts';
import { countingAnswers } from './questions.ts';

/** What a person confirms: the definition, and the answers that count. */
export interface Confirmed {
  type: string;
  version: number;
  answers: Readonly<Record<string, Answer>>;
}

export function confirmedOf(type: CaseType, answers: Answers): Confirmed {
  return { type: type.id, version: type.version, answers: countingAnswers(type, answers) };
}

/**
 * The one text of what is confirmed, whose hash the code is bound to: keys sorted, no blanks. It depends on the answers and on
 * nothing else, so not on the order in which they were given.
 */
export function confirmationText({ type, version, answers }: Confirmed): string {
  const pairs = Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([type, version, pairs]);
}
