import { adultWork, lackingCertificates } from './engine/demand.ts';
import { type RankedPosting, type ReasonsInput, type Said, said } from './reason-said.ts';
import { educationLevel, educationNames } from './requirements.ts';

// What is said of each limit that is no part of a score.

export function aboutEducation({ education }: RankedPosting, own: string | null): Said | null {
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

export function aboutExperience({ experienceYears: needed }: RankedPosting, own: number): Said | null {
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

export function aboutCertificate(
  posting: RankedPosting,
  { wishes, judgement, rules }: ReasonsInput,
): Said | null {
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
export function aboutAge(
  { occupation }: RankedPosting,
  { wishes, judgement, rules }: ReasonsInput,
): Said | null {
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

/** For whoever fetches children: nights first, they are the further from it. */
export function aboutChildcare(posting: RankedPosting, alsoNights: boolean): Said | null {
  const { nights, outsideSchoolHours } = posting;
  if (nights === true) return alsoNights ? null : aboutNights(posting);
  if (outsideSchoolHours === null)
    return said(
      'unknown',
      ['没说几点上下班', 'Hours not said'],
      [
        '没写几点上下班，接送孩子来不来得及先问清楚',
        'It does not say the hours; please ask whether children can be fetched',
      ],
    );
  return outsideSchoolHours
    ? said(
        'drawback',
        ['8 点前或 17:30 后上班', 'Before 8:00 or after 17:30'],
        [
          '这个岗位 8 点前就上班，或者 17:30 以后才下班，接送孩子来不及',
          'This job begins before 8:00 or ends after 17:30, when children are brought and fetched',
        ],
      )
    : said(
        'fit',
        ['能接送孩子', 'Time for children'],
        ['这个岗位的时间来得及接送孩子', 'The hours of this job leave time to bring and fetch children'],
      );
}

/** For whoever needs it: what is not said has to be asked before somebody sets out. */
export function aboutWheelchair({ stepFree }: RankedPosting): Said {
  if (stepFree === null)
    return said(
      'unknown',
      ['没说轮椅能不能进', 'Wheelchair not said'],
      [
        '没写轮椅能不能进出，先打电话问一声',
        'It does not say whether a wheelchair gets in and out; please call and ask first',
      ],
    );
  return stepFree
    ? said(
        'fit',
        ['轮椅能进出', 'Wheelchair gets in'],
        ['单位说了，上班的地方轮椅能进出', 'The employer says that a wheelchair gets in and out'],
      )
    : said(
        'drawback',
        ['轮椅进不去', 'No way in by wheelchair'],
        ['单位说了，上班的地方轮椅不能进出', 'The employer says that a wheelchair cannot get in and out'],
      );
}

export function aboutNights({ nights }: RankedPosting): Said {
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
