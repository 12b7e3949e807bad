import { type Day, daysBetween } from '../../../ground/clock/day.ts';
import { definitionOn, loadVisitDefinitions } from '../../ledger/index.ts';
import { readIdNumber } from '../../people/index.ts';
import { textIn, type Values } from '../domain/column.ts';
import { type PlacedFault, placed } from '../domain/row.ts';

function lateWords(day: Day, today: Day): [zh: string, en: string] | undefined {
  const definition = definitionOn(loadVisitDefinitions(), day);
  if (!definition)
    return [
      '比服务人次的定义还早，不计人次',
      'It lies before the first definition of visits and does not count',
    ];
  const within = definition.recordedWithinDays;
  return daysBetween(day, today) > within
    ? [`过了 ${within} 天才补记，不计人次`, `Recorded more than ${within} days later, it does not count`]
    : undefined;
}

/** What cannot be of the day on which something was given: to come, before the person's birth, or so long ago that it will not count. */
export function whenGivenFaults(values: Values, column: string, today: Day): PlacedFault[] {
  const day = textIn(values[column]) as Day | null;
  if (day === null) return [];
  if (day > today) return [placed(column, 'given-in-future', `${day} 还没到`, `${day} is still to come`)];
  const number = readIdNumber(textIn(values.idNumber) ?? '', today);
  if (number.ok && day < number.value.birthDate)
    return [placed(column, 'before-birth', '早于这个人的出生日期', 'It lies before the person’s birth')];
  const late = lateWords(day, today);
  return late ? [placed(column, 'recorded-late', ...late)] : [];
}
