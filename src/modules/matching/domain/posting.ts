import { type Day, isDay } from '../../../ground/clock/day.ts';
import type { PayPeriod } from '../../../ground/money/pay.ts';
import { readShifts } from './analysis/shifts.ts';
import { readCompany } from './company.ts';
import type { Doubt } from './doubts.ts';
import { nightsOf } from './engine/nights.ts';
import { outsideSchoolHours } from './engine/school-hours.ts';
import { type PrintedRow, type RowProblem, unreadableTitle } from './format.ts';
import { grams, isCutTitle } from './grams.ts';
import { missingParts, type Part, withoutHeadings } from './missing.ts';
import type { CodeOccupation } from './occupation/code-occupation.ts';
import { readPay } from './pay.ts';
import { type FindPlace, type FoundPlace, type PlaceWords, sure } from './place.ts';
import { type Education, educationLevel, readEducation, readExperience } from './requirements.ts';
import { shiftsOf } from './sentence/shifts.ts';
import { clean, oneLine } from './text.ts';

/** A collected advertisement as it was understood. Null: not known. */
export interface Posting {
  sourceId: string;
  site: string | null;
  source: string;
  title: string;
  /** The kind of work that the page filed it under: 送餐员 for 3公里社区配送. */
  jobFunction: string | null;
  /** A code of 职业分类大典 (2022), and how sure it is, 0–1. */
  occupation: string | null;
  occupationConfidence: number | null;
  company: string | null;
  companyKind: string | null;
  companySize: string | null;
  industry: string | null;
  placePrinted: string | null;
  address: string | null;
  areaCode: string | null;
  areaLo: number | null;
  /** 0–1, see FoundPlace. */
  placeConfidence: number | null;
  /** Done from home. */
  remote: boolean;
  /** Fen a month. */
  payLow: number | null;
  payHigh: number | null;
  payPrinted: string | null;
  payPeriod: PayPeriod | null;
  education: Education | null;
  /** The order of `education`. */
  educationLevel: number | null;
  experienceYears: number | null;
  /** Whether the hours hold nights: by title and skills, else by what the description surely says; under welfare may stand another job's. */
  nights: boolean | null;
  /** Whether the hours of the description begin before children can be brought, or end after they have to be fetched. */
  outsideSchoolHours: boolean | null;
  skills: string[];
  welfare: string[];
  headcount: number | null;
  description: string | null;
  postedDay: Day | null;
  collectedYear: number | null;
  missing: Part[];
  doubts: Doubt[];
  /** What the work is found by: the title and the kind of work. */
  titleGrams: string[];
  /** What the advertisement is found by: also company, industry and skills. */
  grams: string[];
}

interface ReadPlace {
  printed: string | null;
  remote: boolean;
  found: FoundPlace | null;
}

function readPlace(words: PlaceWords, findPlace: FindPlace): ReadPlace {
  const parts = [words.province, words.city, words.district].filter((part) => part !== null);
  const printed = words.place ?? (parts.join(' ') || null);
  const remote = /^(远程|居家|在家)(办公|工作|上班)/.test(printed ?? '');
  return { printed, remote, found: printed === null || remote ? null : findPlace(words) };
}

/** Cleans cells one after the other and remembers what was found. */
function cleaner(doubt: (doubt: Doubt) => void): (cell: string | null) => string | null {
  return (cell) => {
    if (cell === null) return null;
    const { text, repaired, suspect } = clean(cell);
    if (repaired) doubt('characters-repaired');
    if (suspect) doubt('characters-suspect');
    return text === '' ? null : text;
  };
}

const saysNothing = /^(无|不详|暂无|未知|空|null|none|n\/a|-+|\/+)$/i;

/** Welfare and skills come as lists, as one word with separators, and with the heading of the page before them. */
function readWords(words: string[], text: (cell: string | null) => string | null): string[] {
  const found = words
    .flatMap((word) => (text(word) ?? '').replace(/^(职位亮点|职位诱惑)[:：]?/, '').split(/[、，,；;/|\n]+/))
    .map((word) => oneLine(word))
    .filter((word) => word.length > 0 && word.length <= 30 && !saysNothing.test(word));
  return [...new Set(found)];
}

/** 2023-08-18 08:03:41, 2023-08-18, or 04-20, which takes the year of the collection. */
function readPosted(
  printed: string | null,
  collectedYear: number | null,
): { day: Day | null; doubt: Doubt | null } {
  if (printed === null) return { day: null, doubt: null };
  const full = printed.slice(0, 10);
  if (isDay(full)) return { day: full, doubt: null };
  if (/^\d\d-\d\d$/.test(printed) && collectedYear !== null) {
    const day = `${collectedYear}-${printed}`;
    if (isDay(day)) return { day, doubt: 'posted-without-year' };
  }
  return { day: null, doubt: null };
}

