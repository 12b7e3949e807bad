import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { parseDay } from '../../ground/clock/day.ts';
import { packageRoot } from '../../ground/package-root.ts';
import type { Answering } from './domain/applications/answering.ts';

const strict = { additionalProperties: false };
const Words = Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, strict);
const Term = Type.Object({ days: Type.Integer({ minimum: 1, maximum: 365 }), why: Words }, strict);
const Hour = Type.Integer({ minimum: 0, maximum: 24 });

const File = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    valid_from: Type.String(),
    owner: Words,
    days: Type.Object(
      {
        first_reminder: Term,
        answer: Term,
        lowered: Term,
        closed: Term,
        choose_time: Term,
        after_interview: Term,
        confirm_hire: Term,
        interview_ahead: Term,
        choose_reminder: Term,
        interview_reminder: Term,
      },
      strict,
    ),
    text_hours: Type.Object({ from: Hour, to: Hour }, strict),
    measured: Type.Object(
      {
        months: Type.Integer({ minimum: 1, maximum: 36 }),
        least: Type.Integer({ minimum: 1, maximum: 100 }),
        rule: Words,
        counts: Type.Array(Words),
        removed: Type.Array(Words),
        few: Words,
      },
      strict,
    ),
    stays: Type.Object(
      {
        days: Type.Integer({ minimum: 1, maximum: 365 }),
        months: Type.Integer({ minimum: 1, maximum: 36 }),
        least: Type.Integer({ minimum: 5, maximum: 100 }),
        rule: Words,
        few: Words,
      },
      strict,
    ),
  },
  strict,
);

/**
 * The answer contract of a file.
 * @throws Error that names the place where it is not what it must be.
 */
export function parseAnswering(yaml: string): Answering {
  const file: unknown = parse(yaml);
  if (!Value.Check(File, file)) {
    const [error] = Value.Errors(File, file);
    throw new Error(`answering: ${error?.instancePath} ${error?.message}`);
  }
  const { days, text_hours: textHours, measured } = file;
  const { first_reminder, answer, lowered, closed } = days;
  const inOrder = [first_reminder, answer, lowered, closed].map((term) => term.days);
  if (inOrder.some((term, at) => at > 0 && term <= (inOrder[at - 1] ?? 0)))
    throw new Error('answering: /days reminder, answer, lowered and closed come one after the other');
  if (textHours.from >= textHours.to) throw new Error('answering: /text_hours from comes before to');
  const terms = {
    firstReminder: first_reminder,
    answer,
    lowered,
    closed,
    chooseTime: days.choose_time,
    afterInterview: days.after_interview,
    confirmHire: days.confirm_hire,
    interviewAhead: days.interview_ahead,
    chooseReminder: days.choose_reminder,
    interviewReminder: days.interview_reminder,
  };
  const each = <T>(take: (term: { days: number; why: { zh: string; en: string } }) => T) =>
    Object.fromEntries(Object.entries(terms).map(([name, term]) => [name, take(term)])) as Record<
      keyof typeof terms,
      T
    >;
  return {
    version: file.version,
    validFrom: parseDay(file.valid_from),
    owner: file.owner,
    days: each((term) => term.days),
    reasons: each((term) => term.why),
    textHours,
    measured,
    stays: file.stays,
  };
}

let shipped: Answering | undefined;

/** The contract of data/matching/answering.yaml, read once. */
export function loadAnswering(): Answering {
  shipped ??= parseAnswering(readFileSync(join(packageRoot, 'data/matching/answering.yaml'), 'utf8'));
  return shipped;
}
