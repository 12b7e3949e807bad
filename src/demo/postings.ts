import { addDays, type Day, dayOf, daysBetween } from '../ground/clock/day.ts';
import { type Occupation, readOccupations } from './catalogue.ts';
import { momentOf } from './days.ts';
import type { DemoEmployer } from './employers.ts';
import { demoId } from './ids.ts';
import { type Random, randomOf } from './random.ts';

/** The answers of a 招聘登记, by question id. Money in fen. */
export interface PostingAnswers {
  title: string;
  headcount: number;
  duties: string;
  place: [string];
  address: string;
  'pay-unit': 'month' | 'day' | 'hour' | 'piece';
  'pay-low': number;
  'pay-high': number;
  'pay-rule': string | null;
  hours: string[];
  'step-free': boolean | null;
  education: string;
  experience: number;
  certificates: string[];
  labels: string[];
  welfare: string[];
  contract: 'labour' | 'part-time' | 'service' | 'trainee';
  'valid-days': number;
}

/** A posting that nobody can apply to. */
export interface DemoPosting {
  postingId: string;
  employer: DemoEmployer;
  occupation: Occupation;
  answers: PostingAnswers;
  publishedAt: Date;
  /** The last day on which it holds. */
  validUntil: Day;
  /** Whether its employer was verified when it was published. */
  verifiedThen: boolean;
  /** Since when it can be applied for; null: it waits for its employer to be verified. */
  openFrom: Date | null;
  /** When it was over, if it is. */
  endsAt: Date | null;
  /** What happened to it, in order, before today. */
  moves: {
    move: 'employer-verified' | 'grew-silent' | 'stayed-silent' | 'filled' | 'withdrawn' | 'expired';
    at: Date;
  }[];
}

/** How many own postings the demonstration has. */
export const postingCount = 1500;

const hoursWords: Record<string, string[][]> = {
  day: [
    ['8:00-17:30', '白班', '单休'],
    ['8:30-17:30', '白班', '双休'],
    ['8:00-18:00', '白班', '轮休'],
  ],
  two: [
    ['早晚班', '轮休'],
    ['两班倒', '轮休'],
    ['早班 7:00-15:00，晚班 14:00-22:00', '单休'],
  ],
  turns: [['三班倒', '轮休'], ['两班倒', '轮休'], ['上一休一，每班 24 小时内有休息']],
  early: [
    ['5:30-13:30', '白班'],
    ['6:00-11:00，14:00-17:00', '轮休'],
  ],
  dawn: [
    ['4:00-12:00', '轮休'],
    ['3:30-11:30', '单休'],
  ],
  night: [['夜班', '20:00-次日 4:00', '轮休']],
  late: [
    ['13:00-22:00', '轮休'],
    ['12:00-21:00', '单休'],
  ],
  split: [
    ['9:30-14:00，16:30-21:00', '轮休'],
    ['10:00-14:00，17:00-21:30', '轮休'],
  ],
  half: [
    ['10:00-14:00', '半天班', '能接送孩子'],
    ['15:30-18:30', '半天班', '双休'],
    ['10:30-13:30', '半天班'],
  ],
  free: [['时间灵活']],
  pieces: [
    ['时间灵活', '没有夜班'],
    ['能接送孩子', '没有夜班'],
  ],
  live: [['住家，每周休一天'], ['住在单位，每月休四天']],
};

const offeredWelfare: Record<DemoEmployer['size'], readonly (readonly [string[], number])[]> = {
  'under-10': [
    [[], 30],
    [['管午饭'], 35],
    [['包吃住'], 15],
    [['意外保险'], 20],
  ],
  '10-49': [
    [['五险'], 40],
    [['五险', '管午饭'], 30],
    [['包吃住', '五险'], 15],
    [['五险', '节日福利'], 15],
  ],
  '50-299': [
    [['五险', '管午饭', '节日福利'], 40],
    [['五险一金', '带薪年假'], 25],
    [['五险', '班车'], 20],
    [['五险', '宿舍'], 15],
  ],
  '300-up': [
    [['五险一金', '食堂', '班车'], 45],
    [['五险一金', '宿舍', '食堂'], 35],
    [['五险一金', '带薪年假', '体检'], 20],
  ],
};

const headcounts: Record<DemoEmployer['size'], [number, number]> = {
  'under-10': [1, 2],
  '10-49': [1, 4],
  '50-299': [1, 10],
  '300-up': [2, 30],
};

