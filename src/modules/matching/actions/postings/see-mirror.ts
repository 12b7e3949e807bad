import { loadAreas } from '../../../../ground/areas/load.ts';
import type { Context } from '../../../../ground/context.ts';
import { fieldProblem } from '../../../../ground/problem.ts';
import { findEmployer } from '../../../employers/index.ts';
import { coreGrams } from '../../domain/grams.ts';
import { findPayAround } from '../../store-pay-around.ts';
import { seeSeekers } from './see-seekers.ts';

/**
 * What similar jobs of others pay in the county, where there are too few in the city, then in the province. Collected advertisements count for
 * this year and the last. Beside it how many look for such work.
 */
export async function seeMirror(ctx: Context, { title, area }: { title: string; area?: string }) {
  const areas = loadAreas();
  if (area !== undefined && !areas.find(area))
    throw fieldProblem('area', 'no-such-area', {
      zh: '没有这个地区，请重新选',
      en: 'There is no such area; please choose again',
    });
  const { employer } = ctx.actor;
  const known = employer === null ? undefined : await findEmployer(ctx, employer);
  const code = area ?? known?.areaCode ?? ctx.actor.area?.code;
  const titleGrams = coreGrams(title);
  if (code === undefined || !areas.find(code) || titleGrams.length === 0)
    return { title, found: null, seekers: null };
  const seekers = await seeSeekers(ctx, areas, { title, code });
  const found = await findPayAround(ctx, { titleGrams }, { code, not: employer });
  return { title, found, seekers };
}
