import { expect, test } from 'vitest';
import { hoursAsSaid, readSaidHours } from './said-hours.ts';

test.each([
  ['周一至周五 8:30-12:00 13:30-17:30', '周一至周五 08:30-12:00、13:30-17:30'],
  ['星期一到星期五，上午8:30—12:00，下午1:30—5:00', '周一至周五 08:30-12:00、13:30-17:00'],
  ['工作日8:30-17:30；周六上午9点-12点', '周一至周五 08:30-17:30；周六 09:00-12:00'],
  ['每天 9:00-21:00（法定节假日除外）', '周一至周日 09:00-21:00'],
  ['周一、三、五 9:00-16:00，周日休息', '周一、周三、周五 09:00-16:00'],
  ['每天24小时', '周一至周日 00:00-24:00'],
  ['周六周日 9：00－11：30', '周六、周日 09:00-11:30'],
])('%s', (said, spelled) => {
  const read = readSaidHours(said);
  expect(read.ok && hoursAsSaid(read.hours)).toBe(spelled);
  expect(readSaidHours(spelled)).toEqual({ ok: true, hours: expect.anything() });
});

test.each([
  ['8:30-17:30', 'hours-without-days'],
  ['周一至周五 8:30-12:00，1:30-5:00', 'hours-unclear'],
  ['周一至周五 上班时间', 'hours-unclear'],
  ['周一至周五 17:30-8:30', 'hours-unclear'],
  ['周一至周五', 'hours-unclear'],
])('%s is refused', (said, code) => {
  expect(readSaidHours(said)).toMatchObject({ ok: false, code });
});
