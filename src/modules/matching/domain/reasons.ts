import type { PayPeriod } from '../../../ground/money/pay.ts';
import type { Words } from '../../../ground/problem.ts';
import { adultWork, lackingCertificates } from './engine/demand.ts';
import type { Judgement } from './engine/judge.ts';
import {
  isOld,
  type Limit,
  type ReasonPart,
  reasonParts,
  type ScorePart,
  scoreParts,
} from './engine/parts.ts';
import type { EngineRules } from './engine/rules.ts';
import type { Way } from './engine/way.ts';
import { coreGrams, grams } from './grams.ts';
import { type Label, labelWords } from './labels.ts';
import { perCents } from './per-cents.ts';
import { type Education, educationLevel, educationNames } from './requirements.ts';
import type { Nearness, Ring, Wishes } from './wishes.ts';

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
  /** A code of 职业分类大典 where it is sure, and its name. */
  occupation: { code: string; name: string } | null;
  /** Whether the hours hold nights. */
  nights: boolean | null;
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

type Said = Omit<Reason, 'part' | 'share' | 'limit'>;

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
export function nearnessOf(rings: readonly Ring[], areaLo: number): Nearness {
  return rings.find(({ lo, hi }) => areaLo >= lo && areaLo <= hi)?.near ?? 'elsewhere';
}

/** The same occupation by another name; where the title holds what was wanted, nothing is added. */
function aboutOccupation(
  { occupation }: RankedPosting,
  { values }: Judgement,
  rules: EngineRules,
): Said | null {
  const value = values.occupation ?? 0;
  if (!occupation || value < rules.figures.sameGroup || (values.title ?? 0) >= rules.figures.titleOfWords)
    return null;
  const { code, name } = occupation;
  if (value >= rules.figures.sameOccupation)
    return said(
      'fit',
      ['同一种职业', 'Same occupation'],
      [
        `按国家职业分类，和您想做的都是${name}（${code}）`,
        `By the national classification both are ${name} (${code})`,
      ],
    );
  return said(
    'fit',
    ['相近的职业', 'Near occupation'],
    [
      `按国家职业分类是${name}（${code}），和您想做的相近`,
      `By the national classification it is ${name} (${code}), near to yours`,
    ],
  );
}

