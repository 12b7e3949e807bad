import { type Day, partsOf } from '../ground/clock/day.ts';
import type { Words } from '../ground/problem.ts';
import type { ServiceOfLot } from '../modules/ledger/index.ts';
import type { DemoPerson } from './people.ts';
import type { Random } from './random.ts';
import type { DemoStation } from './stations.ts';

/** What somebody comes for: an item of data/stations/items.yaml, under which function and kind of service it is recorded. */
export interface Offered {
  item: { code: string; name: Words };
  function: ServiceOfLot['function'];
  kind: string;
}

const offered = (
  code: string,
  of: Offered['function'],
  kind: string,
  zh: string,
  en: string,
): [string, Offered] => [code, { item: { code, name: { zh, en } }, function: of, kind }];

const items = new Map([
  offered('job-seeking', 'F1', 'case-completed', '求职登记', 'Registration as a job seeker'),
  offered('employment-registration', 'F1', 'case-completed', '就业登记', 'Registration of employment'),
  offered('unemployment-registration', 'F1', 'case-completed', '失业登记', 'Registration of unemployment'),
  offered('subsidy', 'F1', 'case-completed', '就业创业补贴申领', 'Employment and start-up subsidies'),
  offered('policy-advice', 'F2', 'advice-given', '政策咨询', 'Advice on policies'),
  offered('rights-advice', 'F2', 'advice-given', '劳动维权咨询', 'Advice on labour rights'),
  offered('guidance', 'F3', 'advice-given', '职业指导', 'Career guidance'),
  offered(
    'assessment',
    'F3',
    'assessment-completed',
    '能力和性格测评',
    'Assessment of ability and personality',
  ),
  offered('mock-interview', 'F3', 'assessment-completed', '模拟面试', 'Mock interview'),
  offered('start-up-advice', 'F4', 'advice-given', '创业指导', 'Start-up guidance'),
  offered('training', 'F5', 'training-attended', '技能培训', 'Training'),
  offered('recommendation', 'F6', 'introduction-made', '推荐岗位', 'Jobs that suit you'),
  offered('gig', 'F6', 'introduction-made', '零工即时快招', 'Gig work on the spot'),
  offered('fair', 'F6', 'event-attended', '招聘会', 'Job fair'),
  offered('one-to-one-help', 'F7', 'visit-made', '一对一帮扶', 'Help by one person in charge of you'),
]);

/** How often each item is asked for, by kind of station; in a hundred or so. */
const asked: Record<string, Record<string, number>> = {
  'public-hall': {
    'job-seeking': 16,
    'employment-registration': 14,
    'unemployment-registration': 10,
    subsidy: 9,
    'policy-advice': 14,
    'rights-advice': 5,
    guidance: 8,
    recommendation: 12,
    fair: 5,
    'one-to-one-help': 4,
    'start-up-advice': 2,
    training: 2,
  },
  window: {
    'job-seeking': 18,
    'unemployment-registration': 14,
    'policy-advice': 22,
    subsidy: 10,
    recommendation: 14,
    'one-to-one-help': 12,
  },
  post: {
    'job-seeking': 14,
    'policy-advice': 14,
    recommendation: 34,
    fair: 8,
    'rights-advice': 6,
    'one-to-one-help': 6,
    guidance: 4,
  },
  community: {
    'job-seeking': 12,
    'policy-advice': 16,
    recommendation: 22,
    'one-to-one-help': 18,
    guidance: 8,
    training: 8,
    'rights-advice': 4,
  },
  'village-point': { 'job-seeking': 20, 'policy-advice': 24, recommendation: 26, 'one-to-one-help': 26 },
  'gig-post': { gig: 62, recommendation: 16, 'policy-advice': 8, 'rights-advice': 8 },
  'gig-market': { gig: 66, recommendation: 14, training: 6, 'rights-advice': 6 },
  'service-area': {
    assessment: 24,
    'mock-interview': 24,
    recommendation: 18,
    guidance: 12,
    training: 10,
    'job-seeking': 8,
  },
  'guidance-studio': { guidance: 60, assessment: 28, 'mock-interview': 12 },
  'youth-hub': { guidance: 34, 'start-up-advice': 18, fair: 18, 'mock-interview': 16, assessment: 12 },
  incubator: { 'start-up-advice': 78, training: 22 },
  university: {
    fair: 26,
    guidance: 22,
    assessment: 14,
    'mock-interview': 14,
    recommendation: 16,
    'policy-advice': 8,
    'start-up-advice': 6,
  },
  'guidance-point': { guidance: 52, 'mock-interview': 24, assessment: 24 },
  'technical-school': { training: 48, fair: 20, guidance: 18, recommendation: 14 },
  terminal: { recommendation: 80, assessment: 20 },
};

/** What a station of a kind offers: codes of data/stations/items.yaml, what is asked for most first. A job fair is no item of a list. */
export function itemsOfKind(kind: string): string[] {
  const shares = Object.entries(asked[kind] ?? usual[kind] ?? {}).filter(([code]) => code !== 'fair');
  return shares.sort(([, one], [, other]) => other - one).map(([code]) => code);
}

/** Of stations where the demonstration has no visits. */
const usual: Record<string, Record<string, number>> = {
  'province-hub': { 'start-up-advice': 1, 'policy-advice': 1 },
  'city-hall': {
    'job-seeking': 3,
    'unemployment-registration': 2,
    subsidy: 2,
    'policy-advice': 2,
    guidance: 1,
  },
  'disabled-agency': { 'job-seeking': 2, training: 2, recommendation: 1 },
  'hr-park': { hiring: 2, recommendation: 1, application: 1 },
  corner: { recommendation: 2, application: 2, hiring: 1 },
};

const guidance = new Set(['guidance', 'assessment', 'mock-interview']);

/** What somebody comes for to this station on this day: from June to August twice as much guidance, when the graduates leave. */
export function offeredAt(random: Random, station: DemoStation, person: DemoPerson, day: Day): Offered {
  const shares = Object.entries(asked[station.kind] ?? { 'policy-advice': 1 });
  const { month } = partsOf(day);
  const summer = month >= 6 && month <= 8;
  const young = person.status === 'graduate-unplaced' || person.status === 'student';
  const code = random.weighted(
    shares.map(([item, share]) => [
      item,
      share * (guidance.has(item) ? (summer ? 2 : 1) * (young ? 1.6 : 1) : 1),
    ]),
  );
  const found = items.get(code);
  if (!found) throw new Error(`no item ${code}`);
  return found;
}
