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

/** 9:00–18:00 is by day, what ends after ten or on the next day by night. */
function shiftsOfClock(value: string): Shift[] {
  const [, from, to] = /^(\d+):\d\d–(\d+):\d\d$/.exec(value) ?? [];
  if (from === undefined || to === undefined) return [];
  const [begins, ends] = [Number(from), Number(to)];
  if (ends > 22 || ends <= begins) return ['nights'];
  return begins >= 5 && ends <= 20 ? ['days'] : [];
}