function aboutPlace(posting: RankedPosting, { wishes, rings, judgement }: ReasonsInput): Said {
  if (posting.remote) {
    const detail: [string, string] = ['可以在家上班，没有路程', 'Done from home, no way to go'];
    return said(
      wishes.remoteOk ? 'fit' : wishes.remoteOk === null ? 'unknown' : 'drawback',
      ['在家上班', 'From home'],
      detail,
    );
  }
  const { areaName, areaLo, way } = posting;
  if (areaName === null || areaLo === null)
    return said(
      'unknown',
      ['没写清地点', 'Place not clear'],
      ['广告没写清工作地点', 'The advertisement does not say where'],
    );
  const chip: [string, string] = [`在${areaName}`, `In ${areaName}`];
  if (judgement.fails.includes('reach') && way && wishes.reachMinutes !== null)
    return said(
      'drawback',
      [`路上要 ${way.least} 分钟以上`, `Over ${way.least} minutes away`],
      [
        `按直线估算，路上至少 ${way.least} 分钟，您最多 ${wishes.reachMinutes} 分钟`,
        `By the straight line the way is ${way.least} minutes at least; you can take ${wishes.reachMinutes}`,
      ],
    );
  const wanted: [string, string] = wishes.areas.length
    ? ['您想去的地方', 'where you want to work']
    : ['您住的地方', 'where you live'];
  // Between middles of towns the estimate means something; inside one area it does not.
  const minutes: [string, string] =
    way && way.least > 0
      ? [`，按直线估算路上约 ${way.about} 分钟`, `, about ${way.about} minutes by the straight line`]
      : ['', ''];
  const say = (kind: ReasonKind, zh: string, en: string) =>
    said(kind, chip, [`${zh}${minutes[0]}`, `${en}${minutes[1]}`]);
  switch (nearnessOf(rings, areaLo)) {
    case 'here':
      return say('fit', `就在${wanted[0]}`, `It is ${wanted[1]}`);
    case 'city':
      return say('fit', `和${wanted[0]}在同一个市`, `In the same city as ${wanted[1]}`);
    case 'province':
      return say('drawback', `离${wanted[0]}远，在同一个省`, `Far from ${wanted[1]}, in the same province`);
    case 'elsewhere':
      return say('drawback', `离${wanted[0]}远，在外省`, `Far from ${wanted[1]}, in another province`);
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
    [`要求${name.zh}，高于您登记的学历`, `Asks for ${name.en}, more than the schooling that you told us`],
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

function aboutAnswers({ answerRate }: RankedPosting): Said | null {
  if (answerRate === null) return null;
  const detail: [string, string] = [
    `投给这家的，${answerRate}% 在 7 天内有回音`,
    `${answerRate}% of those who applied were answered within 7 days`,
  ];
  return answerRate >= 50
    ? said('fit', ['多半有回音', 'Mostly answers'], detail)
    : said('drawback', ['回音不多', 'Seldom answers'], detail);
}

function aboutCertificate(posting: RankedPosting, { wishes, judgement, rules }: ReasonsInput): Said | null {
  const isOf = (codes: readonly string[]) =>
    codes.some(
      (code) => posting.occupation?.code === code || posting.occupation?.code.startsWith(`${code}-`),
    );
  const isAsked = (asked: readonly string[]) =>
    posting.kind === 'own' && posting.skills.some((skill) => asked.some((word) => skill.includes(word)));
  const wanted = rules.certificates.filter((one) => isOf(one.occupations) || isAsked(one.asked));
  const [lacked] = lackingCertificates(wanted, wishes.certificates ?? []);
  const [first] = wanted;
  if (judgement.fails.includes('certificate') || (lacked && wishes.certificates === null)) {
    const name = (lacked ?? first)?.name ?? { zh: '上岗证', en: 'a certificate' };
    return wishes.certificates === null
      ? said(
          'unknown',
          [`要${name.zh}`, `Needs ${name.en}`],
          [
            `法律要求有${name.zh}，您还没登记有没有`,
            `The law asks for a ${name.en}; you have not said whether you have it`,
          ],
        )
      : said(
          'drawback',
          [`要${name.zh}`, `Needs ${name.en}`],
          [
            `法律要求有${name.zh}，您登记的证里没有`,
            `The law asks for a ${name.en}, which is not among yours`,
          ],
        );
  }
  return first
    ? said(
        'fit',
        [`有${first.name.zh}`, `Has the ${first.name.en}`],
        [`法律要求有${first.name.zh}，您有`, `The law asks for a ${first.name.en}, and you have it`],
      )
    : null;
}

/** Only what the law says of somebody under 18. */
function aboutAge({ occupation }: RankedPosting, { wishes, judgement, rules }: ReasonsInput): Said | null {
  if (!judgement.fails.includes('age')) return null;
  if (wishes.legalAge === 'under-16')
    return said(
      'drawback',
      ['满 16 岁才能工作', 'From 16 on'],
      ['法律不许介绍未满 16 岁的人工作', 'The law forbids placing anybody under 16'],
    );
  const byLaw = adultWork(rules).some((code) => occupation?.code.startsWith(code));
  return byLaw
    ? said(
        'drawback',
        ['满 18 岁才能做', 'From 18 on'],
        ['法律规定这种活满 18 岁才能做', 'The law keeps this work for people of 18 and over'],
      )
    : null;
}

function aboutNights({ nights }: RankedPosting): Said {
  if (nights === null)
    return said(
      'unknown',
      ['没说有没有夜班', 'Nights not said'],
      ['没写有没有夜班，先问清楚', 'It does not say whether there are nights; please ask'],
    );
  return nights
    ? said('drawback', ['有夜班', 'Night shifts'], ['这个岗位有夜班', 'This job has night shifts'])
    : said('fit', ['没有夜班', 'No nights'], ['这个岗位不上夜班', 'This job has no nights']);
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
    childcare: wishes.childcareHours && !wishes.noNights ? aboutNights(posting) : null,
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
