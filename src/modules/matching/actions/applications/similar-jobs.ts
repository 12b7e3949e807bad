import { loadAreas } from '../../../../ground/areas/load.ts';
import type { Context } from '../../../../ground/context.ts';
import { findJobs } from '../find-jobs.ts';
import { addAnswers } from './answers-of.ts';

const most = 3;

/** A few jobs like this one: in the same county, else anywhere. */
export async function similarJobs(ctx: Context, job: { postingId: string; title: string; areaCode: string }) {
  const county = loadAreas()
    .ancestors(job.areaCode)
    .findLast(({ level }) => level === 3)?.code;
  const words = [...job.title].slice(0, 40).join('');
  for (const area of [county, undefined]) {
    const { jobs } = await findJobs(ctx, { words, ...(area === undefined ? {} : { area }) });
    const others = jobs.filter(({ jobId }) => jobId !== job.postingId);
    if (others.length > 0) return addAnswers(ctx, others.slice(0, most));
  }
  return [];
}
