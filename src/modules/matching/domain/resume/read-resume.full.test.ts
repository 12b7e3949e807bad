import { expect, it } from 'vitest';
import { loadAreas } from '../../../../ground/areas/load.ts';
import { codeOccupation } from '../../load-occupation-words.ts';
import { findSkills } from '../../load-skills.ts';
import { compareResume, type ResumeCompared, readResumes } from '../../testing/resumes-made-up.ts';
import { placeFinder, sure } from '../place.ts';
import { readResume } from './read-resume.ts';
import { type ResumeFact, resumeFacts } from './reading.ts';
import { tidy } from './tidy.ts';

const findPlace = placeFinder(loadAreas());
const known = {
  codeOccupation,
  findSkills,
  findArea: (printed: string) => {
    const place = findPlace({ province: null, city: null, district: null, place: printed });
    return place && place.confidence >= sure ? place.code : null;
  },
  year: 2026,
  month: 11,
};

const none = () =>
  Object.fromEntries(
    resumeFacts.map((fact) => [fact, { both: 0, missed: [], wrong: [] }]),
  ) as unknown as Record<ResumeFact, ResumeCompared>;

/** Per cent of precision and recall on the half that nobody looked at while rules were changed: as measured, less two; of five labels or more. */
const limits: Partial<Record<ResumeFact, [number, number]>> = {
  'person.wanted_jobs': [80, 68],
  'person.wanted_pay': [91, 80],
  'person.wanted_areas': [98, 78],
  'person.last_job': [90, 63],
  'person.experience_years': [98, 80],
  'person.education': [98, 92],
  'person.school_left_year': [98, 86],
  'person.skills': [90, 69],
  'person.certificates': [84, 80],
  'person.no_nights': [98, 98],
};

const share = (part: number, whole: number) => (whole === 0 ? 100 : Math.round((1000 * part) / whole) / 10);

it('made-up résumés are read as well as they were', () => {
  const resumes = readResumes(tidy);
  for (const half of ['open', 'held-out'] as const) {
    const compared = none();
    const some = resumes.filter((each) => each.half === half);
    for (const resume of some) compareResume(compared, resume, readResume(resume.text, known));
    for (const fact of resumeFacts) {
      const { both, missed, wrong } = compared[fact];
      const [precision, recall] = [share(both, both + wrong.length), share(both, both + missed.length)];
      process.stdout.write(
        `${half} (${some.length}) ${fact}: precision ${precision}, recall ${recall} % of ${both + missed.length}\n`,
      );
      if (half === 'open') {
        // What to look at when rules are changed; never of the other half.
        if (process.env.LEYE_SHOW)
          process.stdout.write(`   missed ${missed.join(' · ')}\n   wrong ${wrong.join(' · ')}\n`);
        continue;
      }
      const [least, leastFound] = limits[fact] ?? [0, 0];
      expect({ fact, precision: precision >= least, recall: recall >= leastFound }).toEqual({
        fact,
        precision: true,
        recall: true,
      });
    }
  }
});
