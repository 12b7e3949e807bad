import { addDays, type Day } from '../../../ground/clock/day.ts';
import { type Fen, fen } from '../../../ground/money/money.ts';
import type { PayPeriod } from '../../../ground/money/pay.ts';
import type { FieldProblem, Words } from '../../../ground/problem.ts';
import { isLabel, type Label } from './labels.ts';
import { monthlyPay, payUnits } from './own-pay.ts';
import { type Education, educations } from './requirements.ts';
import { type Shift, shiftsOf } from './sentence/shifts.ts';

/** The questions of 招聘登记, which are the fields of a posting. */
export const postingFields = [
  'title',
  'headcount',
  'duties',
  'place',
  'address',
  'pay-unit',
  'pay-low',
  'pay-high',
  'pay-rule',
  'hours',
  'step-free',
  'education',
  'experience',
  'certificates',
  'labels',
  'welfare',
  'contract',
  'valid-days',
] as const;
export type PostingField = (typeof postingFields)[number];

/** Question id → answer; null: 说不清楚. */
export type PostingAnswers = Readonly<Record<string, unknown>>;

export const contracts = ['labour', 'part-time', 'service', 'dispatch', 'trainee'] as const;
export type Contract = (typeof contracts)[number];

/** A posting as an employer gave it. Null: not said. */
export interface OwnPosting {
  title: string;
  headcount: number;
  duties: string;
  /** Area code of the place of work. */
  place: string;
  address: string | null;
  payUnit: PayPeriod;
  /** Fen a unit. */
  payLow: Fen;
  payHigh: Fen;
  payRule: string | null;
  /** Fen a month, for the list. */
  monthLow: Fen | null;
  monthHigh: Fen | null;
  hours: string[] | null;
  shifts: Shift[];
  /** A wheelchair gets in and out. */
  stepFree: boolean | null;
  education: Education;
  experienceYears: number;
  certificates: string[] | null;
  labels: Label[];
  welfare: string[] | null;
  contract: Contract | null;
  validDays: number;
}

/**
 * What an advertisement must say (人力资源市场暂行条例, 国务院令第700号, art. 24: 单位基本情况、招聘人数、招聘条件、工作内容、工作地点、
 * 基本劳动报酬; the unit's particulars are the employer's own register), and until when it holds. 面议 is no pay: the article asks for
 * the basic one.
 */
const needed: Partial<Record<PostingField, Words>> = {
  title: { zh: '请写岗位名称，2 到 40 个字', en: 'Please name the job in 2 to 40 characters' },
  headcount: { zh: '请写招几个人', en: 'Please say how many people you want' },
  duties: { zh: '请写干什么活，8 到 500 个字', en: 'Please say what the work is in 8 to 500 characters' },
  place: { zh: '请选一个工作地点', en: 'Please choose the place of work' },
  'pay-unit': { zh: '请选工资按什么算', en: 'Please choose what the pay is for' },
  'pay-low': {
    zh: '请写最少给多少钱，不能写面议',
    en: 'Please give the least that you pay; it cannot be left open',
  },
  education: {
    zh: '请选学历要求，不要求就选“学历不限”',
    en: 'Please choose the schooling you ask for, or “any”',
  },
  experience: { zh: '请写要几年经验，不要求写 0', en: 'Please give the years of experience, 0 for none' },
  'valid-days': { zh: '请选有效多少天', en: 'Please choose for how many days it holds' },
};

const asText = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

const asWhole = (value: unknown, least: number, most: number): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most ? value : null;

/** [] is an answer (没有证书), null is none. */
const asTexts = (value: unknown): string[] | null =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string').map((one) => one.trim()) : null;

function oneOf<T extends string>(values: readonly T[], value: unknown): T | null {
  return values.find((one) => one === value) ?? null;
}

const within = (text: string | null, least: number, most: number) =>
  text !== null && [...text].length >= least && [...text].length <= most ? text : null;

/** The highest pay that is believed: 10,000,000 yuan a unit, where somebody typed too many zeros. */
const mostPay = 1_000_000_000;

/**
 * Reads the answers of a 招聘登记.
 * @param isPlace whether a code is an area of today.
 * @returns the posting, or what to mend, each under the id of its question.
 */
