import type { Words } from '../../../../ground/problem.ts';
import type { FindSkills } from '../analysis/lexicon.ts';
import type { CodeOccupation } from '../occupation/code-occupation.ts';
import type { Span, Sureness } from '../sentence/text.ts';

/** The facts that a résumé is read for. What the law lets nobody ask (sex, age, family, health) is not among them. */
export const resumeFacts = [
  'person.wanted_jobs',
  'person.wanted_pay',
  'person.wanted_areas',
  'person.last_job',
  'person.experience_years',
  'person.education',
  'person.school_left_year',
  'person.skills',
  'person.certificates',
  'person.no_nights',
  'person.childcare_hours',
  'person.reach_minutes',
  'person.remote_ok',
] as const;
export type ResumeFact = (typeof resumeFacts)[number];

/** Something that a résumé says of the person, and where: one item of a list, or the value itself. */
export interface ResumeReading extends Span {
  fact: ResumeFact;
  value: string | number | boolean;
  sure: Sureness;
  why: Words;
  /** The year that the text gives it. */
  year: number | null;
}

/** What is known beside the text. */
export interface ResumeKnowledge {
  codeOccupation: CodeOccupation;
  findSkills: FindSkills;
  /** The area that a printed place certainly is. */
  findArea: (printed: string) => string | null;
  /** Of today. */
  year: number;
  month: number;
}