function isCutDescription(description: string): boolean {
  return (
    description.length < 60 && withoutHeadings(description).length > 0 && !/[。.！!；;）)]$/.test(description)
  );
}

function nightsSaid(description: string | null): boolean | null {
  const said = readShifts(description ?? '').filter(({ sure }) => sure === 'sure');
  return nightsOf(said.map(({ value }) => value));
}

/** What is wrong with a title that holds no readable word. */
export function titleProblems(printed: string): RowProblem[] {
  const title = oneLine(clean(printed).text);
  const readable = /\p{L}/u.test(title) && !title.includes('\ufffd') && !saysNothing.test(title);
  return readable ? [] : [unreadableTitle(printed)];
}

/**
 * Understands one row of the format.
 * @returns the posting, or the problems for which a human has to look at the row first.
 */
export function readPosting(
  row: PrintedRow,
  findPlace: FindPlace,
  codeOccupation: CodeOccupation,
): { posting: Posting } | { problems: RowProblem[] } {
  const doubts = new Set<Doubt>();
  const text = cleaner((doubt) => doubts.add(doubt));
  const line = (cell: string | null) => {
    const cleaned = text(cell);
    return cleaned === null || saysNothing.test(oneLine(cleaned)) ? null : oneLine(cleaned);
  };
  const note = (...found: (Doubt | null)[]) => {
    for (const doubt of found) if (doubt) doubts.add(doubt);
  };

  const problems = titleProblems(row.title);
  if (problems.length > 0) return { problems };
  const title = line(row.title) ?? '';
  if (isCutTitle(title)) note('title-cut');

  const company = readCompany(text(row.company));
  note(company.doubt);

  const pay = readPay({
    min: row.salaryMin,
    max: row.salaryMax,
    unit: line(row.salaryUnit),
    printed: line(row.salary),
  });
  note(...pay.doubts);

  const experienceCell = line(row.experience);
  const experience = readExperience(row.experienceMin, experienceCell);
  note(...experience.doubts);
  // 1-3年本科 stands in one cell on some pages.
  const education = readEducation(line(row.education)) ?? readEducation(experienceCell);

  const description = text(row.description);
  if (description !== null && isCutDescription(description)) note('description-cut');

  const place = readPlace(
    {
      province: line(row.province),
      city: line(row.city),
      district: line(row.district),
      place: line(row.place),
    },
    findPlace,
  );
  if (place.printed !== null && !place.remote && (place.found?.confidence ?? 0) < sure) note('place-unclear');

  const posted = readPosted(line(row.posted), row.collectedYear);
  note(posted.doubt);

  const skills = readWords(row.skills, text);
  const address = line(row.address) ?? company.address;
  const industry = line(row.industry);
  const jobFunction = line(row.function);
  const occupation = occupationOf({ title, jobFunction }, codeOccupation);
  const posting: Posting = {
    sourceId: oneLine(clean(row.id).text),
    site: line(row.site),
    source: oneLine(clean(row.source).text),
    title,
    jobFunction,
    occupation: occupation?.code ?? null,
    occupationConfidence: occupation?.confidence ?? null,
    company: company.name,
    companyKind: line(row.companyType),
    companySize: line(row.companySize),
    industry,
    placePrinted: place.printed,
    address,
    areaCode: place.found?.code ?? null,
    areaLo: place.found?.lo ?? null,
    placeConfidence: place.found?.confidence ?? null,
    remote: place.remote,
    payLow: pay.low,
    payHigh: pay.high,
    payPrinted: line(row.salary),
    payPeriod: pay.period,
    education,
    educationLevel: educationLevel(education),
    experienceYears: experience.years,
    nights: nightsOf(shiftsOf([title, ...skills].join('，'))) ?? nightsSaid(description),
    outsideSchoolHours: outsideSchoolHours(description ?? ''),
    skills,
    welfare: readWords(row.welfare, text),
    headcount: row.headcount,
    description,
    postedDay: posted.day,
    collectedYear: row.collectedYear,
    missing: [],
    doubts: [...doubts].sort(),
    titleGrams: grams([title, jobFunction].filter(Boolean).join(' ')),
    grams: grams([title, jobFunction, company.name, industry, ...skills].filter(Boolean).join(' ')),
  };
  posting.missing = missingParts(posting);
  return { posting };
}

/** The occupation of a title; what the page filed it under counts where it says more: 送餐员 for 3公里社区配送. */
export function occupationOf<Coded extends { confidence: number }>(
  { title, jobFunction }: Pick<Posting, 'title' | 'jobFunction'>,
  codeOccupation: (words: string) => Coded | null,
): Coded | undefined {
  return [title, jobFunction]
    .flatMap((words) => (words === null ? [] : (codeOccupation(words) ?? [])))
    .sort((one, other) => other.confidence - one.confidence)[0];
}
