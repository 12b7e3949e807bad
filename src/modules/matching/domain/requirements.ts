import type { Words } from '../../../ground/problem.ts';
import type { Doubt } from './doubts.ts';

/**
 * Schooling that an advertisement asks for, as a code of GB/T 4658-2006 学历代码; `any`: it says 不限, which is not the same as
 * saying nothing.
 */
export const educations = ['any', '71', '61', '41', '31', '21', '14', '11'] as const;
export type Education = (typeof educations)[number];

/** What a schooling is called where it is asked for. */
export const educationNames: Record<Education, Words> = {
  any: { zh: '学历不限', en: 'any schooling' },
  '71': { zh: '初中', en: 'middle school' },
  '61': { zh: '高中', en: 'high school' },
  '41': { zh: '中专', en: 'secondary vocational school' },
  '31': { zh: '大专', en: 'junior college' },
  '21': { zh: '本科', en: 'a bachelor’s degree' },
  '14': { zh: '硕士', en: 'a master’s degree' },
  '11': { zh: '博士', en: 'a doctorate' },
};

/**
 * The order in which one schooling meets another: 中专, 职高, 技校 and 高中 are one level, as in the law of vocational education
 * (职业教育法 art. 15: 高级中等教育层次).
 */
const levels: Record<string, number> = {
  any: 0,
  '90': 0,
  '81': 0,
  '71': 1,
  '41': 2,
  '44': 2,
  '47': 2,
  '61': 2,
  '31': 3,
  '21': 4,
  '14': 5,
  '11': 6,
};

/** Level 0–6 of a schooling code; null for a code that is none. */
export function educationLevel(code: string | null): number | null {
  return code === null ? null : (levels[code] ?? null);
}

/** Longer than any wish for years, schooling and language: the cell holds a text that belongs elsewhere. */
const longest = 30;

// High to low: of several named ones the lowest is what is asked for.
const educationWords: [RegExp, Education][] = [
  [/博士/, '11'],
  [/硕士|研究生/, '14'],
  [/本科|学士/, '21'],
  [/大专|专科|高职/, '31'],
  [/中专|中技|技校|职高|中职/, '41'],
  [/高中/, '61'],
  [/初中|小学/, '71'],
  [/学历不限|^不限$/, 'any'],
];

/** The schooling named in a cell: 本科, 大专及以上, 学历不限; null when none is. */
export function readEducation(cell: string | null): Education | null {
  if (cell === null || cell.length > longest) return null;
  return educationWords.findLast(([word]) => word.test(cell))?.[1] ?? null;
}

export interface Experience {
  /** Whole years asked for; 0: none needed; null: not said. */
  years: number | null;
  doubts: Doubt[];
}

const chineseDigits: Record<string, number> = {
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  十: 10,
};

/**
 * Years of experience. The printed cell decides where it has any: some collected rows carry 0 beside 本科及以上3-5年语言不限
 * (the 不限 was the language's), and years such as 2004 out of a company's history.
 */
export function readExperience(figure: number | null, printed: string | null): Experience {
  const usable = figure !== null && figure >= 0 && figure <= 40 ? Math.floor(figure) : null;
  if (printed === null || printed === '')
    return { years: usable, doubts: figure !== null && usable === null ? ['experience-odd'] : [] };
  if (printed.length > longest) return { years: null, doubts: ['experience-odd'] };
  const text = printed.normalize('NFKC').replace(/(语言|年龄|学历|性别|专业)不限|\d+\s*-\s*\d+岁/g, ' ');
  let years: number | null = null;
  const range = /(\d+|[一两二三四五六七八十])\s*(?:[-~—至到]\s*\d+)?\s*年/.exec(text);
  if (/\d+天\/周|\d+个月/.test(text)) return { years: null, doubts: [] };
  if (range) {
    const first = range[1] ?? '';
    years = /年(以下|以内|内)/.test(text) ? 0 : (chineseDigits[first] ?? Number(first));
  } else if (/不限|无需|不需|无经验|无工作经验|在校|应届/.test(text)) years = 0;
  if (years === null) return { years: null, doubts: [] };
  if (years > 40) return { years: null, doubts: ['experience-odd'] };
  return { years, doubts: figure !== null && figure !== years ? ['experience-disagrees'] : [] };
}