export function readOwnPosting(
  answers: PostingAnswers,
  isPlace: (code: string) => boolean,
): { posting: OwnPosting } | { problems: FieldProblem[] } {
  const place = asTexts(answers.place)?.[0] ?? asText(answers.place);
  const read = {
    title: within(asText(answers.title), 2, 40),
    headcount: asWhole(answers.headcount, 1, 9999),
    duties: within(asText(answers.duties), 8, 500),
    place: place !== null && isPlace(place) ? place : null,
    'pay-unit': oneOf(payUnits, answers['pay-unit']),
    'pay-low': asWhole(answers['pay-low'], 1, mostPay),
    education: oneOf(educations, answers.education),
    experience: asWhole(answers.experience, 0, 50),
    'valid-days': asWhole(answers['valid-days'], 1, 180),
  };
  const problems: FieldProblem[] = [];
  for (const [field, detail] of Object.entries(needed)) {
    if (read[field as keyof typeof read] === null) problems.push({ field, code: 'needed', detail });
  }
  const { 'pay-unit': unit, 'pay-low': low } = read;
  const high = asWhole(answers['pay-high'], 1, mostPay) ?? low;
  const payRule = within(asText(answers['pay-rule']), 1, 120);
  if (low !== null && high !== null && high < low)
    problems.push({
      field: 'pay-high',
      code: 'pay-turned',
      detail: { zh: '最高的要比最低的多，请核对', en: 'The most must not be below the least; please check' },
    });
  if (unit === 'piece' && payRule === null)
    problems.push({
      field: 'pay-rule',
      code: 'needed',
      detail: {
        zh: '按件算的，请写清怎么算、怎么结',
        en: 'Paid by the piece: please say how it is counted and paid',
      },
    });
  if (
    problems.length > 0 ||
    read.title === null ||
    read.headcount === null ||
    read.duties === null ||
    read.place === null ||
    unit === null ||
    low === null ||
    high === null ||
    read.education === null ||
    read.experience === null ||
    read['valid-days'] === null
  )
    return { problems };

  const labels = (asTexts(answers.labels) ?? []).filter(isLabel);
  const hours = asTexts(answers.hours);
  const month = monthlyPay({ unit, low: fen(low), high: fen(high) }, labels);
  return {
    posting: {
      title: read.title,
      headcount: read.headcount,
      duties: read.duties,
      place: read.place,
      address: within(asText(answers.address), 1, 100),
      payUnit: unit,
      payLow: fen(low),
      payHigh: fen(high),
      payRule,
      monthLow: month?.low ?? null,
      monthHigh: month?.high ?? null,
      hours,
      shifts: shiftsOf((hours ?? []).join('，')),
      stepFree: typeof answers['step-free'] === 'boolean' ? answers['step-free'] : null,
      education: read.education,
      experienceYears: read.experience,
      certificates: asTexts(answers.certificates),
      labels,
      welfare: asTexts(answers.welfare),
      contract: oneOf(contracts, answers.contract),
      validDays: read['valid-days'],
    },
  };
}

/** The last day on which a posting holds that was published or renewed on `day`. */
export function validUntil(day: Day, validDays: number): Day {
  return addDays(day, validDays);
}

/** The answers that would make this posting again. */
export function answersOf(
  posting: Omit<OwnPosting, 'monthLow' | 'monthHigh' | 'shifts'>,
): Record<PostingField, boolean | number | string | string[] | null> {
  return {
    title: posting.title,
    headcount: posting.headcount,
    duties: posting.duties,
    place: [posting.place],
    address: posting.address,
    'pay-unit': posting.payUnit,
    'pay-low': posting.payLow,
    'pay-high': posting.payHigh,
    'pay-rule': posting.payRule,
    hours: posting.hours,
    'step-free': posting.stepFree,
    education: posting.education,
    experience: posting.experienceYears,
    certificates: posting.certificates,
    labels: posting.labels.length ? posting.labels : ['none'],
    welfare: posting.welfare,
    contract: posting.contract,
    'valid-days': posting.validDays,
  };
}
