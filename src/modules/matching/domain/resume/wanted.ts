import { because } from '../analysis/read.ts';
import { amountOf } from '../sentence/numbers.ts';
import type { Span } from '../sentence/text.ts';
import { lineAt } from './lines.ts';
import type { ResumeKnowledge, ResumeReading } from './reading.ts';

/** What a résumé says that the person wants, and where it says so: what stands there is no skill that he has. */
export interface Wanted {
  readings: ResumeReading[];
  spans: Span[];
}

const titleCue =
  /(?:求职(?:意向|目标|岗位|职位)(?!地)|(?:应聘|岗位|职位)(?:岗位|职位|意向|目标)|(?:期望|意向|目标)(?:从事)?(?:岗位|职位|职业|工作)(?!地|城|性质)|(?:想|希望)(?:继续)?(?:找|做|干|从事|当)|(?<=^|[\n，。；;·•●【])(?:求职|应聘|意向|希望|目标|求|想)(?=[:：】])|(?<=^|\n)应聘|(?<=^|[\n ])岗位(?=[:：])|Target)[】\]✨:：\s]*(?:(?:我|就)?(?:想|希望)(?:继续)?(?:找|做|干|从事|当))?(?:一?[份个])?[:：\s]*/g;
const endOfTitles =
  /\n|[。；;]|(?:期望|意向|目标)?(?:薪资|月薪|工资|地点|城市|地区)|到岗|目前|工作性质|的?(?:工作|岗位|职位|活儿?)(?:[，,。；;\s]|$)/;
const between = /[、,，/／|]|\s+|或者|或|和/;
const notTitle = /^不|^(?:全职|兼职|不限|其他|等|相关|均可|都行|我|能|可以)$|[\d￥¥]|元|公司|以上|面议/;
const either = /([^\n，,。；;：:\s]{2,24}?)(都行|都可以|都中|也行|都干|均可)/g;
const most = 3;
/** Below it a word behind a comma is no occupation. */
const leastSure = 0.5;

const payCue =
  /(?:期望|最低|要求|意向|希望|不低于)[^\n，。；\d一二三四五六七八九]{0,6}(?:薪资|薪酬|工资|月薪|薪水|待遇|收入)[^\n，。；\d一二三四五六七八九]{0,8}|(?:薪资|薪酬|工资|月薪|薪水|待遇)(?:要求|待遇)?(?:最低|至少|不低于|不少于)?[:：\s]*(?=[\d一二三四五六七八九])/g;
const sum = /^\s*([\d.]+\s*(?:万|千|[kKwW])?|[一二三四五六七八九十千百万两]+)/;
/** What stands behind the upper end of a range holds for the lower: 7-9千. */
const unitBehind = /^\s*[\d.]+\s*[-–—~到至]\s*[\d.]+\s*(万|千|[kKwW])/;
const otherUnit = /^[^\n，。；]{0,14}(?:\/\s*(?:天|日|年|小时|时|h)|元?每?一?(?:天|年|小时)|日结|年薪)/;
const payBounds = { least: 500, most: 100_000 };

const areaCue =
  /(?:(?:期望|意向|希望|想去的?)(?:的?工作)?(?:地点|城市|地区|区域|地)|(?:求职|工作)意向地|(?<=^|[\n\s，。；·•|｜])(?:工作)?(?:地点|城市|地区|区域)(?=[:：]))[:：\s]*([^\n，。；;]{2,24})|(?:想|希望)(?:留?在|去|到)([^\n，。；;]{2,16}?)(?:上班|工作|找|干|做)/g;
/** Pay that was had and not pay that is wished for: its line tells of a stretch of time. */
const doneThen = /(?:19|20)\d\d\s*[.年/-]\s*\d{1,2}\s*月?\s*[-–—~～至到]/;

type WantedKnowledge = Pick<ResumeKnowledge, 'findArea' | 'codeOccupation'>;

