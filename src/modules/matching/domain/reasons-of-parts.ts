import { furthest } from './engine/changes.ts';
import type { Judgement } from './engine/judge.ts';
import { isOld } from './engine/parts.ts';
import type { EngineRules } from './engine/rules.ts';
import { coreGrams, grams } from './grams.ts';
import { type RankedPosting, type ReasonKind, type ReasonsInput, type Said, said } from './reason-said.ts';
import type { Nearness, Ring, Wishes } from './wishes.ts';

// What is said of each part of a score.

/** Whole yuan of fen. */
const yuan = (fen: number) => Math.round(fen / 100);

function payRange(low: number | null, high: number | null): string {
  const ends = [low, high].filter((fen) => fen !== null).map(yuan);
  return [...new Set(ends)].join('–');
}

export function aboutTitle({ title, jobFunction }: RankedPosting, wishes: Wishes): Said {
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
function nearnessOf(rings: readonly Ring[], areaLo: number): Nearness {
  return rings.find(({ lo, hi }) => areaLo >= lo && areaLo <= hi)?.near ?? 'elsewhere';
}

/** The same occupation by another name; where the title holds what was wanted, nothing is added. */
export function aboutOccupation(
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

export function aboutPlace(posting: RankedPosting, { wishes, rings, judgement }: ReasonsInput): Said {
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
  // Between middles of towns the estimate means something; inside one area it does not, nor for what nobody goes to and fro each day.
  const minutes: [string, string] =
    way && way.least > 0 && way.about <= furthest
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

export function aboutPay({ payLow, payHigh, payPeriod }: RankedPosting, least: number): Said {
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

export function aboutSkills(posting: RankedPosting, wishes: Wishes): Said | null {
  const matching = matchingSkills(posting, wishes.skills);
  const [first] = matching;
  if (first === undefined) return null;
  const chip: [string, string] =
    first.length <= 6 ? [`会${first}`, `Knows ${first}`] : ['技能对得上', 'Skills fit'];
  return said('fit', chip, [`您会的${matching.join('、')}用得上`, `Your ${matching.join(', ')} can be used`]);
}

export function aboutNewness({ kind, lowered, collectedYear }: RankedPosting, thisYear: number): Said {
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

export function aboutAnswers({ answerRate }: RankedPosting): Said | null {
  if (answerRate === null) return null;
  const detail: [string, string] = [
    `投给这家的，${answerRate}% 在 7 天内有回音`,
    `${answerRate}% of those who applied were answered within 7 days`,
  ];
  return answerRate >= 50
    ? said('fit', ['多半有回音', 'Mostly answers'], detail)
    : said('drawback', ['回音不多', 'Seldom answers'], detail);
}