/** What pay is rounded to, in yuan; the least a month is the floor that README.md states. */
const steps = { month: 100, day: 10, hour: 1, piece: 0.5 } as const;
const floors = { month: 2400, day: 110, hour: 24, piece: 0 } as const;

// What the middle of the county pays more than its edge; assumed, see README.md.
const areaFactor: Record<string, number> = {
  '370705009': 1.04,
  '370705007': 1.02,
  '370705010': 0.96,
  '370705006': 0.97,
};
const sizeFactor: Record<DemoEmployer['size'], number> = {
  'under-10': 0.97,
  '10-49': 1,
  '50-299': 1.03,
  '300-up': 1.07,
};

function payOf(random: Random, employer: DemoEmployer, { pay, unit = 'month' }: Occupation, years: number) {
  const factor =
    (areaFactor[employer.spot.area.slice(0, 9)] ?? 1) *
    sizeFactor[employer.size] *
    (0.95 + random.next() * 0.1);
  const [low, high] = pay;
  const span = high - low;
  const begin = low + (span * Math.min(years, 5)) / 10;
  const round = (yuan: number) => Math.max(floors[unit], Math.round(yuan / steps[unit]) * steps[unit]) * 100;
  const least = round(begin * factor);
  const most = round((begin + span * (0.5 + random.next() * 0.5)) * factor);
  return { low: least, high: Math.max(least, most) };
}

function labelsOf(random: Random, { labels = {} }: Occupation, employer: DemoEmployer): string[] {
  const drawn = Object.entries(labels).flatMap(([label, share]) => (random.chance(share) ? [label] : []));
  const allowed = drawn.filter(
    (label) => label !== 'public-welfare' || ['institution', 'other'].includes(employer.kind),
  );
  return random.chance(3) && !allowed.includes('care') ? [...allowed, 'care'] : allowed;
}

function contractOf(labels: readonly string[], employer: DemoEmployer): PostingAnswers['contract'] {
  if (labels.includes('trainee')) return 'trainee';
  if (labels.includes('part-time')) return 'part-time';
  return labels.includes('gig') || labels.includes('temporary') || employer.kind === 'household'
    ? 'service'
    : 'labour';
}

/** Whoever has no labour contract gets what is given by the day. */
function welfareOf(random: Random, employer: DemoEmployer, contract: PostingAnswers['contract']): string[] {
  if (employer.kind === 'household') return ['包吃住'];
  if (contract !== 'labour')
    return random.weighted([
      [[], 35],
      [['管午饭'], 35],
      [['意外保险'], 30],
    ]);
  return random.weighted(offeredWelfare[employer.size]);
}

/** One door for all jobs of an employer. */
function stepFreeOf({ employerId }: DemoEmployer): boolean | null {
  return randomOf(`step-free/${employerId}`).weighted<boolean | null>([
    [null, 60],
    [true, 25],
    [false, 15],
  ]);
}

function answersOf(random: Random, employer: DemoEmployer, occupation: Occupation): PostingAnswers {
  const {
    experience = [0, 0],
    education,
    certificates = {},
    duties,
    titles,
    hours,
    unit = 'month',
    rule,
  } = occupation;
  const years = random.chance(60) ? random.whole(...experience) : experience[0];
  const pay = payOf(random, employer, occupation, years);
  const labels = labelsOf(random, occupation, employer);
  const contract = contractOf(labels, employer);
  const said = random.some(duties, random.whole(Math.min(2, duties.length), duties.length));
  return {
    title: random.weighted(titles.map((title, at) => [title, at === 0 ? 3 : 1])),
    headcount: employer.kind === 'household' ? 1 : random.whole(...headcounts[employer.size]),
    duties: duties.filter((sentence) => said.includes(sentence)).join(''),
    place: [employer.spot.area],
    address: employer.spot.address,
    'pay-unit': unit,
    'pay-low': pay.low,
    'pay-high': pay.high,
    'pay-rule': rule ?? null,
    hours: random.pick(hoursWords[hours] ?? [['时间灵活']]),
    'step-free': stepFreeOf(employer),
    education: education && random.chance(55) ? random.pick(education) : 'any',
    experience: years,
    certificates: Object.entries(certificates).flatMap(([name, share]) =>
      random.chance(share) ? [name] : [],
    ),
    labels: labels.length ? labels : ['none'],
    welfare: welfareOf(random, employer, contract),
    contract,
    'valid-days': random.pick([30, 30, 60, 60, 90]),
  };
}

