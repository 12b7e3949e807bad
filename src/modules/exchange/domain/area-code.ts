import type { CodeSpell } from '../../../ground/areas/area.ts';
import type { Around } from './cell.ts';
import { type CellReading, readCellAs, refusedCell } from './column.ts';

/**
 * Reads a code of 6, 9 or 12 digits as it was in force in the year of the list (data/areas/history.csv, Shandong to the county). One that was
 * given up since leads to where its people live now, shown as a fix; one that was given up before, or is younger than the list, waits for
 * a person.
 */
export function readAreaCode(text: string, { areas, asOf }: Around): CellReading {
  const code = text.padEnd(12, '0');
  const county = `${text.slice(0, 6)}000000`;
  const year = Number(asOf.slice(0, 4));
  const spells = areas.history(county);
  const area = areas.find(code);
  const [first] = spells;
  if (area) {
    // Where the history says nothing the code is taken as it stands.
    if (spells.length === 0 || spells.some((spell) => isOf(spell, year)))
      return readCellAs(code, [{ code: 'area-named', from: text, to: areas.fullName(code) }]);
    return refusedCell(
      'area-code-later',
      `编码 ${text} 在 ${year} 年没有用，名单是 ${asOf} 的`,
      `The code ${text} was not in force in ${year}, and the list is of ${asOf}`,
    );
  }
  const now = areas.today(county).map((one) => areas.fullName(one.code));
  const [only, ...more] = areas.today(county);
  if (areas.find(county) || !first || !only)
    return refusedCell('no-such-area', `没有编码是 ${text} 的地区`, `No area has the code ${text}`);
  if (!spells.some((spell) => isOf(spell, year))) {
    const ended = Math.max(...spells.map(({ validTo }) => validTo ?? 0));
    return refusedCell(
      'area-code-ended',
      `编码 ${text}（${first.name}）${ended} 年停用，现在是${now.join('、')}`,
      `The code ${text} ended in ${ended}; its people live in ${now.join(', ')} now`,
    );
  }
  if (more.length > 0) {
    return refusedCell(
      'area-code-split',
      `编码 ${text}（${first.name}）后来分开了，现在是${now.join('、')}`,
      `What had the code ${text} was divided; it is ${now.join(', ')} now`,
    );
  }
  return readCellAs(only.code, [
    { code: 'area-code-former', from: `${text} ${first.name}`, to: areas.fullName(only.code) },
  ]);
}

const isOf = ({ validFrom, validTo }: CodeSpell, year: number) =>
  (validFrom ?? 0) <= year && year <= (validTo ?? year);
