import { loadAreas } from '../../../../ground/areas/load.ts';
import type { Context } from '../../../../ground/context.ts';
import { likeWords } from '../../domain/titles/like-words.ts';
import { loadTitleComparer, loadTitles } from '../../load-titles.ts';
import { findJobs } from '../find-jobs.ts';
import { addAnswers } from './answers-of.ts';

const most = 3;
/** Words that say nearly the same come to 0.75 (导购, 营业员), one field alone to 0.25 (导购, 收银员), one place of work to 0.42 (美睫师, 美容院保安). */
const like = 0.5;

/** A few jobs like this one, the likest first: in the same county, else anywhere. */
export async function similarJobs(ctx: Context, job: { postingId: string; title: string; areaCode: string }) {
  const county = loadAreas()
    .ancestors(job.areaCode)
    .findLast(({ level }) => level === 3)?.code;
  const title = [...job.title].slice(0, 40).join('');
  const { read, nearness } = loadTitleComparer();
  const asked = read(title);
  for (const area of [county, undefined]) {
    const found = new Map<string, Awaited<ReturnType<typeof findJobs>>['jobs'][number]>();
    for (const words of likeWords(title, loadTitles())) {
      const { jobs } = await findJobs(ctx, { words, ...(area === undefined ? {} : { area }) });
      for (const one of jobs) if (one.jobId !== job.postingId) found.set(one.jobId, one);
      if (found.size >= most) break;
    }
    const likest = [...found.values()]
      .map((one) => ({ one, near: nearness(asked, read(one.title)) }))
      .filter(({ near }) => near >= like)
      .sort((a, b) => b.near - a.near)
      .slice(0, most);
    if (likest.length > 0)
      return addAnswers(
        ctx,
        likest.map(({ one }) => one),
      );
  }
  return [];
}
