import type { Words } from '../../../../ground/problem.ts';
import type { Span, Sureness } from '../sentence/text.ts';

/** What makes one wonder, besides wording that the law forbids (domain/wording). Each is a reason to ask, not to refuse. */
const rules = {
  fee: [
    /(?:交|收取?|缴纳?|付)[^，。；\n]{0,6}(?:押金|保证金|服装费|培训费|报名费|中介费)|(?:体检|服装|培训)费?(?:自理|自费)/,
    '要先交钱',
    'money has to be paid first',
  ],
  phone: [
    /(?<!\d)1[3-9]\d[\d*]{8}(?!\d)|(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)|\[电话\]|电话[:：]\s*\[联系人\]/,
    '留了电话',
    'a telephone number',
  ],
  wechat: [/(?:微信|v信|vx|加v)(?:号|同号)?[:：\s]*[a-z0-9_-]{5,}/i, '留了微信', 'a WeChat number'],
  qq: [/qq(?:群|号)?[:：\s]*\d{5,}/i, '留了 QQ', 'a QQ number'],
  email: [/[\w.+-]+@[\w-]+\.[a-z.]{2,}/i, '留了邮箱', 'an e-mail address'],
  link: [/https?:\/\/|www\.[\w-]+\./i, '留了网址', 'a link'],
  lure: [
    /上不封顶|月入[\d一二两三四五六七八九]*(?:万|过万)|轻松(?:月入|赚)|日赚|躺赚|开单快|零风险|当天见收益/,
    '说得太好',
    'it promises much',
  ],
  'cut-off': [
    /(?:[、,，(（:：]|[0-9一二三四五六七八九十][.、]|\.{3}|…|(?:负责|协助|执行|具有|熟悉|了解|有|和|及|与|的|为|对|在))\s*$/,
    '没写完',
    'it breaks off',
  ],
} as const satisfies Record<string, readonly [RegExp, string, string]>;

export type Odd = keyof typeof rules;
const kinds = Object.keys(rules) as Odd[];

export const oddNames = Object.fromEntries(
  Object.entries(rules).map(([odd, [, zh, en]]) => [odd, { zh, en }]),
) as Record<Odd, Words>;

/** Each thing once, where it first stands. */
export function readOdd(text: string): (Span & { value: Odd; sure: Sureness })[] {
  return kinds
    .flatMap((odd) => {
      const match = rules[odd][0].exec(text);
      if (!match || match[0].trim() === '') return [];
      const sure: Sureness = odd === 'lure' || odd === 'cut-off' ? 'likely' : 'sure';
      return [{ value: odd, start: match.index, end: match.index + match[0].trimEnd().length, sure }];
    })
    .sort((a, b) => a.start - b.start);
}
