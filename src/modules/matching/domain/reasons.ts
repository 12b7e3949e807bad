import type { Words } from '../../../ground/problem.ts';
import { type Limit, type ReasonPart, reasonParts, type ScorePart, scoreParts } from './engine/parts.ts';
import { type Label, labelWords } from './labels.ts';
import { perCents } from './per-cents.ts';
import type { RankedPosting, Reason, ReasonKind, ReasonsInput, Said } from './reason-said.ts';
import {
  aboutAge,
  aboutCertificate,
  aboutChildcare,
  aboutEducation,
  aboutExperience,
  aboutNights,
  aboutWheelchair,
} from './reasons-of-limits.ts';
import {
  aboutAnswers,
  aboutNewness,
  aboutOccupation,
  aboutPay,
  aboutPlace,
  aboutSkills,
  aboutTitle,
} from './reasons-of-parts.ts';

/** A reason on a card; `fact`: it speaks neither way. */
export interface Chip extends Words {
  kind: ReasonKind | 'fact';
}

const limitPart: Record<Limit, ReasonPart> = {
  age: 'age',
  certificate: 'certificate',
  reach: 'place',
  remote: 'place',
  pay: 'pay',
  education: 'education',
  experience: 'experience',
  nights: 'nights',
  childcare: 'childcare',
  wheelchair: 'wheelchair',
};

/**
 * Every part that was weighed and every limit that was looked at, in words: first what keeps it out, then what speaks for it, by the share of the
 * score.
 */
export function reasonsOf(posting: RankedPosting, input: ReasonsInput): Reason[] {
  const { wishes, rings, judgement, rules, thisYear } = input;
  const occupation = aboutOccupation(posting, judgement, rules);
  const title = wishes.titles.length ? aboutTitle(posting, wishes) : null;
  const words: Record<ReasonPart, Said | null> = {
    // Another name of the occupation is not another work.
    title: occupation && title?.kind === 'drawback' ? null : title,
    occupation,
    place: rings.length ? aboutPlace(posting, input) : null,
    pay: wishes.leastPay ? aboutPay(posting, wishes.leastPay) : null,
    skills: aboutSkills(posting, wishes),
    newness: aboutNewness(posting, thisYear),
    answers: aboutAnswers(posting),
    education: wishes.education === null ? null : aboutEducation(posting, wishes.education),
    experience: wishes.experienceYears === null ? null : aboutExperience(posting, wishes.experienceYears),
    certificate: aboutCertificate(posting, input),
    age: aboutAge(posting, input),
    nights: wishes.noNights ? aboutNights(posting) : null,
    childcare: wishes.childcareHours ? aboutChildcare(posting, wishes.noNights === true) : null,
    wheelchair: wishes.stepFree ? aboutWheelchair(posting) : null,
  };
  const points = (part: ScorePart) =>
    rules.weights[part] *
    (judgement.values[part] ?? (words[part]?.kind === 'unknown' ? rules.figures.unsaid : 0));
  const shares = perCents(scoreParts.map(points));
  const ownShare = (part: ReasonPart) => shares[(scoreParts as readonly ReasonPart[]).indexOf(part)] ?? 0;
  // Title and occupation are one reason where only one of them is told.
  const [told, untold] = words.title
    ? (['title', 'occupation'] as const)
    : (['occupation', 'title'] as const);
  const shareOf = (part: ReasonPart) =>
    ownShare(part) + (part === told && !words[untold] ? ownShare(untold) : 0);
  const failing = new Set(judgement.fails.map((limit) => limitPart[limit]));
  const order: Record<ReasonKind, number> = { fit: 0, drawback: 1, unknown: 2 };
  return reasonParts
    .flatMap((part) => {
      const about = words[part];
      return about ? [{ part, ...about, limit: failing.has(part), share: shareOf(part) }] : [];
    })
    .sort((a, b) => Number(b.limit) - Number(a.limit) || order[a.kind] - order[b.kind] || b.share - a.share);
}

/** What stands on a card for somebody whose wishes are not known, or who does not want them used. */
export function plainChips(
  posting: Pick<RankedPosting, 'education' | 'experienceYears'> & {
    labels: readonly Label[];
    welfare: string[];
  },
): Chip[] {
  const facts: Words[] = [
    ...posting.labels.map((label) => labelWords[label].name),
    ...(posting.experienceYears === 0 ? [{ zh: '不要经验', en: 'No experience needed' }] : []),
    ...(posting.education === 'any' ? [{ zh: '学历不限', en: 'Any schooling' }] : []),
    ...posting.welfare.filter((word) => [...word].length <= 8).map((word) => ({ zh: word, en: word })),
  ];
  return facts.slice(0, 3).map((words) => ({ kind: 'fact' as const, ...words }));
}

/**
 * Three chips for a card: what speaks for it first, and always what speaks against it, where there is such. How old it is stands on
 * the card by itself.
 */
export function chipsOf(reasons: Reason[]): Chip[] {
  const told = reasons.filter(({ part }) => part !== 'newness' && part !== 'answers');
  const fits = told.filter(({ kind }) => kind === 'fit');
  const others = told.filter(({ kind }) => kind !== 'fit');
  // Two limits are both told.
  const room = told.filter(({ limit }) => limit).length > 1 ? 1 : others.length ? 2 : 3;
  return [...fits.slice(0, room), ...others].slice(0, 3).map(({ kind, chip }) => ({ kind, ...chip }));
}
