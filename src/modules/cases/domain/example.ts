import type { WorkingCalendar } from '../../../ground/clock/calendar.ts';
import { parseDay } from '../../../ground/clock/day.ts';
import { Problem } from '../../../ground/problem.ts';
import { type Answer, type CaseType, type Example, findQuestion } from './case-type.ts';
import { beforeCase, decide, evolve } from './moves.ts';
import { nextQuestion, questionsAsked, validateAnswer } from './questions.ts';

/**
 * Runs an example of a type: its answers one by one, then its moves.
 * @returns what came out otherwise than the example says; nothing where it holds.
 */
export function runExample(type: CaseType, example: Example, calendar: WorkingCalendar): string[] {
  const faults: string[] = [];
  const answers: Record<string, Answer> = {};
  for (const [id, given] of Object.entries(example.answers)) {
    const question = findQuestion(type, id);
    if (!question) return [`answers ${id}, which is no question`];
    const checked = validateAnswer(question, given);
    if (checked.ok) answers[id] = checked.answer;
    else faults.push(`${id}: ${checked.problem.code}: ${checked.problem.detail.en}`);
  }
  const asked = questionsAsked(type, answers).map(({ id }) => id);
  if (example.asked && example.asked.join() !== asked.join()) faults.push(`asks ${asked.join(', ')}`);

  let state = beforeCase;
  const complete = nextQuestion(type, answers) === undefined;
  for (const { move, by, day, given = {}, refused } of example.moves) {
    const decided = decide(type, state, { move, by, day: parseDay(day), given, complete, answers }, calendar);
    const code = decided instanceof Problem ? decided.code : undefined;
    if (code !== refused) faults.push(`${move} by ${by}: ${code ?? 'is not refused'}`);
    if (!(decided instanceof Problem)) state = decided.reduce(evolve, state);
  }
  if (state.state !== example.state) faults.push(`ends in ${state.state}`);
  const due = state.due?.day ?? null;
  if (example.due !== undefined && example.due !== due) faults.push(`is due on ${due}`);
  return faults;
}
