import type { Context } from '../../../ground/context.ts';
import { loadOccupations } from '../../../ground/occupations/load.ts';
import { Problem, type Words } from '../../../ground/problem.ts';
import { oddNames } from '../domain/analysis/odd.ts';
import type { Asked, Read } from '../domain/analysis/read.ts';
import { strainNames } from '../domain/analysis/strains.ts';
import { educationNames } from '../domain/requirements.ts';
import { shiftNames } from '../domain/sentence/shifts.ts';
import { findCollected, listPostings } from '../store.ts';
import { analyseJob } from './analyse-job.ts';

const plain = (words: string): Words => ({ zh: words, en: words });

function experienceWords(years: number | null): Words {
  if (years === null) return { zh: '要有经验', en: 'experience' };
  if (years === 0) return { zh: '不用经验', en: 'no experience needed' };
  return { zh: `${years} 年经验`, en: `${years} years of experience` };
}

/** What was read in a collected advertisement. @throws Problem 404 for a job that is not one, or is no longer here. */
export async function seeAnalysis(ctx: Context, jobId: string) {
  const card = (await listPostings(ctx, [jobId])).get(jobId);
  const collected = card && (await findCollected(ctx, jobId));
  if (!card || !collected)
    throw new Problem(404, 'job-not-here', {
      zh: '这个岗位已经不在了，请看看别的',
      en: 'This job is no longer here; please look at others',
    });
  const text = collected.description ?? '';
  const found = analyseJob({ title: card.title, text });
  const told = <T, W extends string>(
    what: W,
    list: readonly (Read<T> & Partial<Pick<Asked<T>, 'need'>>)[],
    name: (value: T) => Words,
  ) =>
    list.map(({ value, need = 'told' as const, sure, start, end, why }) => ({
      what,
      name: name(value),
      need,
      sure: sure === 'sure',
      start,
      end,
      why,
    }));
  const read = [
    ...found.skills.flatMap((skill) => told(skill.kind, [skill], plain)),
    ...told('education', found.education, (level) => educationNames[level]),
    ...told('experience', found.experience, experienceWords),
    ...told('hours', found.shifts, (shift) => shiftNames[shift]),
    ...told('strain', found.strains, (strain) => strainNames[strain]),
    ...told('odd', found.odd, (odd) => oddNames[odd]),
  ];
  return {
    occupation: found.occupation && {
      code: found.occupation.code,
      name: loadOccupations().get(found.occupation.code).name,
      confidence: found.occupation.confidence,
    },
    read: read.sort((a, b) => a.start - b.start),
    missing: found.missing,
  };
}
