import { because } from '../analysis/read.ts';
import { educationLevel } from '../requirements.ts';
import { lineAt } from './lines.ts';
import type { Period } from './periods.ts';
import type { ResumeKnowledge, ResumeReading } from './reading.ts';

// Of words that lie in each other the longer first: 职业高中 is no 高中.
const schoolings: [string, string][] = [
  ['博士', '11'],
  ['硕士|研究生', '14'],
  ['大学本科|本科|学士', '21'],
  ['大学专科|大专|专科|高职|高等职业', '31'],
  ['职业高中|职高', '44'],
  ['技工学校|技校|中技', '47'],
  ['中等专业|中专|中职', '41'],
  ['高中', '61'],
  ['初中', '71'],
  ['小学', '81'],
];
/** What makes it a workplace, a pupil or a stay that is not over. */
const notOwn = /^(?:教师|老师|生(?!学历|毕业)|数学|语文|英语|物理|化学|部|段|教学|门卫|食堂|保安)/;
const labelled = /学历|学位|毕业|教育|就读|专业|学校|大学|学院|中学/;
const notYet = /^[^，,。；;\n]{0,6}(?:在读|肄业|未毕业|自考中)/;

/** The highest schooling that was ended, and the year. */
export function readEducated(
  text: string,
  periods: readonly Period[],
  { year }: ResumeKnowledge,
): ResumeReading[] {
  const found = schoolings.flatMap(([words, code]) =>
    [...text.matchAll(new RegExp(words, 'g'))].flatMap((match) => {
      const end = match.index + match[0].length;
      const line = lineAt(text, match.index);
      if (notOwn.test(text.slice(end, end + 4)) || notYet.test(text.slice(end, end + 12))) return [];
      return [{ code, start: match.index, end, line }];
    }),
  );
  const level = ({ code }: { code: string }) => educationLevel(code) ?? 0;
  const [highest] = found.toSorted((a, b) => level(b) - level(a));
  return [
    ...(highest
      ? [
          {
            fact: 'person.education' as const,
            value: highest.code,
            start: highest.start,
            end: highest.end,
            sure: labelled.test(highest.line) ? ('sure' as const) : ('likely' as const),
            why: because('几个里最高的', 'the highest that is named'),
            year: null,
          },
        ]
      : []),
    ...readLeft(text, periods, year),
  ];
}

const graduated =
  /((?:19|20)\d\d)\s*(?:年|[.\-/])?\s*(?:\d{1,2}\s*月?)?[^\n，,。；;\d]{0,14}毕业(?!论文|设计|证)|毕业(?:时间|年份|日期|于)?[:：\s（(]{0,3}(?:[^\d\n]{0,24}[,，\s])?((?:19|20)\d\d)(?!\d|\s*年?\s*[-–—~至])|((?:19|20)\d\d)\s*届/g;

function readLeft(text: string, periods: readonly Period[], now: number): ResumeReading[] {
  const said = [...text.matchAll(graduated)].flatMap((match) => {
    const year = Number(match[1] ?? match[2] ?? match[3]);
    return year <= now ? [{ year, start: match.index, end: match.index + match[0].length }] : [];
  });
  const learned = periods.flatMap(({ start, end, until }) => {
    const line = lineAt(text, start);
    if (!/大学|学院|学校|中学|高中|中专|技校|职高/.test(line) || /教师|老师|工作|公司/.test(line)) return [];
    const year = until === null ? null : Math.floor(until / 12);
    return year !== null && year <= now ? [{ year, start, end }] : [];
  });
  const [last] = (said.length > 0 ? said : learned).toSorted((a, b) => b.year - a.year);
  if (!last) return [];
  return [
    {
      fact: 'person.school_left_year',
      value: last.year,
      start: last.start,
      end: last.end,
      sure: said.length > 0 ? 'sure' : 'likely',
      why: because('写的是毕业或离校', 'it speaks of leaving school'),
      year: null,
    },
  ];
}