/** Work, pay and places that are wished for. */
export function readWanted(text: string, { findArea, codeOccupation }: WantedKnowledge): Wanted {
  const readings: ResumeReading[] = [];
  const spans: Span[] = [];
  for (const cue of text.matchAll(titleCue)) {
    if (spans.some(({ start, end }) => start <= cue.index && cue.index < end)) continue;
    const from = cue.index + cue[0].length;
    const rest = text.slice(from, from + 80);
    const stop = rest.search(endOfTitles);
    const said = stop < 0 ? rest : rest.slice(0, stop);
    spans.push({ start: cue.index, end: from + said.length });
    let at = from;
    for (const part of said.split(new RegExp(`(${between.source})`))) {
      const start = at;
      at += part.length;
      // Behind a comma the sentence may go on with something else.
      const behind = /[,，]\s*$/.test(text.slice(from, start));
      const value = part.replace(/^(?:一?名|一?个)|(?:相关|方面)?的?(?:工作|岗位|职位|等)?$/g, '').trim();
      if (value.length < 2 || value.length > 20 || notTitle.test(value)) continue;
      if (behind && (codeOccupation(value)?.confidence ?? 0) < leastSure) break;
      if (new RegExp(`^(?:${between.source})$`).test(part) || readings.length >= most) continue;
      const begin = start + part.indexOf(value);
      readings.push({
        fact: 'person.wanted_jobs',
        value,
        start: begin,
        end: begin + value.length,
        sure: 'sure',
        why: because(`写在“${cue[0].replace(/[:：\s]+$/, '')}”后面`, 'it is said to be wanted'),
        year: null,
      });
    }
  }
  return {
    readings: [
      ...readings,
      ...readEither(text, spans, codeOccupation),
      ...readPay(text),
      ...readAreas(text, findArea),
    ],
    spans,
  };
}

/** 电焊、管工都行: kinds of work of which each would do. */
function readEither(
  text: string,
  spans: Span[],
  codeOccupation: WantedKnowledge['codeOccupation'],
): ResumeReading[] {
  return [...text.matchAll(either)].flatMap((match) => {
    let at = match.index;
    if (spans.some(({ start, end }) => start <= at && at < end)) return [];
    spans.push({ start: at, end: at + match[0].length });
    return (match[1] ?? '').split(/(、|或者?|和)/).flatMap((value): ResumeReading[] => {
      const start = at;
      at += value.length;
      if (value.length < 2 || (codeOccupation(value)?.confidence ?? 0) < leastSure) return [];
      return [
        {
          fact: 'person.wanted_jobs',
          value,
          start,
          end: start + value.length,
          sure: 'likely',
          why: because(`写了“${match[2]}”`, 'it says that each would do'),
          year: null,
        },
      ];
    });
  });
}

/** The least a month, in fen; what is wanted a day or a year is left to the person. */
function readPay(text: string): ResumeReading[] {
  for (const cue of text.matchAll(payCue)) {
    const from = cue.index + cue[0].length;
    const said = sum.exec(text.slice(from));
    if (!said?.[1] || otherUnit.test(text.slice(from))) continue;
    const unit = unitBehind.exec(text.slice(from, from + 30))?.[1] ?? '';
    if (doneThen.test(lineAt(text, cue.index))) continue;
    const amount = amountOf(
      `${said[1]}${unit}`.replace(/\s/g, '').replace(/[kK]/, '千').replace(/[wW]/, '万'),
    );
    if (!amount || amount.low < payBounds.least || amount.low > payBounds.most) continue;
    const end = from + said[0].length;
    return [
      {
        fact: 'person.wanted_pay',
        value: amount.low * 100,
        start: cue.index,
        end,
        sure: 'likely',
        why: because('写的是期望工资，按最低的算', 'the pay that is wished for, its lower end'),
        year: null,
      },
    ];
  }
  return [];
}

function readAreas(text: string, findArea: (printed: string) => string | null): ResumeReading[] {
  return [...text.matchAll(areaCue)].flatMap((cue) => {
    const said = cue[1] ?? cue[2] ?? '';
    let at = cue.index + cue[0].indexOf(said);
    return said.split(/([、,/|｜\s]+)/).flatMap((printed): ResumeReading[] => {
      const start = at;
      at += printed.length;
      const code = printed.length < 2 ? null : areaCalled(printed, findArea);
      if (code === null) return [];
      return [
        {
          fact: 'person.wanted_areas',
          value: code,
          start,
          end: start + printed.length,
          sure: 'sure',
          why: because('写的是想去的地方', 'a place where work is wanted'),
          year: null,
        },
      ];
    });
  });
}

/** 昌邑 is said for 昌邑市; what two areas are called is none. */
function areaCalled(printed: string, findArea: WantedKnowledge['findArea']): string | null {
  const whole = findArea(printed);
  if (whole !== null || printed.length > 3) return whole;
  const called = ['市', '区', '县'].flatMap((kind) => findArea(printed + kind) ?? []);
  return called.length === 1 ? (called[0] ?? null) : null;
}
