import { partsOf } from '../../../../ground/clock/day.ts';
import type { Occupations } from '../../../../ground/occupations/occupations.ts';
import type { Words } from '../../../../ground/problem.ts';
import { firstDay, type Month } from '../../domain/supply-demand/month.ts';
import { noCode, unclearOf } from '../../domain/supply-demand/occupation-keys.ts';

/** What a row of work is called; the classification has Chinese names only. */
export function keyWords(occupations: Occupations, key: string): Words {
  if (key === noCode) return { zh: '看不出是什么职业', en: 'No occupation could be told' };
  const above = unclearOf(key);
  const { name } = occupations.get(above ?? key);
  return above === undefined
    ? { zh: name, en: name }
    : { zh: `${name}（没写更细）`, en: `${name} (no closer)` };
}

const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A month as rows are headed: 2026年11月. */
export function monthWords(at: Month): Words {
  const { year, month } = partsOf(firstDay(at));
  return { zh: `${year}年${month}月`, en: `${names[month - 1]} ${year}` };
}
