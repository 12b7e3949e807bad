import type { PayPeriod } from '../../../ground/money/pay.ts';
import type { Words } from '../../../ground/problem.ts';
import { coreGrams, grams } from './grams.ts';
import { type Label, labelWords } from './labels.ts';
import { perCents } from './per-cents.ts';
import { type Education, educationLevel, educationNames } from './requirements.ts';
import { isOld, type PartValues, type ScorePart, scoreParts, unsaid, weights } from './score.ts';
import type { Nearness, Ring, Wishes } from './wishes.ts';

/** `unknown`: the advertisement does not say. */
export type ReasonKind = 'fit' | 'drawback' | 'unknown';

/** One part of the order, in words. */
export interface Reason {
  part: ScorePart;
  kind: ReasonKind;
  /** About eight characters. */
  chip: Words;
  /** A sentence with the figures compared. */
  detail: Words;
  /** Per cent of the score that come from this part. */
  share: number;
}

/** A reason on a card; `fact`: it speaks neither way. */
export interface Chip extends Words {
  kind: ReasonKind | 'fact';
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
}

type Said = Omit<Reason, 'part' | 'share'>;

function said(kind: ReasonKind, chip: [zh: string, en: string], detail: [zh: string, en: string]): Said {
  return { kind, chip: { zh: chip[0], en: chip[1] }, detail: { zh: detail[0], en: detail[1] } };
}

/** Whole yuan of fen. */
const yuan = (fen: number) => Math.round(fen / 100);

function payRange(low: number | null, high: number | null): string {
  const ends = [low, high].filter((fen) => fen !== null).map(yuan);
  return [...new Set(ends)].join('–');
}

function aboutTitle({ title, jobFunction }: RankedPosting, wishes: Wishes): Said {
  const found = new Set(grams([title, jobFunction].filter(Boolean).join(' ')));
  const matches = wishes.titles.map((wanted) => {
    const core = coreGrams(wanted);
    return { wanted, share: core.filter((gram) => found.has(gram)).length / Math.max(core.length, 1) };
  });
  const best = matches.reduce((a, b) => (b.share > a.share ? b : a));
  if (best.share === 1)
    return said(
      'fit',
      ['想做的岗位', 'The job you want'],
      [`您想做${best.wanted}`, `You want to work as ${best.wanted}`],
    );
  if (best.share > 0) {
    return said(
      'fit',
      ['和想做的相近', 'Close to what you want'],
      [`您想做${best.wanted}，这个相近`, `You want to work as ${best.wanted}; this is close`],
    );
  }
  return said(
    'drawback',
    ['不是想做的', 'Not what you named'],
    [`您想做${wishes.titles.join('、')}`, `You named ${wishes.titles.join(', ')}`],
  );
}

/** How near an area is, by the rings around the wished places. */
export function nearnessOf(rings: Ring[], areaLo: number): Nearness {
  return rings.find(({ lo, hi }) => areaLo >= lo && areaLo <= hi)?.near ?? 'elsewhere';
}

function aboutPlace(posting: RankedPosting, wishes: Wishes, rings: Ring[]): Said {
  if (posting.remote) {
    const detail: [string, string] = ['可以在家上班，没有路程', 'Done from home, no way to go'];
    return said(
      wishes.remoteOk ? 'fit' : wishes.remoteOk === null ? 'unknown' : 'drawback',
      ['在家上班', 'From home'],
      detail,
    );
  }
  const { areaName, areaLo } = posting;
  if (areaName === null || areaLo === null)
    return said(
      'unknown',
      ['没写清地点', 'Place not clear'],
      ['广告没写清工作地点', 'The advertisement does not say where'],
    );
  const chip: [string, string] = [`在${areaName}`, `In ${areaName}`];
  const wanted: [string, string] = wishes.areas.length
    ? ['您想去的地方', 'where you want to work']
    : ['您住的地方', 'where you live'];
  switch (nearnessOf(rings, areaLo)) {
    case 'here':
      return said('fit', chip, [`就在${wanted[0]}`, `It is ${wanted[1]}`]);
    case 'city':
      return said('fit', chip, [`和${wanted[0]}在同一个市`, `In the same city as ${wanted[1]}`]);
    case 'province':
      return said('drawback', chip, [
        `离${wanted[0]}远，在同一个省`,
        `Far from ${wanted[1]}, in the same province`,
      ]);
    case 'elsewhere':
      return said('drawback', chip, [
        `离${wanted[0]}远，在外省`,
        `Far from ${wanted[1]}, in another province`,
      ]);
  }
}

function aboutPay({ payLow, payHigh, payPeriod }: RankedPosting, least: number): Said {
  if (payLow === null && payHigh === null) {
    if (payPeriod === 'piece')
      return said(
        'unknown',
        ['按件计酬', 'Paid by the piece'],
        ['按件算钱，一月多少说不准', 'Paid by the piece: a month’s sum is not known'],
      );
    // Done now and then, so that nobody knows how many days or hours a month holds.
    if (payPeriod !== null && payPeriod !== 'month')
      return said(
        'unknown',
        payPeriod === 'hour' ? ['按小时计酬', 'Paid by the hour'] : ['按天计酬', 'Paid by the day'],
        ['一个月干多少说不准，先问清楚', 'How much there is in a month is not known; please ask'],
      );
    return said(
      'unknown',
      ['没写工资', 'Pay not said'],
      ['广告没写工资', 'The advertisement does not say what it pays'],
    );
  }
  const compared: [string, string] = [
    `您最少要 ${yuan(least)} 元，这里 ${payRange(payLow, payHigh)} 元`,
    `You want at least ${yuan(least)} yuan; this is ${payRange(payLow, payHigh)}`,
  ];
  const most = payHigh ?? payLow ?? 0;
  if ((payLow ?? most) >= least) return said('fit', ['工资够期望', 'Pays what you want'], compared);
  if (most >= least) return said('fit', ['工资可能够', 'May pay what you want'], compared);
  const short = Math.max(1, yuan(least - most));
  return said('drawback', [`比期望少 ${short} 元`, `${short} yuan below your wish`], compared);
}

