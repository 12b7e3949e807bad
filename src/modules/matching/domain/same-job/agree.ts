import { daysBetween } from '../../../../ground/clock/day.ts';
import { grams } from '../grams.ts';
import type { Posting } from '../posting.ts';
import { isAgency, isThin } from './names.ts';

/** What of an advertisement is compared. */
export type Ad = Pick<
  Posting,
  | 'site'
  | 'title'
  | 'company'
  | 'placePrinted'
  | 'address'
  | 'areaCode'
  | 'remote'
  | 'payLow'
  | 'payHigh'
  | 'payPrinted'
  | 'educationLevel'
  | 'experienceYears'
  | 'skills'
  | 'welfare'
  | 'description'
  | 'postedDay'
  | 'collectedYear'
>;

/** An area code without the noughts of what it does not name: 370700000000 → 3707. */
const named = (code: string) => code.replace(/(00)+$/, '');

const isCounty = (code: string) => named(code).length >= 6;

/** A province without its city is no place to work; a municipality is. */
const isPlace = (code: string) => named(code).length >= 4 || /^(11|12|31|50)/.test(code);

const plainPlace = (printed: string) => printed.replace(/[^\p{L}\p{N}]|[省市区县]/gu, '');

type Nearness = 'equal' | 'inside' | 'unknown' | 'apart';

/** Two counties are two places of work. Of a district that the list of areas does not have the printed names decide. */
function comparePlaces(one: Ad, other: Ad): Nearness {
  if (one.remote !== other.remote) return 'apart';
  if (one.remote) return 'equal';
  const [x, y] = [plainPlace(one.placePrinted ?? ''), plainPlace(other.placePrinted ?? '')];
  if (x === '' || y === '') return 'unknown';
  if (one.areaCode === null || other.areaCode === null) return x === y ? 'equal' : 'apart';
  if (!isPlace(one.areaCode) || !isPlace(other.areaCode)) return 'unknown';
  const [a, b] = [named(one.areaCode), named(other.areaCode)];
  if (!a.startsWith(b) && !b.startsWith(a)) return 'apart';
  if (isCounty(one.areaCode) && isCounty(other.areaCode)) return 'equal';
  if (!x.includes(y) && !y.includes(x)) return 'apart';
  return x === y ? 'equal' : 'inside';
}

const headings = /(岗位|工作|职位|主要|任职|能力|技能)?(职责|内容|描述|要求|资格|条件|信息)[:：]?/g;
/** A shorter text (the first line of one that was cut off) names no duties. */
const fewestGrams = 30;
/** The beginning tells; bounds what a hostile text costs. */
const readOf = 1200;

/** Each text is read once, however many it is compared with. */
const read = new WeakMap<Ad, Set<string>>();

function gramsOf(ad: Ad): Set<string> {
  const known = read.get(ad);
  if (known) return known;
  const found = new Set(grams((ad.description ?? '').slice(0, readOf).replace(headings, ' ')));
  read.set(ad, found);
  return found;
}

/** How much of the shorter description stands in the other, 0–1; null: one of them says too little. */
function likeness(one: Ad, other: Ad): number | null {
  const [a, b] = [gramsOf(one), gramsOf(other)];
  if (Math.min(a.size, b.size) < fewestGrams) return null;
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const gram of short) if (long.has(gram)) shared += 1;
  return shared / short.size;
}

function sameList(one: string[], other: string[]): boolean {
  const [a, b] = [new Set(one), new Set(other)];
  return a.size === b.size && one.every((word) => b.has(word));
}

type Words = 'same' | 'other' | 'unknown';

/** Whether both tell the work in the same words; where neither describes it, by its skills and its welfare, all of them. */
function compareWords(one: Ad, other: Ad): Words {
  const found = likeness(one, other);
  if (found !== null) {
    // Other sites leave out and add; on one site a text with other words is another job: 私有云产品 for AI 产品 is 0.84.
    if (one.site === other.site) return found >= 0.9 ? 'same' : 'other';
    return found >= 0.7 ? 'same' : found < 0.4 ? 'other' : 'unknown';
  }
  const told = one.skills.length + one.welfare.length >= 4;
  return told && sameList(one.skills, other.skills) && sameList(one.welfare, other.welfare)
    ? 'same'
    : 'unknown';
}

