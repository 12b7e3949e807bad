import { because } from '../analysis/read.ts';
import { amountOf } from '../sentence/numbers.ts';
import type { Span } from '../sentence/text.ts';
import type { ResumeReading } from './reading.ts';

/** What a résumé says that the person wants, and where it says so: what stands there is no skill that he has. */
export interface Wanted {
  readings: ResumeReading[];
  spans: Span[];
}

const titleCue =
  /(?:求职(?:意向|目标|岗位|职位)|应聘(?:岗位|职位)|(?:期望|意向|目标)(?:从事)?(?:岗位|职位|职业|工作)(?!地|城|性质)|(?:想|希望)(?:找|做|干|从事))(?:一?[份个])?[:：\s]*/g;
const endOfTitles =
  /\n|[。；;]|(?:期望|意向|目标)?(?:薪资|月薪|工资|地点|城市|地区)|到岗|目前|工作性质|的?(?:工作|岗位|职位|活儿?)(?:[，,。；;\s]|$)/;
const between = /[、,，/／|]|\s+|或者|或|和/;
const notTitle = /^(?:全职|兼职|不限|其他|等|相关|均可|都行|我|能|可以)$|[\d￥¥]|元|公司|以上|面议/;
const most = 3;

const payCue =
  /(?:期望|最低|要求|意向|希望|不低于)[^\n，。；\d一二三四五六七八九]{0,6}(?:薪资|薪酬|工资|月薪|薪水|待遇|收入)[^\n，。；\d一二三四五六七八九]{0,8}/g;
const sum = /^\s*([\d.]+\s*(?:万|千|[kKwW])?|[一二三四五六七八九十千百万两]+)/;
const otherUnit = /^[^\n，。；]{0,14}(?:\/\s*(?:天|日|年|小时|时|h)|元?每?一?(?:天|年|小时)|日结|年薪)/;
const payBounds = { least: 500, most: 100_000 };

const areaCue =
  /(?:(?:期望|意向|希望|想去的?)(?:的?工作)?(?:地点|城市|地区|区域|地)|(?:求职|工作)意向地)[:：\s]*([^\n，。；;、]{2,16})/g;

/** Work, pay and places that are wished for. */
export function readWanted(text: string, findArea: (printed: string) => string | null): Wanted {
  const readings: ResumeReading[] = [];
  const spans: Span[] = [];
  for (const cue of text.matchAll(titleCue)) {
    const from = cue.index + cue[0].length;
    const rest = text.slice(from, from + 80);
    const stop = rest.search(endOfTitles);
    const said = stop < 0 ? rest : rest.slice(0, stop);
    spans.push({ start: cue.index, end: from + said.length });
    let at = from;
    for (const part of said.split(new RegExp(`(${between.source})`))) {
      const start = at;
      at += part.length;
      const value = part.replace(/^(?:一?名|一?个)|(?:相关|方面)?的?(?:工作|岗位|职位|等)?$/g, '').trim();
      if (value.length < 2 || value.length > 20 || notTitle.test(value)) continue;
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
  return { readings: [...readings, ...readPay(text), ...readAreas(text, findArea)], spans };
}

/** The least a month, in fen; what is wanted a day or a year is left to the person. */
function readPay(text: string): ResumeReading[] {
  for (const cue of text.matchAll(payCue)) {
    const from = cue.index + cue[0].length;
    const said = sum.exec(text.slice(from));
    if (!said?.[1] || otherUnit.test(text.slice(from))) continue;
    const amount = amountOf(said[1].replace(/\s/g, '').replace(/[kK]/, '千').replace(/[wW]/, '万'));
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
  return [...text.matchAll(areaCue)].flatMap((cue): ResumeReading[] => {
    const printed = (cue[1] ?? '').trim();
    const code = findArea(printed);
    if (code === null) return [];
    const start = cue.index + cue[0].length - (cue[1] ?? '').length;
    return [
      {
        fact: 'person.wanted_areas',
        value: code,
        start,
        end: start + (cue[1] ?? '').length,
        sure: 'sure',
        why: because('写的是想去的地方', 'a place where work is wanted'),
        year: null,
      },
    ];
  });
}
