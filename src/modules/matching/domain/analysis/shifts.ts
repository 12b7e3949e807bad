import { readHours } from '../sentence/hours.ts';
import { type Shift, shiftsOf } from '../sentence/shifts.ts';
import { Reading } from '../sentence/text.ts';
import { because, type Read } from './read.ts';

/** 上班时间：9:00: the first colon is none of a time. */
const colonOfTimes = /(?<=\p{Script=Han})[:：](?=\s*\d)/gu;

/** Each kind of hours once, where it is first said. */
export function readShifts(text: string): Read<Shift>[] {
  const found = new Map<Shift, Read<Shift>>();
  for (const { value, start, end, sure } of readHours(new Reading(text.replace(colonOfTimes, ' '))))
    for (const shift of [...shiftsOf(`${value} ${text.slice(start, end)}`), ...shiftsOfClock(value)])
      if (!found.has(shift))
        found.set(shift, {
          value: shift,
          start,
          end,
          sure,
          why: because(`写的是${value}`, `it says ${value}`),
        });
  return [...found.values()];
}

/** Minutes of the day: night is from ten to six (劳办发〔1994〕289号, on art. 61), and two hours of it make a shift one. */
const [nightFrom, nightTo, enough] = [22 * 60, 30 * 60, 2 * 60];

/** 9:00–18:00 is by day; what ends a little after ten is neither. */
function shiftsOfClock(value: string): Shift[] {
  const [, fromHour, fromMinute, toHour, toMinute] = /^(\d+):(\d\d)–(\d+):(\d\d)$/.exec(value) ?? [];
  if (fromHour === undefined) return [];
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const end = Number(toHour) * 60 + Number(toMinute);
  const to = end <= from ? end + 24 * 60 : end;
  const inNight = (shift: number) =>
    Math.max(0, Math.min(to, nightTo - shift) - Math.max(from, nightFrom - shift));
  if (inNight(0) + inNight(24 * 60) >= enough) return ['nights'];
  return from >= 5 * 60 && to < 21 * 60 ? ['days'] : [];
}