/** The person's skills of which every gram stands in the advertisement. */
function matchingSkills(
  { title, jobFunction, company, industry, skills }: RankedPosting,
  own: string[],
): string[] {
  const found = new Set(grams([title, jobFunction, company, industry, ...skills].filter(Boolean).join(' ')));
  return own.filter((skill) => {
    const needed = grams(skill);
    return needed.length > 0 && needed.every((gram) => found.has(gram));
  });
}

function aboutSkills(posting: RankedPosting, wishes: Wishes): Said | null {
  const matching = matchingSkills(posting, wishes.skills);
  const [first] = matching;
  if (first === undefined) return null;
  const chip: [string, string] =
    first.length <= 6 ? [`会${first}`, `Knows ${first}`] : ['技能对得上', 'Skills fit'];
  return said('fit', chip, [`您会的${matching.join('、')}用得上`, `Your ${matching.join(', ')} can be used`]);
}

function aboutEducation({ education }: RankedPosting, own: string | null): Said | null {
  if (education === null) return null;
  if (education === 'any')
    return said('fit', ['学历不限', 'Any schooling'], ['这个岗位不限学历', 'No schooling is asked for']);
  const [needed, has] = [educationLevel(education) ?? 0, educationLevel(own) ?? 0];
  const name = educationNames[education];
  if (has >= needed)
    return said(
      'fit',
      ['学历够', 'Schooling enough'],
      [`要求${name.zh}，您的学历够`, `Asks for ${name.en}; you have it`],
    );
  return said(
    'drawback',
    [`要求${name.zh}`, `Asks for ${name.en}`],
    [`要求${name.zh}，可以先问问`, `Asks for ${name.en}; one may ask first`],
  );
}

function aboutExperience({ experienceYears: needed }: RankedPosting, own: number): Said | null {
  if (needed === null) return null;
  if (needed === 0)
    return said('fit', ['不要经验', 'No experience needed'], ['没干过也可以', 'Beginners are welcome']);
  const years: [string, string] = [
    `要求 ${needed} 年经验，您有 ${own} 年`,
    `Asks for ${needed} years; you have ${own}`,
  ];
  return own >= needed
    ? said('fit', ['经验够', 'Experience enough'], years)
    : said('drawback', [`要 ${needed} 年经验`, `${needed} years asked for`], years);
}

function aboutNewness({ kind, lowered, collectedYear }: RankedPosting, thisYear: number): Said {
  if (kind === 'own')
    return lowered
      ? said(
          'drawback',
          ['单位回复慢', 'Slow to answer'],
          ['这个单位有报名的人没回复', 'This employer has left people without an answer'],
        )
      : said(
          'fit',
          ['本平台直招', 'Posted here'],
          ['单位核验过，还在招', 'The employer is verified and still hiring'],
        );
  if (collectedYear === null)
    return said(
      'unknown',
      ['不知哪年的', 'Year not known'],
      ['不知道是哪一年收集的', 'The year of collection is not known'],
    );
  if (!isOld(collectedYear, thisYear))
    return said('fit', ['今年的广告', 'This year’s'], ['今年收集的', 'Collected this year']);
  return said(
    'drawback',
    [`${collectedYear} 年收集`, `Collected in ${collectedYear}`],
    [`${collectedYear} 年收集，可能已招满`, `Collected in ${collectedYear}; may be filled`],
  );
}

/** Every part that was weighed, in words; those that speak for the posting first, by their share of the score. */
export function reasonsOf(
  posting: RankedPosting,
  wishes: Wishes,
  rings: Ring[],
  values: PartValues,
  thisYear: number,
): Reason[] {
  const words: Record<ScorePart, Said | null> = {
    title: wishes.titles.length ? aboutTitle(posting, wishes) : null,
    place: rings.length ? aboutPlace(posting, wishes, rings) : null,
    pay: wishes.leastPay ? aboutPay(posting, wishes.leastPay) : null,
    skills: aboutSkills(posting, wishes),
    newness: aboutNewness(posting, thisYear),
    education: wishes.education === null ? null : aboutEducation(posting, wishes.education),
    experience: wishes.experienceYears === null ? null : aboutExperience(posting, wishes.experienceYears),
  };
  const points = (part: ScorePart) =>
    weights[part] * (values[part] ?? (words[part]?.kind === 'unknown' ? unsaid : 0));
  const shares = perCents(scoreParts.map(points));
  const order: Record<ReasonKind, number> = { fit: 0, drawback: 1, unknown: 2 };
  return scoreParts
    .flatMap((part, at) => {
      const about = words[part];
      return about ? [{ part, ...about, share: shares[at] ?? 0 }] : [];
    })
    .sort((a, b) => order[a.kind] - order[b.kind] || b.share - a.share);
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
  const told = reasons.filter(({ part }) => part !== 'newness');
  const fits = told.filter(({ kind }) => kind === 'fit');
  const others = told.filter(({ kind }) => kind !== 'fit');
  return [...fits.slice(0, others.length ? 2 : 3), ...others]
    .slice(0, 3)
    .map(({ kind, chip }) => ({ kind, ...chip }));
}