type Fate = Pick<DemoPosting, 'verifiedThen' | 'openFrom' | 'endsAt' | 'moves'>;

/**
 * What becomes of a posting without anybody's application: it waits until its employer is verified, is filled or taken back, or has its
 * day. Silence follows from the applications (applications.ts).
 */
function fateOf(
  random: Random,
  { verifiedOn }: DemoEmployer,
  publishedAt: Date,
  validUntil: Day,
  today: Day,
): Fate {
  const published = dayOf(publishedAt);
  const verifiedThen = verifiedOn !== null && verifiedOn < published;
  const verifiedAt =
    verifiedOn !== null && !verifiedThen ? momentOf(verifiedOn, 10 * 60 + random.whole(0, 300)) : null;
  // Verified on the very day: the posting was written first.
  const openFrom = verifiedThen
    ? publishedAt
    : verifiedAt && (verifiedAt > publishedAt ? verifiedAt : publishedAt);
  const moves: DemoPosting['moves'] =
    !verifiedThen && openFrom ? [{ move: 'employer-verified', at: openFrom }] : [];
  const after =
    random.chance(30) && openFrom
      ? momentOf(addDays(dayOf(openFrom), random.whole(5, 45)), random.whole(540, 1050))
      : null;
  const runsOut = momentOf(addDays(validUntil, 1), 1);
  if (after && after < runsOut && dayOf(after) < today) {
    moves.push({ move: random.chance(82) ? 'filled' : 'withdrawn', at: after });
    return { verifiedThen, openFrom, endsAt: after, moves };
  }
  if (validUntil >= today) return { verifiedThen, openFrom, endsAt: null, moves };
  const waited = openFrom === null || openFrom >= runsOut;
  const kept = waited ? [] : moves;
  return {
    verifiedThen,
    openFrom: waited ? null : openFrom,
    endsAt: runsOut,
    moves: [...kept, { move: 'expired', at: runsOut }],
  };
}

/** Where a posting is, as its moves have left it. */
export function stateOf({ openFrom, endsAt, moves }: DemoPosting): 'waiting' | 'open' | 'lowered' | 'closed' {
  if (endsAt) return 'closed';
  if (!openFrom) return 'waiting';
  return moves.some(({ move }) => move === 'grew-silent') ? 'lowered' : 'open';
}

/** Which occupation each of the postings offers and who offers it: every occupation some times, then by weight. */
function offers(employers: readonly DemoEmployer[]): { employer: DemoEmployer; occupation: Occupation }[] {
  const random = randomOf('offers');
  const by = new Map(
    readOccupations().map((occupation) => [
      occupation,
      employers.filter(({ line }) => occupation.from.includes(line)),
    ]),
  );
  const offered = [...by].filter(([, from]) => from.length > 0);
  const first = offered.flatMap(([occupation, from]) =>
    Array.from({ length: 4 }, () => ({ occupation, employer: random.pick(from) })),
  );
  const weights = offered.map(([occupation]) => [occupation, occupation.weight] as const);
  const rest = Array.from({ length: postingCount - first.length }, () => {
    const occupation = random.weighted(weights);
    return { occupation, employer: random.pick(by.get(occupation) ?? employers) };
  });
  return random.some([...first, ...rest], postingCount);
}

/** The 1,500 own postings, of the last four months. */
export function makePostings(today: Day, employers: readonly DemoEmployer[]): DemoPosting[] {
  return offers(employers).map(({ employer, occupation }, at): DemoPosting => {
    const random = randomOf(`posting/${at}`);
    const answers = answersOf(random, employer, occupation);
    // More of them are young: squared chance.
    const back = 1 + Math.floor(random.next() * random.next() * 120);
    const registered = dayOf(employer.registeredAt);
    const day = addDays(today, -Math.min(back, Math.max(1, daysBetween(registered, today))));
    const moment = momentOf(day, random.whole(8 * 60 + 30, 18 * 60), random.whole(0, 59));
    const publishedAt = moment < employer.registeredAt ? employer.registeredAt : moment;
    const validUntil = addDays(dayOf(publishedAt), answers['valid-days']);
    return {
      postingId: demoId(`posting/${at}`),
      employer,
      occupation,
      answers,
      publishedAt,
      validUntil,
      ...fateOf(random, employer, publishedAt, validUntil, today),
    };
  });
}
