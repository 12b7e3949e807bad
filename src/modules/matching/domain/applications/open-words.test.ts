import { describe, expect, it } from 'vitest';
import { refuseOpenWords } from './open-words.ts';

const codeOf = (text: string) => refuseOpenWords('/note', text, '孙建国')?.code ?? 'fine';

describe('a line of one’s own', () => {
  it.each([
    '打我电话 13800001111',
    '一三八 零零零零 一一一一',
    '１３８-０００１-１１１',
    '微信号 abc',
    '微信同号',
    'vx: sunjianguo',
    '加我微信聊',
    'QQ 12345',
  ])('%s waits until an interview is agreed', (text) => expect(codeOf(text)).toBe('contact-in-words'));

  it.each(['今年48岁，身体好', '五十岁', '85后', '1978年出生', '属马的'])('%s tells the age', (text) =>
    expect(codeOf(text)).toBe('age-in-words'),
  );

  it.each(['本人女，会做饭', '性别：男', '我是男的', '要接孩子', '家里有两个孩子', '已婚'])(
    '%s tells of sex or family',
    (text) => expect(codeOf(text)).toBe('sex-in-words'),
  );

  it.each(['我叫孙建国', '孙 建国'])('%s tells the name', (text) =>
    expect(codeOf(text)).toBe('name-in-words'),
  );

  it.each([
    '会带孩子，做过三年月嫂',
    '会用微信收款，会开电子秤',
    '微信小程序开发',
    '在王女士家做过两年',
    '管过 3000 平的库，一天 200 单',
    '早上 8 点到下午 5 点都行，12 月 1 日就能来',
    '2019 年到 2023 年在食堂做面点',
    '能搬 15 公斤，不上夜班',
    'English spoken, 5 years in a kitchen',
  ])('%s is sent as it is', (text) => expect(codeOf(text)).toBe('fine'));
});
