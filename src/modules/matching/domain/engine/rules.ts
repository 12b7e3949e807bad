import type { Words } from '../../../../ground/problem.ts';
import type { ScorePart } from './parts.ts';

/** The single figures of data/matching/weights.yaml; each is 0–1000 but where it says otherwise. */
export interface ScoreFigures {
  /** Of a part about which the posting does not say. */
  unsaid: number;
  /** Of a title that holds all words wanted, before what the rest of it says. */
  titleOfWords: number;
  sameOccupation: number;
  sameGroup: number;
  sameClass: number;
  payInPart: number;
  here: number;
  city: number;
  province: number;
  /** How many of the rarest skills make all of it. */
  skillsEnough: number;
  /** Lost with each year of an advertisement. */
  yearLost: number;
  /** Per cent that are left of a score where the employer leaves people without an answer. */
  loweredPercent: number;
}

/** How the way to work is estimated. */
export interface WayFigures {
  /** The road in per cent of the straight line. */
  detourPercent: number;
  metresPerMinute: number;
  /** Minutes up to which all are equally near. */
  nearMinutes: number;
  lostAMinute: number;
  /** From the middle of a township to its edge. */
  townMetres: number;
}

/** A certificate that the law wants of whoever does a kind of work. */
export interface LegalCertificate {
  id: string;
  name: Words;
  law: string;
  /** Codes of 职业分类大典, each with all below it. */
  occupations: readonly string[];
  /** What an employer's own list may call it. */
  asked: readonly string[];
  /** A certificate of the person counts for it where its name holds one of these. */
  held: readonly string[];
  /** A class of a licence: where a name holds one of these and no class at all, it is not known whether it is this one. */
  unclassed?: readonly string[];
  /** What a course gives, where that is less than the name says. */
  earned?: Words;
  /** Given to nobody under 18. */
  adult: boolean;
  /** A short course and an examination give it to whoever has left school. */
  course: boolean;
}

/** Work that the law keeps from everybody under 18. */
export interface AdultWork {
  id: string;
  law: string;
  occupations: readonly string[];
}

/** What the order of jobs goes by: data/matching/weights.yaml and legal.yaml. */
export interface EngineRules {
  weights: Record<ScorePart, number>;
  figures: ScoreFigures;
  way: WayFigures;
  certificates: readonly LegalCertificate[];
  adultsOnly: readonly AdultWork[];
}