type Pay = 'equal' | 'half' | 'some' | 'unknown' | 'apart';

const months = (printed: string | null) => /(\d+)薪/.exec(printed ?? '')?.[1];

/** How much of what both span they share. */
function comparePay(one: Ad, other: Ad): Pay {
  const [oneLow, oneHigh] = [one.payLow ?? one.payHigh, one.payHigh ?? one.payLow];
  const [otherLow, otherHigh] = [other.payLow ?? other.payHigh, other.payHigh ?? other.payLow];
  if (oneLow === null || oneHigh === null || otherLow === null || otherHigh === null) return 'unknown';
  const [x, y] = [months(one.payPrinted), months(other.payPrinted)];
  if (x !== undefined && y !== undefined && x !== y) return 'apart';
  // Within a yuan: what was worked out of a year's pay is rounded.
  if (Math.abs(oneLow - otherLow) <= 100 && Math.abs(oneHigh - otherHigh) <= 100) return 'equal';
  const shared = Math.min(oneHigh, otherHigh) - Math.max(oneLow, otherLow);
  const all = Math.max(oneHigh, otherHigh) - Math.min(oneLow, otherLow);
  if (shared <= 0) return 'apart';
  return shared / all >= 0.5 ? 'half' : 'some';
}

const differ = (one: number | null, other: number | null, by: number) =>
  one !== null && other !== null && Math.abs(one - other) > by;

/** 不限 is what one site prints where another names the usual school. */
const schoolOf = (ad: Ad) => ad.educationLevel || null;

/** A day of the page of so much earlier is another time of looking for people. */
const near = { years: 1, days: 183 };

function isNear(one: Ad, other: Ad): boolean {
  if (one.collectedYear === null || other.collectedYear === null) return false;
  if (Math.abs(one.collectedYear - other.collectedYear) > near.years) return false;
  if (one.postedDay === null || other.postedDay === null) return true;
  return Math.abs(daysBetween(one.postedDay, other.postedDay)) <= near.days;
}

function isOneAddress(one: Ad, other: Ad): boolean {
  if (one.address === null || other.address === null) return true;
  const [a, b] = [plainPlace(one.address), plainPlace(other.address)];
  return a.includes(b) || b.includes(a);
}

interface Compared {
  place: Nearness;
  pay: Pay;
  words: Words;
}

/** The same site prints one job alike each time, and keeps two numbers for two jobs: all that it says has to agree. */
function agreeOnSite(one: Ad, other: Ad, { place, pay, words }: Compared): boolean {
  if (pay !== 'equal' && !(pay === 'unknown' && words === 'same')) return false;
  if (!isOneAddress(one, other)) return false;
  if (words === 'same') return true;
  return (
    place === 'equal' &&
    isCounty(one.areaCode ?? '') &&
    one.collectedYear === other.collectedYear &&
    !differ(one.educationLevel, other.educationLevel, 0) &&
    !differ(one.experienceYears, other.experienceYears, 0)
  );
}

/** Each site rounds pay, school and years in its own steps, and leaves out the county. */
function agreeAcrossSites(one: Ad, other: Ad, { place, pay, words }: Compared): boolean {
  if (words === 'same') return true;
  return (
    place !== 'unknown' &&
    (pay === 'equal' || pay === 'half') &&
    one.collectedYear === other.collectedYear &&
    !differ(schoolOf(one), schoolOf(other), 1) &&
    !differ(one.experienceYears, other.experienceYears, 2)
  );
}

/**
 * Whether two advertisements of one key (names.ts) are for the same job. Two jobs taken for one hide a job from people, one job taken
 * for two costs them a second look: so what contradicts decides, and what is not said counts for nothing.
 */
export function agree(one: Ad, other: Ad): boolean {
  if (!isNear(one, other)) return false;
  const place = comparePlaces(one, other);
  const pay = comparePay(one, other);
  if (place === 'apart' || pay === 'apart') return false;
  const words = compareWords(one, other);
  if (words === 'other') return false;
  const needsWords = isAgency(one.company ?? '') || isThin(one.title) || isThin(other.title);
  if (needsWords && words !== 'same') return false;
  const compared = { place, pay, words };
  return one.site === other.site ? agreeOnSite(one, other, compared) : agreeAcrossSites(one, other, compared);
}
