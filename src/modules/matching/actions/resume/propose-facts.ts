import { loadAreas } from '../../../../ground/areas/load.ts';
import { dayOf, partsOf } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { fieldProblem } from '../../../../ground/problem.ts';
import { type Evidence, type FactValue, facts, factWords, getCurrent } from '../../../people/index.ts';
import { placeFinder, sure } from '../../domain/place.ts';
import { speaksOfHealth } from '../../domain/resume/limits.ts';
import { quoteOf } from '../../domain/resume/quote.ts';
import { readResume } from '../../domain/resume/read-resume.ts';
import { type ResumeReading, resumeFacts } from '../../domain/resume/reading.ts';
import { longestResume, tidy } from '../../domain/resume/tidy.ts';
import { codeOccupation } from '../../load-occupation-words.ts';
import { findSkills } from '../../load-skills.ts';
import { readResumeFile } from './read-file.ts';

export interface Resume {
  text?: string;
  /** base64 of a Word file or a PDF. */
  file?: string;
}

/**
 * What a résumé says of a person, as proposals with the words in which it stands; nothing of it is kept. What is on record already says so.
 * @throws Problem 404 for somebody who is not to be seen; 422 for a file that cannot be read, a text that is none or too long; 503 where too many
 *   are read.
 */
export async function proposeFacts(ctx: Context, personId: string, resume: Resume) {
  const known = await getCurrent(ctx, personId, resumeFacts);
  const { text, from } = await textOf(resume);
  const { year, month } = partsOf(dayOf(ctx.clock.now()));
  const findPlace = placeFinder(loadAreas());
  const found = readResume(text, {
    codeOccupation,
    findSkills,
    findArea: (printed) => {
      const place = findPlace({ province: null, city: null, district: null, place: printed });
      return place && place.confidence >= sure ? place.code : null;
    },
    year,
    month,
  });
  const areaName = (code: string) => loadAreas().fullName(code);
  return {
    from,
    speaksOfHealth: speaksOfHealth(text),
    facts: resumeFacts.flatMap((id) => {
      const readings = found.filter(({ fact }) => fact === id);
      if (readings.length === 0) return [];
      const fact = facts().get(id);
      const now = known.get(id)?.value ?? null;
      const many = 'most' in fact;
      return [
        {
          fact: id as string,
          label: fact.label,
          many,
          most: many ? fact.most : 1,
          now: factWords(fact, now, areaName),
          held: Array.isArray(now) ? now.length : 0,
          readings: readings.map((reading) => ({
            value: reading.value,
            words: wordsOf(fact, many ? [String(reading.value)] : reading.value, areaName),
            quote: quoteOf(text, reading),
            year: reading.year,
            sure: reading.sure === 'sure',
            why: reading.why,
            known: isKnown(reading, now),
          })),
        },
      ];
    }),
  };
}

const wordsOf = (...[fact, value, areaName]: Parameters<typeof factWords>) =>
  factWords(fact, value, areaName) ?? { zh: String(value), en: String(value) };

function isKnown({ value }: ResumeReading, now: FactValue): boolean {
  const same = (known: string) => known.toLowerCase() === String(value).toLowerCase();
  return Array.isArray(now) ? now.some(same) : now === value;
}

async function textOf({ text, file }: Resume): Promise<{ text: string; from: Evidence['from'] }> {
  if ((text === undefined) === (file === undefined))
    throw fieldProblem('/text', 'one-of-both', {
      zh: '请贴文字，或选一个文件',
      en: 'Please paste the words or choose a file',
    });
  const read = file === undefined ? undefined : await readResumeFile(Buffer.from(file, 'base64'));
  const words = tidy(read?.text ?? text ?? '');
  if (words === '')
    throw fieldProblem('/text', 'no-words', { zh: '请先贴上文字', en: 'Please paste the words first' });
  if (words.length > longestResume)
    throw fieldProblem(read ? '/file' : '/text', 'too-long', {
      zh: `最多读 ${longestResume} 个字，请只留工作、学历和技能`,
      en: `At most ${longestResume} characters are read; please keep work, schooling and skills`,
    });
  return { text: words, from: read?.kind ?? 'text' };
}
