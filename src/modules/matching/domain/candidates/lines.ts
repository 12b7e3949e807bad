import type { Day } from '../../../../ground/clock/day.ts';
import type { Words } from '../../../../ground/problem.ts';
import { refuseOpenWords } from '../applications/open-words.ts';
import { lackingCertificates } from '../engine/demand.ts';
import type { JudgedPosting, Judgement } from '../engine/judge.ts';
import type { EngineRules } from '../engine/rules.ts';
import { grams } from '../grams.ts';
import { type Education, educationLevel, educationNames } from '../requirements.ts';
import type { Wishes } from '../wishes.ts';
import { isTheVery } from './fit.ts';

/** What an employer is told of a candidate. */
export const candidateParts = [
  'work',
  'experience',
  'education',
  'certificates',
  'skills',
  'way',
  'pay',
  'nights',
] as const;
export type CandidatePart = (typeof candidateParts)[number];

/** `fit`: it meets what the posting asks; `unknown`: the candidate has not said; `fact`: nothing is asked. */
export interface CandidateLine {
  part: CandidatePart;
  kind: 'fit' | 'unknown' | 'fact';
  text: Words;
}

/** What the words need. */
export interface LinesInput {
  posting: JudgedPosting;
  /** What the posting asks for, as it is said. */
  education: Education;
  certificates: readonly string[];
  judgement: Judgement;
  wishes: Wishes;
  /** Of what he wants the work that this is. */
  wanted: readonly string[];
  /** His schooling in words; null: not said. */
  ownEducation: Words | null;
  /** By the straight line; 0: in the same township; null: not known, or done from home. */
  minutes: number | null;
  rules: EngineRules;
}

type Line = CandidateLine | null;

const line = (part: CandidatePart, kind: CandidateLine['kind'], zh: string, en: string): CandidateLine => ({
  part,
  kind,
  text: { zh, en },
});

/** What somebody typed that tells a number, an age, a sex or a family is not shown. */
const harmless = (typed: readonly string[]) => typed.filter((text) => !refuseOpenWords('', text, null));

function aboutWork({ judgement, wanted, rules }: LinesInput): Line {
  const said = harmless(wanted);
  const [zh, en] = said.length ? [`想做${said.join('、')}`, `Wants ${said.join(', ')}`] : ['', ''];
  return isTheVery(judgement, rules.figures)
    ? line('work', 'fit', zh || '想做的就是这个', en || 'Wants this very work')
    : line(
        'work',
        'fact',
        `${zh || '想做的'}，和这个相近`,
        `${en || 'Wants other work'}, which is near to this`,
      );
}

/** More would tell an age. */
const mostYears = 10;

function aboutExperience({ wishes: { experienceYears: own }, posting }: LinesInput): Line {
  const asked = posting.experienceYears ?? 0;
  if (own === null)
    return asked === 0
      ? null
      : line('experience', 'unknown', '没说干过几年', 'Has not said for how many years');
  const [zh, en] =
    own === 0
      ? ['还没干过', 'No experience yet']
      : own >= mostYears
        ? [`干过 ${mostYears} 年以上`, `${mostYears} years and more of work`]
        : [`干过 ${own} 年`, `${own} ${own === 1 ? 'year' : 'years'} of work`];
  return asked === 0
    ? line('experience', 'fact', zh, en)
    : line('experience', 'fit', `${zh}，要求 ${asked} 年`, `${en}; ${asked} asked for`);
}

function aboutEducation({ ownEducation, education }: LinesInput): Line {
  const asked = educationLevel(education) ?? 0;
  if (ownEducation === null)
    return asked === 0 ? null : line('education', 'unknown', '没说学历', 'Has not said which schooling');
  const { zh, en } = ownEducation;
  const name = educationNames[education];
  return asked === 0
    ? line('education', 'fact', zh, en)
    : line('education', 'fit', `${zh}，要求${name.zh}`, `${en}; ${name.en} asked for`);
}

/** Those that the law wants for this work, and those that the posting asks for, by their own names. */
function aboutCertificates({ posting, certificates, wishes, rules }: LinesInput): Line {
  if (wishes.certificates === null) return null;
  const own = wishes.certificates;
  const { occupation } = posting;
  const byLaw = rules.certificates.filter((one) =>
    one.occupations.some((code) => occupation === code || occupation?.startsWith(`${code}-`)),
  );
  const lacked = new Set(lackingCertificates(byLaw, own));
  const held = byLaw.filter((one) => !lacked.has(one)).map(({ name }) => name);
  const asked = certificates.filter((name) => {
    const wanted = grams(name);
    return wanted.length > 0 && own.some((each) => wanted.every((gram) => grams(each).includes(gram)));
  });
  const already = new Set(held.map(({ zh }) => zh));
  const names = [
    ...held,
    ...asked.filter((name) => !already.has(name)).map((name) => ({ zh: name, en: name })),
  ];
  if (names.length === 0) return null;
  return line(
    'certificates',
    'fit',
    `有${names.map(({ zh }) => zh).join('、')}`,
    `Has ${names.map(({ en }) => en).join(', ')}`,
  );
}

function aboutSkills({ posting, wishes }: LinesInput): Line {
  const used = harmless(wishes.skills).filter((skill) => {
    const wanted = grams(skill);
    return wanted.length > 0 && wanted.every((gram) => posting.grams.has(gram));
  });
  return used.length ? line('skills', 'fit', `会${used.join('、')}`, `Knows ${used.join(', ')}`) : null;
}

function aboutWay({ posting, minutes }: LinesInput): Line {
  if (posting.remote) return null;
  if (minutes === null) return line('way', 'unknown', '没说住在哪一片', 'Has not said where');
  if (minutes === 0) return line('way', 'fact', '住在同一个乡镇街道', 'Lives in the same township');
  return line(
    'way',
    'fact',
    `路上约 ${minutes} 分钟（按直线估算）`,
    `About ${minutes} minutes away, by the straight line`,
  );
}

/** How much he wants is his own; only that the pay is enough is told. */
function aboutPay({ judgement: { values } }: LinesInput): Line {
  if (values.pay === null) return null;
  return values.pay === 1000
    ? line('pay', 'fit', '工资够期望', 'The pay is enough')
    : line('pay', 'unknown', '工资可能够，要看给到多少', 'The pay may be enough');
}

function aboutNights({ posting, wishes }: LinesInput): Line {
  if (posting.nights !== true) return null;
  return wishes.noNights === false
    ? line('nights', 'fit', '能上夜班', 'Takes night shifts')
    : line('nights', 'unknown', '没说能不能上夜班', 'Has not said whether nights are possible');
}

/**
 * Why somebody fits, from the employer's side, and no more than he needs to invite: no name, no number, no address, no sex, age, household or
 * family, not the pay that somebody holds out for.
 */
export function linesOf(input: LinesInput): CandidateLine[] {
  return [
    aboutWork(input),
    aboutExperience(input),
    aboutEducation(input),
    aboutCertificates(input),
    aboutSkills(input),
    aboutWay(input),
    aboutPay(input),
    aboutNights(input),
  ].filter((one) => one !== null);
}

/** One candidate as an employer sees him. */
export interface CandidateCard {
  candidateId: string;
  /** By which both sides can speak of him. */
  number: string;
  since: Day;
  /** The day of the invitation to apply; null: there was none. */
  invitedOn: Day | null;
  lines: CandidateLine[];
}
