import { because } from '../analysis/read.ts';
import { type CodeOccupation, sureOfOccupation } from '../occupation/code-occupation.ts';
import { countOf } from '../sentence/numbers.ts';
import { monthsIn, type Period } from './periods.ts';
import type { ResumeKnowledge, ResumeReading } from './reading.ts';

const school = /大学|学院|学校|中学|高中|初中|中专|技校|职高|小学|专业|本科|大专|研究生|毕业|培训/;
const employerName =
  /(?:公司|集团|厂|店|超市|医院|酒店|饭店|宾馆|银行|工作室|中心|局|所|园|院|学校|科|部|队|社|站|基地)(?:[（(].*[)）])?$/;
const heading = /教育(?:经历|背景)|学习经历/;
const workHeading = /工作(?:经历|经验|履历)|实习经历|从业经历|项目经历/;
/** A word that codes below it may be anything. */
const leastSure = 0.5;

/** Whether a stretch of time is one of work: its own line says no school, and the last heading above is none of schooling. */
function isWork(text: string, { start, end }: Period): boolean {
  const above = text.slice(0, start);
  const lineStart = above.lastIndexOf('\n') + 1;
  const stop = text.indexOf('\n', end);
  const line = text.slice(lineStart, stop < 0 ? text.length : stop);
  const [learned, worked] = [lastOf(above, heading), lastOf(above, workHeading)];
  if (learned > worked) return false;
  return !school.test(line) || (worked > learned && worked >= 0);
}

const lastOf = (text: string, what: RegExp) =>
  [...text.matchAll(new RegExp(what.source, 'g'))].at(-1)?.index ?? -1;

/** The latest work that a stretch of time is given for: the words beside it that name an occupation. */
export function readWorked(
  text: string,
  periods: readonly Period[],
  { codeOccupation, year, month }: ResumeKnowledge,
): ResumeReading[] {
  const now = year * 12 + month - 1;
  const jobs = periods.filter((period) => isWork(text, period));
  const latest = jobs.toSorted((a, b) => (b.until ?? now) - (a.until ?? now) || b.from - a.from);
  for (const period of latest) {
    const next = periods.find(({ start }) => start > period.start)?.start ?? text.length;
    // Of a table the date may stand last in its line; the line below may be what was done there.
    const from = text.lastIndexOf('\n', period.start - 1) + 1;
    const [own = '', below = ''] = text.slice(from, Math.min(next, period.end + 60)).split('\n');
    const best =
      titleIn(own, from, codeOccupation, leastSure) ??
      titleIn(below, from + own.length + 1, codeOccupation, sureOfOccupation);
    if (!best) continue;
    return [
      {
        fact: 'person.last_job',
        value: best.words,
        start: best.start,
        end: best.end,
        sure: 'likely',
        why: because('写在最近一段时间旁边', 'it stands beside the latest stretch of time'),
        year: Math.floor((period.until ?? now) / 12),
      },
    ];
  }
  return readSpoken(text, codeOccupation);
}

interface Title {
  words: string;
  start: number;
  end: number;
  confidence: number;
}

/** Of the words of a line the one that most surely names an occupation. */
function titleIn(
  line: string,
  from: number,
  codeOccupation: CodeOccupation,
  least: number,
): Title | undefined {
  let at = from;
  const said = line.split(/([\s|｜,，、:：;；/·()（）【】→]+)/).flatMap((words) => {
    const start = at;
    at += words.length;
    const long = words.length < 2 || words.length > 20;
    if (long || employerName.test(words) || /\d/.test(words)) return [];
    const coded = codeOccupation(words);
    return coded && coded.confidence >= least
      ? [{ words, start, end: start + words.length, confidence: coded.confidence }]
      : [];
  });
  return said.toSorted((a, b) => b.confidence - a.confidence)[0];
}

/** Work that is told without its years: 做了十年月嫂, 原示例厂挡车工, 三年收费员. The words up to a title are cut until the title stands alone. */
const spoken =
  /(?:(?:做|干|当|任|担任)(?:过|了)?|原|以前|之前|上(?:一份|一家|家)|年的?|开[^\n，。；]{0,6}自己)[^\n，。；、（）()]{0,14}?([\p{Script=Han}]{0,6}(?:[员师工匠手嫂姆]|司机))(?![\p{Script=Han}]*(?:都行|也行|的活))/gu;
const longestTitle = 6;

function readSpoken(text: string, codeOccupation: CodeOccupation): ResumeReading[] {
  for (const match of text.matchAll(spoken)) {
    if (/想|求|应聘|意向|希望/.test(text.slice(Math.max(0, match.index - 6), match.index))) continue;
    const end = match.index + match[0].length;
    for (let length = Math.min(longestTitle, match[0].length); length >= 2; length -= 1) {
      const words = text.slice(end - length, end);
      const coded = codeOccupation(words);
      if (!coded || coded.confidence < leastSure || /[年过了的做干当在原任]|^[家厂店]/.test(words)) continue;
      return [
        {
          fact: 'person.last_job',
          value: words,
          start: end - length,
          end,
          sure: 'likely',
          why: because('写的是做过的活', 'it tells of work that was done'),
          year: null,
        },
      ];
    }
  }
  return [];
}

const count = '(?<!\\d)(\\d{1,2}|半|[一两二三四五六七八九十]{1,3})';
const said = new RegExp(
  `${count}\\s*年(?:以上|多)?的?(?!\\d|[^\\n，。；]{0,8}毕业)[^\\n，。；\\d]{0,10}?(?:经验|经历|工龄)|(?:工作(?:年限|经验)|工龄)[:：\\s]*${count}\\s*年|(?:干|做|开|从事)[^\\n，。；\\d]{0,8}?了?${count}\\s*年|(?:前后|一共|总共|共)${count}\\s*年|${count}\\s*年(?=[^\\d\\n，。；年月]{2,8}[员工师手匠])`,
  'g',
);
const mostYears = 60;

/** Years of work: the most that is said, else what the stretches of time add up to. */
export function readExperience(
  text: string,
  periods: readonly Period[],
  { year, month }: ResumeKnowledge,
): ResumeReading[] {
  const told = [...text.matchAll(said)].flatMap((match) => {
    const years = countOf(match.slice(1).find(Boolean) ?? '');
    return years !== null && years <= mostYears ? [{ years, match }] : [];
  });
  const [longest] = told.toSorted((a, b) => b.years - a.years);
  if (longest) {
    const { years, match } = longest;
    return [
      {
        fact: 'person.experience_years',
        value: years,
        start: match.index,
        end: match.index + match[0].length,
        sure: 'sure',
        why: because('写的是工作年限', 'it speaks of years of work'),
        year: null,
      },
    ];
  }
  const jobs = periods.filter((period) => isWork(text, period));
  const years = Math.floor(monthsIn(jobs, year * 12 + month - 1) / 12);
  const [first] = jobs;
  if (!first || years < 1 || years > mostYears) return [];
  return [
    {
      fact: 'person.experience_years',
      value: years,
      start: first.start,
      end: first.end,
      sure: 'likely',
      why: because(`按 ${jobs.length} 段工作时间加起来`, `${jobs.length} stretches of work together`),
      year: null,
    },
  ];
}
