import { because } from '../analysis/read.ts';
import { countOf } from '../sentence/numbers.ts';
import type { Span } from '../sentence/text.ts';
import type { ResumeFact, ResumeReading } from './reading.ts';

const limits: [ResumeFact, RegExp, ReturnType<typeof because>][] = [
  [
    'person.no_nights',
    /(?:大?夜班|晚班|夜里|晚上)[^\n，。；]{0,4}(?:不(?:考虑|干|上|行|做|能|接受)|免谈|除外)|不倒班|(?:不(?:上|能上|能接受|接受|想上|愿意?上|做|倒)|拒绝|无法(?:上|接受)|没法上)(?:大?夜班|晚班|夜间|三班倒|倒班)/,
    because('写了不上夜班', 'it says no nights'),
  ],
  [
    'person.childcare_hours',
    /(?:接送?|送|接放学的?)(?:小?孩子?|娃|孩子?上(?:下)?学|宝宝|儿子|女儿)|(?:照顾|看)孩子上下?学/,
    because('写了要接送孩子', 'it says that children are fetched'),
  ],
  [
    'person.remote_ok',
    /(?:可|能|想|希望|愿意?|接受|找)(?:以|接受)?(?:在家|居家|远程)(?:里)?(?:办公|上班|工作|干|做)|可(?:以|接受)?(?:居家|远程)/,
    because('写了可以在家上班', 'it says that work from home is fine'),
  ],
];

const way =
  /(?:路程|通勤|上班路?上?|路上|离家|走路|步行|骑[^\n，。；\d]{0,3}车|坐公交)[^\n，。；\d一二三四五六七八九十半两]{0,10}(\d{1,3}|半|[一两二三四五六七八九十]{1,3})\s*个?(半)?(分钟|小时|钟头)/;
const bounds = { least: 5, most: 240 };

/** What the person sets as a limit himself. */
export function readLimits(text: string): ResumeReading[] {
  const found = limits.flatMap(([fact, pattern, why]): ResumeReading[] => {
    const match = pattern.exec(text);
    if (!match) return [];
    const { start, end } = { start: match.index, end: match.index + match[0].length };
    return [{ fact, value: true, start, end, sure: 'likely', why, year: null }];
  });
  return [...found, ...readWay(text)];
}

function readWay(text: string): ResumeReading[] {
  const match = way.exec(text);
  if (!match) return [];
  const [whole, number = '', half, unit] = match;
  const count = number === '半' ? 0.5 : countOf(number);
  if (count === null) return [];
  const value = unit === '分钟' ? count : (count + (half ? 0.5 : 0)) * 60;
  if (value < bounds.least || value > bounds.most) return [];
  const span: Span = { start: match.index, end: match.index + whole.length };
  return [
    {
      fact: 'person.reach_minutes',
      value,
      ...span,
      sure: 'likely',
      why: because('写了路上最多多久', 'it says how long the way may be'),
      year: null,
    },
  ];
}

/** What is read over on purpose, so that a page can say so: nothing of health goes into what employers or an order go by. */
const ofHealth = /轮椅|残疾|假肢|行动不便|慢性病|病史/;

/** Whether the text speaks of health. */
export const speaksOfHealth = (text: string): boolean => ofHealth.test(text);
