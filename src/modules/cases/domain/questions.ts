import type { FieldProblem, Words } from '../../../ground/problem.ts';
import { unmetKeywords } from './answer-schema.ts';
import type { Answer, Answers, CaseType, Question } from './case-type.ts';
import { holds } from './condition.ts';

/** Whether a question has been answered, 说不清楚 included. */
export function isAnswered(answers: Answers, id: string): boolean {
  return Object.hasOwn(answers, id);
}

/**
 * The questions that are asked of somebody with these answers, in the order of the file. Conditions look at earlier questions
 * only, and at earlier ones that are themselves asked: an answer that is no longer asked for has no say.
 */
export function questionsAsked(type: CaseType, answers: Answers): Question[] {
  const asked: Question[] = [];
  const counting: Record<string, Answer> = {};
  for (const question of type.questions) {
    if (question.when && holds(question.when, counting) !== true) continue;
    asked.push(question);
    const answer = answers[question.id];
    if (answer !== undefined) counting[question.id] = answer;
  }
  return asked;
}

/** The first question that is asked and has no answer; undefined when all is answered. */
export function nextQuestion(type: CaseType, answers: Answers): Question | undefined {
  return questionsAsked(type, answers).find(({ id }) => !isAnswered(answers, id));
}

/** The answers that count: of the questions asked, in the order of the file. Others are kept in the draft and go no further. */
export function countingAnswers(type: CaseType, answers: Answers): Record<string, Answer> {
  const counting: Record<string, Answer> = {};
  for (const { id } of questionsAsked(type, answers)) {
    const answer = answers[id];
    if (answer !== undefined) counting[id] = answer;
  }
  return counting;
}

/** How far somebody is: questions answered of those asked, as far as the answers given decide which are asked. */
export function progressOf(type: CaseType, answers: Answers): { answered: number; asked: number } {
  const asked = questionsAsked(type, answers);
  return { answered: asked.filter(({ id }) => isAnswered(answers, id)).length, asked: asked.length };
}

const tidy = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/**
 * An answer as it is kept: blanks put in order, empty lines of a list gone, nothing at all as no answer.
 * @returns undefined where nothing was answered; what no answer can be (an object) passes unchanged and fails the schema.
 */
export function tidyAnswer(question: Question, given: unknown): unknown {
  if (given === undefined || given === null) return given;
  if (typeof given === 'string') return tidy(given) === '' ? undefined : tidy(given);
  if (!Array.isArray(given)) return given;
  if (given.length === 0) return question.none ? given : undefined;
  const items = given
    .map((item) => (typeof item === 'string' ? tidy(item) : item))
    .filter((item) => item !== '');
  return items.length === 0 ? undefined : [...new Set(items)];
}

const strange: Words = { zh: '请从给出的选项里选', en: 'Please choose one of the answers offered' };

/**
 * Checks one answer.
 * @returns the answer as it is kept, or what to mend, in sentences of the case type.
 */
export function validateAnswer(
  question: Question,
  given: unknown,
): { ok: true; answer: Answer } | { ok: false; problem: FieldProblem } {
  const refuse = (code: string, detail: Words) => ({
    ok: false as const,
    problem: { field: question.id, code, detail },
  });
  const answer = tidyAnswer(question, given);
  if (answer === undefined) return refuse('required', question.messages.required ?? strange);
  if (answer === null) {
    return question.unsure === false
      ? refuse('required', question.messages.required ?? strange)
      : { ok: true, answer: null };
  }
  const [unmet] = unmetKeywords(question.schema, answer);
  if (unmet) return refuse(unmet, question.messages[unmet] ?? question.messages.required ?? strange);
  const alone = question.options?.find(
    (option) => option.alone && Array.isArray(answer) && answer.includes(option.value),
  );
  if (alone && Array.isArray(answer) && answer.length > 1) {
    return refuse('alone', {
      zh: `选了“${alone.label.zh}”，就不用选别的`,
      en: `With “${alone.label.en}” nothing else is chosen`,
    });
  }
  return { ok: true, answer: answer as Answer };
}

/** An answer in words, for check-your-answers, the confirmation and the receipt. */
export function answerWords(
  question: Question,
  answer: Answer | undefined,
  areaNames: (code: string) => string,
): Words {
  if (answer === undefined) return { zh: '没有填', en: 'Not given' };
  if (answer === null) return { zh: '说不清楚', en: 'Not sure' };
  const known = (value: unknown) =>
    [...(question.options ?? []), ...(question.suggest ?? [])].find((option) => option.value === value)
      ?.label;
  const unit = question.unit ?? { zh: '', en: '' };
  if (question.widget === 'money' && typeof answer === 'number') {
    const yuan = String(answer / 100);
    return { zh: `${yuan} ${unit.zh}`, en: `${yuan} ${unit.en}` };
  }
  const one = (value: unknown): Words => {
    if (question.widget === 'areas') return { zh: areaNames(String(value)), en: areaNames(String(value)) };
    return known(value) ?? { zh: `${value} ${unit.zh}`.trim(), en: `${value} ${unit.en}`.trim() };
  };
  if (Array.isArray(answer) && answer.length === 0) return question.none ?? { zh: '没有', en: 'None' };
  const all = (Array.isArray(answer) ? answer : [answer]).map(one);
  return { zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ en }) => en).join(', ') };
}
