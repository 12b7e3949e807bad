import type { Answer, Answers, CaseType, Question } from './case-type.ts';
import { questionsAsked, validateAnswer } from './questions.ts';

/**
 * The facts that answers become, null where an answer says that something is not known after all. A question answered 说不清楚
 * becomes none: what was known before stays known.
 */
export function factsOf(type: CaseType, answers: Answers): Map<string, Answer> {
  const facts = new Map<string, Answer>();
  for (const question of questionsAsked(type, answers)) {
    const answer = answers[question.id];
    if (answer === undefined || answer === null) continue;
    for (const { fact, has, otherwise } of question.records ?? []) {
      if (has === undefined) facts.set(fact, answer);
      else if (Array.isArray(answer) && answer.includes(has)) facts.set(fact, true);
      else facts.set(fact, otherwise === 'unknown' ? null : false);
    }
  }
  return facts;
}

/** What is known of somebody, by fact id; unknown facts are missing or null. */
export type Known = (fact: string) => Answer | undefined;

/** A value that can be taken as the answer, and the fact that says where it comes from. */
export interface Offer {
  answer: Answer;
  fact: string;
}

function countyOf(area: string): string {
  return `${area.slice(0, 6)}000000`;
}

function offerFromOptions(question: Question, known: Known): Offer | undefined {
  const parts = (question.records ?? []).filter(({ has }) => has !== undefined);
  const told = parts.filter(({ fact }) => (known(fact) ?? null) !== null);
  const [first] = told;
  if (!first) return undefined;
  const taken = told.flatMap(({ fact, has }) => (known(fact) === true && has !== undefined ? [has] : []));
  const none = question.options?.find(({ alone }) => alone)?.value;
  if (taken.length > 0) return { answer: taken, fact: first.fact };
  // That nothing is needed is known only where every part is.
  const allTold = parts.every(
    ({ fact, otherwise }) => otherwise === 'unknown' || told.some((each) => each.fact === fact),
  );
  return allTold && typeof none === 'string' ? { answer: [none], fact: first.fact } : undefined;
}

/** What can be offered as the answer to a question, from what is known; undefined where nothing is, or it is no valid answer. */
export function offerFor(question: Question, known: Known): Offer | undefined {
  const offers = (question.prefill ?? []).flatMap(({ fact, as }): Offer[] => {
    const value = known(fact) ?? null;
    if (value === null) return [];
    const place = as === 'county' && typeof value === 'string' ? countyOf(value) : value;
    return [{ answer: question.widget === 'areas' && typeof place === 'string' ? [place] : place, fact }];
  });
  const options = question.widget === 'many' ? offerFromOptions(question, known) : undefined;
  return [...offers, ...(options ? [options] : [])].find(({ answer }) => validateAnswer(question, answer).ok);
}
