import type { PayPeriod } from '../../../../ground/money/pay.ts';
import type { Label } from '../labels.ts';
import type { Contract } from '../own-posting.ts';
import type { Education } from '../requirements.ts';
import {
  readCertificates,
  readContract,
  readEducation,
  readExperience,
  readHeadcount,
  readValidDays,
} from './asked.ts';
import { readHours } from './hours.ts';
import { readPay } from './pay.ts';
import { readPlace } from './place.ts';
import { Reading, type Said, type Span } from './text.ts';
import { readTitles } from './titles.ts';
import { readLabels, readWelfare } from './words.ts';

/** One job of a sentence that names several. */
export interface NamedJob extends Said<string> {
  /** As far as it was said right beside it. */
  headcount: Said<number> | null;
}

/** What a sentence says of a job. What it does not say is null or empty, and is not guessed. */
export interface ReadSentence {
  title: Said<string> | null;
  headcount: Said<number> | null;
  payUnit: Said<PayPeriod> | null;
  /** Yuan a unit. */
  payLow: Said<number> | null;
  payHigh: Said<number> | null;
  payRule: Said<string> | null;
  /** 面议: pay was left open, which an advertisement may not (人力资源市场暂行条例 art. 24). */
  payOpen: Span | null;
  hours: Said<string>[];
  address: Said<string> | null;
  /** The words of the address that name divisions. */
  divisions: string[];
  education: Said<Education> | null;
  experience: Said<number> | null;
  certificates: Said<string>[];
  noCertificate: Said<true> | null;
  labels: Said<Label>[];
  welfare: Said<string>[];
  contract: Said<Contract> | null;
  duties: Said<string> | null;
  validDays: Said<number> | null;
  /** Where it names more than one job: all of them. Then title, number and pay belong to none of them and are null. */
  several: NamedJob[];
}

/** The longest text that is read; a sentence has a tenth of it. */
export const longestSentence = 1000;

const dutiesCue =
  /(?:工作内容|岗位职责|职责|主要(?:负责|工作|是|干)?|负责|干的活是?|活儿?(?:就)?是|干的是)(?:是|:|\s|就是)*/;
const dutiesEnd = /[,，。;；!！\n\ue000]|$/;

function readDuties(reading: Reading): Said<string> | null {
  const [cue] = reading.matches(dutiesCue);
  if (!cue) return null;
  const start = cue.index + cue[0].length;
  // A list goes on over 、 and over a comma before another verb; it ends where something else has been understood.
  const rest = reading.rest.slice(start);
  const length = rest.search(dutiesEnd);
  const words = rest.slice(0, length).trimEnd();
  return words.length < 4
    ? null
    : reading.said(reading.text.slice(start, start + words.length), start, words.length);
}

/** 年龄 is neither asked nor kept; taken out, so that 50 岁 is no number of anything else. */
function dropAges(reading: Reading): void {
  const ages =
    /(?:年龄)?(?:要求|在|:|\s){0,8}(?:\d{2}|[一二三四五六七八九]?十[一二三四五六七八九]?)(?:周?岁)?(?:\s*(?:-|到|至|~)\s*(?:\d{2}|[一二三四五六七八九]?十[一二三四五六七八九]?))?周?岁(?:以[下上内]|之间|左右|往下)*|1[3-9]\d{9}|0\d{2,3}-?\d{7,8}/;
  for (const match of [...reading.matches(ages)])
    reading.take({ start: match.index, end: match.index + match[0].length });
}

const touching = (a: Span, b: Span) => Math.max(a.start, b.start) - Math.min(a.end, b.end) <= 1;

/** 保洁兼门卫, 收银带理货: one job of two names. */
const joined = /^\s*(?:兼职?|带|并|和负责|还要|\/|也(?:要|得)?|顺带)\s*$/;

function distinctJobs(titles: readonly NamedJob[], plain: string): NamedJob[] {
  return titles.filter((title, at) => {
    const before = titles[at - 1];
    return !before || !joined.test(plain.slice(before.end, title.start));
  });
}

/** What may stand second in the name of one job. */
const secondName = /^(?:前台|文员|学徒|助理|销售|客服|客服前台)$/;

function readJobs(reading: Reading, counts: readonly Said<number>[]): NamedJob[] {
  const titles: Said<string>[] = [];
  for (const { value, start, end, sure } of readTitles(reading)) {
    const before = titles.at(-1);
    // 客服前台, without a mark between: one job.
    if (before?.end === start && secondName.test(value))
      Object.assign(before, { value: `${before.value}${value}`, end });
    else titles.push({ value, start, end, sure });
  }
  const left = new Set(counts);
  const jobs = titles.map((title) => {
    const headcount = [...left].find((count) => touching(count, title)) ?? null;
    if (headcount) left.delete(headcount);
    return { ...title, headcount };
  });
  return distinctJobs(jobs, reading.plain);
}

/** Reads pasted or spoken Chinese about a job. Never throws; at most `longestSentence` units are read. */
export function readSentence(text: string): ReadSentence {
  const reading = new Reading(text.slice(0, longestSentence));
  const labels = readLabels(reading);
  dropAges(reading);
  const hours = readHours(reading);
  const validDays = readValidDays(reading);
  const experience = readExperience(reading);
  const certificates = readCertificates(reading);
  const welfare = readWelfare(reading);
  const contract = readContract(reading);
  const education = readEducation(reading);
  const counts = readHeadcount(reading);
  const pay = readPay(reading);
  const jobs = readJobs(reading, counts);
  const place = readPlace(reading);
  const duties = readDuties(reading);
  const several = jobs.length > 1 ? jobs : [];
  const [only] = jobs;
  const one = several.length === 0;
  return {
    title: one && only ? { value: only.value, start: only.start, end: only.end, sure: only.sure } : null,
    headcount: one ? (only?.headcount ?? counts[0] ?? null) : null,
    payUnit: one ? pay.unit : null,
    payLow: one ? pay.low : null,
    payHigh: one ? pay.high : null,
    payRule: one ? pay.rule : null,
    payOpen: pay.open,
    hours,
    address: place.address,
    divisions: place.divisions,
    education,
    experience,
    certificates: certificates.list,
    noCertificate: certificates.list.length ? null : certificates.none,
    labels,
    welfare,
    contract,
    duties,
    validDays,
    several,
  };
}

/** The sentence without the other jobs and their numbers, so that one of several can be posted by itself. */
export function keepJob(text: string, jobs: readonly NamedJob[], kept: number): string {
  const dropped = jobs.flatMap((job, at) =>
    at === kept ? [] : job.headcount ? [job, job.headcount] : [job],
  );
  return dropped
    .sort((a, b) => b.start - a.start)
    .reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), text)
    .replace(/[、，,和跟及\s]{2,}/g, '，');
}
