import type { PayPeriod } from '../../../ground/money/pay.ts';
import type { Words } from '../../../ground/problem.ts';
import type { Judgement } from './engine/judge.ts';
import type { ReasonPart } from './engine/parts.ts';
import type { EngineRules } from './engine/rules.ts';
import type { Way } from './engine/way.ts';
import type { Education } from './requirements.ts';
import type { Ring, Wishes } from './wishes.ts';

/** `unknown`: the advertisement does not say. */
export type ReasonKind = 'fit' | 'drawback' | 'unknown';

/** One part of the order, in words. */
export interface Reason {
  part: ReasonPart;
  kind: ReasonKind;
  /** It keeps the posting out of the person's list. */
  limit: boolean;
  /** About eight characters. */
  chip: Words;
  /** A sentence with the figures compared. */
  detail: Words;
  /** Per cent of the score that come from this part. */
  share: number;
}

/** What the words need of a posting. */
export interface RankedPosting {
  kind: 'own' | 'collected';
  /** Its employer leaves people without an answer. */
  lowered: boolean;
  title: string;
  jobFunction: string | null;
  /** Name of the area that its place was read as: 奎文区, 深圳市; null: not known. */
  areaName: string | null;
  areaLo: number | null;
  remote: boolean;
  payLow: number | null;
  payHigh: number | null;
  payPeriod: PayPeriod | null;
  education: Education | null;
  experienceYears: number | null;
  collectedYear: number | null;
  company: string | null;
  industry: string | null;
  skills: string[];
  /** A code of 职业分类大典 where it is sure, and its name. */
  occupation: { code: string; name: string } | null;
  /** Whether the hours hold nights. */
  nights: boolean | null;
  /** Whether they begin before children can be brought, or end after they have to be fetched. */
  outsideSchoolHours: boolean | null;
  /** Whether a wheelchair gets in and out. */
  stepFree: boolean | null;
  answerRate: number | null;
  /** The way from the person's home, where both are known. */
  way: Way | null;
}

/** For whom the reasons are, and how the posting was judged for him. */
export interface ReasonsInput {
  wishes: Wishes;
  rings: readonly Ring[];
  judgement: Judgement;
  rules: EngineRules;
  thisYear: number;
}

/** A reason before it is placed. */
export type Said = Omit<Reason, 'part' | 'share' | 'limit'>;

/** Both languages at once. */
export function said(
  kind: ReasonKind,
  chip: [zh: string, en: string],
  detail: [zh: string, en: string],
): Said {
  return { kind, chip: { zh: chip[0], en: chip[1] }, detail: { zh: detail[0], en: detail[1] } };
}
