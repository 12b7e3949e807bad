import type { Words } from '../../../../ground/problem.ts';

/** What the order of jobs and somebody's 时间要求 go by, read out of the hours as they were said. */
export const shifts = [
  'days',
  'nights',
  'no-nights',
  'two-shifts',
  'three-shifts',
  'flexible',
  'school-run',
  'two-days-off',
  'one-day-off',
  'days-off-in-turn',
] as const;
export type Shift = (typeof shifts)[number];

/** What pages call them. */
export const shiftNames: Record<Shift, Words> = {
  days: { zh: '白班', en: 'by day' },
  nights: { zh: '有夜班', en: 'nights too' },
  'no-nights': { zh: '没有夜班', en: 'no nights' },
  'two-shifts': { zh: '两班倒', en: 'two shifts' },
  'three-shifts': { zh: '三班倒', en: 'three shifts' },
  flexible: { zh: '时间灵活', en: 'flexible hours' },
  'school-run': { zh: '能接送孩子', en: 'time to fetch children' },
  'two-days-off': { zh: '双休', en: 'two days off' },
  'one-day-off': { zh: '单休', en: 'one day off' },
  'days-off-in-turn': { zh: '轮休', en: 'days off in turn' },
};

const lexicon: [Shift, RegExp][] = [
  ['nights', /夜班|晚班|大夜|值夜|通宵|上夜|\(夜\)/],
  ['days', /白班|长白|日班|白天(上班|干)/],
  ['two-shifts', /两班倒|二班倒|俩班倒|2班倒|两班制|早晚班|早班晚班|白班夜班/],
  ['three-shifts', /三班倒|3班倒|三班制|四班三(运转|倒)/],
  ['flexible', /弹性|时间(灵活|自由|自己定)|灵活(上班|排班)|不坐班/],
  ['school-run', /接送?孩子|接娃|送娃|照顾孩子/],
  ['two-days-off', /双休|做五休二|上五休二|周末休|五天工作制/],
  ['one-day-off', /单休|做六休一|上六休一|(一周|每周|周)休(一|1)天|休(周日|星期天|礼拜天)/],
  ['days-off-in-turn', /轮休|调休|排休|月休[一两二三四五六七八1-9]天?|一个月休|每月休/],
];

const noNights = /(?:不上|没有?|无|不用上|不值|不倒|不加|不用加)(?:夜班|晚班|大夜|夜)/g;

/** Every kind of hours that the words name, in the order of `shifts`. */
export function shiftsOf(words: string): Shift[] {
  const said = words.normalize('NFKC');
  const text = said.replace(noNights, '');
  const found = new Set(lexicon.flatMap(([shift, pattern]) => (pattern.test(text) ? [shift] : [])));
  if (text !== said) found.add('no-nights');
  return shifts.filter((shift) => found.has(shift));
}
