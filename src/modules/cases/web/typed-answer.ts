import type { Answer, Question } from '../domain/case-type.ts';

/**
 * What stands in a control: an answer, text of a number that is still being typed, or undefined for nothing yet. Null is 说不清楚.
 */
export type Typed = Answer | undefined;

const isFigure = ({ widget }: Question) => widget === 'number' || widget === 'money';

/** How an answer looks in its control: figures as text, money in yuan. */
export function typedOf(question: Question, answer: Answer | undefined): Typed {
  if (!isFigure(question) || typeof answer !== 'number') return answer;
  return String(question.widget === 'money' ? answer / 100 : answer);
}

/**
 * The answer that a control holds. What is no figure stays text, so that the check says what to change.
 * @example answerOf(pay, '2500') → 250000 fen; answerOf(years, '十年') → '十年'
 */
export function answerOf(question: Question, typed: Typed): unknown {
  if (!isFigure(question) || typeof typed !== 'string') return typed;
  const text = typed.normalize('NFKC').replace(/[\s,，元年]/gu, '');
  if (text === '') return undefined;
  if (!/^\d+(\.\d+)?$/.test(text)) return text;
  return question.widget === 'money' ? Math.round(Number(text) * 100) : Number(text);
}

/** Takes a value of a list or gives it back; an option that stands alone clears the others, and is cleared by them. */
export function toggled(question: Question, typed: Typed, value: string): string[] | undefined {
  const chosen = Array.isArray(typed) ? typed : [];
  if (chosen.includes(value)) {
    const left = chosen.filter((other) => other !== value);
    return left.length > 0 ? left : undefined;
  }
  const alone = (one: string) =>
    question.options?.some((option) => option.value === one && option.alone === true) ?? false;
  return alone(value) ? [value] : [...chosen.filter((other) => !alone(other)), value];
}
