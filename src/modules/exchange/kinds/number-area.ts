import type { Around } from '../domain/cell.ts';
import { textIn, type Values } from '../domain/column.ts';
import { type PlacedFault, placed } from '../domain/row.ts';

/**
 * Whether the six digits with which a number begins were a county's at some time between the birth and the edition of the codes, when it was given
 * (data/areas/history.csv; Shandong since 1984, about others nothing is said). After a change some police stations went on with the old
 * code, so this is a doubt and no fault.
 */
export function numberAreaDoubt(values: Values, { areas }: Around): PlacedFault[] {
  const number = textIn(values.idNumber);
  if (number === null) return [];
  const six = number.slice(0, 6);
  const code = `${six}000000`;
  // In force today, as almost all are: whenever it was given, it may have been lately.
  if (areas.find(code)) return [];
  const born = Number(number.slice(6, 10));
  // Behind the edition of the codes nothing is known, and what had ended before has not begun again.
  const validity = areas.validBetween(code, born, Number(areas.edition.slice(0, 4)));
  if (validity !== 'not-valid' && validity !== 'unlisted') return [];
  const last = areas.history(code).at(-1);
  // 郊区 alone is of many cities.
  const city = areas.find(`${six.slice(0, 4)}00000000`)?.name ?? '';
  return [
    last
      ? placed(
          'idNumber',
          'number-area-ended',
          `前 6 位 ${six}（${city}${last.name}）${last.validTo} 年停用，出生却是 ${born} 年`,
          `The first 6 digits, ${six}, ended in ${last.validTo}, and the birth year is ${born}`,
        )
      : placed(
          'idNumber',
          'number-area-unlisted',
          `前 6 位 ${six} 查不到，1984 年以来没有这个编码`,
          `The first 6 digits, ${six}, are in no list since 1984`,
        ),
  ];
}
