import { analyseJob as analyse, type JobAnalysis } from '../domain/analysis/analyse.ts';
import { findWording } from '../domain/wording/find.ts';
import { codeOccupation } from '../load-occupation-words.ts';
import { findSkills } from '../load-skills.ts';
import { loadWording } from '../load-wording.ts';

/** Reads a job's title and text by the shipped lexicons: occupation, what is asked of the person, hours, pay, what is missing or odd, each with its place. */
export function analyseJob(job: { title: string; text: string }): JobAnalysis {
  return analyse(job, {
    codeOccupation,
    findSkills,
    findWording: (text) => findWording(text, loadWording()),
  });
}
