import { loadAreas } from '../ground/areas/load.ts';
import { addDays, type Day } from '../ground/clock/day.ts';
import { composeCreditCode } from '../modules/employers/index.ts';
import { type BusinessLine, readBusiness, readNames } from './catalogue.ts';
import { momentOf, workdayUpTo } from './days.ts';
import { demoId } from './ids.ts';
import type { DemoPerson } from './people.ts';
import { type Spot, someSpot, someTown, someVillage } from './places.ts';
import { type Random, randomOf } from './random.ts';

export type EmployerKind =
  | 'enterprise'
  | 'institution'
  | 'merchant'
  | 'household'
  | 'cooperative'
  | 'school'
  | 'other';

/** How an employer answers those who apply: within days, late, or hardly ever. */
export type Habit = 'good' | 'slow' | 'silent';

/** An employer that does not exist. */
export interface DemoEmployer {
  employerId: string;
  /** Of data/demo/employers.yaml. */
  line: string;
  kind: EmployerKind;
  name: string;
  /** A code of an area that is none (see README.md); null for a household and a stall without licence. */
  creditCode: string | null;
  industry: string;
  size: 'under-10' | '10-49' | '50-299' | '300-up';
  spot: Spot;
  /** Place of its area in the area tree. */
  areaLo: number;
  contact: { name: string; phone: string };
  registeredAt: Date;
  /** Null: not verified yet. */
  verifiedOn: Day | null;
  habit: Habit;
  /** The person who acts for it; of a household, the person himself. One of people.yaml takes his place later (agents.ts). */
  agent: Pick<DemoPerson, 'personId' | 'name'>;
}

const sizes: Record<EmployerKind, readonly (readonly [DemoEmployer['size'], number])[]> = {
  enterprise: [
    ['under-10', 18],
    ['10-49', 44],
    ['50-299', 30],
    ['300-up', 8],
  ],
  institution: [
    ['10-49', 70],
    ['50-299', 30],
  ],
  merchant: [
    ['under-10', 86],
    ['10-49', 14],
  ],
  household: [['under-10', 1]],
  cooperative: [
    ['under-10', 40],
    ['10-49', 60],
  ],
  school: [
    ['10-49', 40],
    ['50-299', 60],
  ],
  other: [['under-10', 100]],
};

// Of a unified social credit code: who registers and what kind. Households have none.
const heads: Record<Exclude<EmployerKind, 'household'>, string> = {
  enterprise: '91',
  institution: '12',
  merchant: '92',
  cooperative: '93',
  school: '12',
  other: '52',
};

function nameOf(kind: EmployerKind, stem: string, word: string, agent: DemoPerson): string {
  switch (kind) {
    case 'enterprise':
      return `潍坊${stem}${word}有限公司（演示）`;
    case 'cooperative':
      return `潍坊${stem}${word}专业合作社（演示）`;
    case 'household':
      return `${agent.name.slice(0, 1)}家（演示）`;
    case 'merchant':
      return `奎文区${stem}${word}（演示）`;
    default:
      return `潍坊${stem}${word}（演示）`;
  }
}

function contactOf(random: Random, at: number): { name: string; phone: string } {
  const { surnames, given } = readNames();
  const sex = random.chance(50) ? '1' : '2';
  const name = random.weighted(Object.entries(surnames)) + random.pick(given[sex]['until-1989']);
  return { name, phone: `1990000${5000 + at}` };
}

/** Every employer to be made, line by line and kind by kind. */
function places(): { line: BusinessLine; kind: EmployerKind }[] {
  return readBusiness().lines.flatMap((line) =>
    Object.entries(line.kinds).flatMap(([kind, count]) =>
      Array.from({ length: count }, () => ({ line, kind: kind as EmployerKind })),
    ),
  );
}

/** A name that no employer before has: another stem, then two stems. */
function freeName(
  kind: EmployerKind,
  line: BusinessLine,
  agent: DemoPerson,
  random: Random,
  taken: Set<string>,
): string {
  const { stems } = readBusiness();
  for (let turn = 0; turn < 200; turn += 1) {
    const stem = random.pick(stems) + (turn > 40 ? random.pick(stems) : '');
    const name = nameOf(kind, stem, random.pick(line.words), agent);
    if (!taken.has(name) || kind === 'household') return name;
  }
  throw new Error(`no name is left for ${line.key}`);
}

/**
 * The 300 employers, each with somebody of the county who acts for it.
 * @param people whom the agents are of: those at work, with a telephone.
 */
export function makeEmployers(today: Day, people: readonly DemoPerson[]): DemoEmployer[] {
  const agents = people.filter(
    ({ phone, age, status }) =>
      phone !== null && age >= 25 && ['employed', 'self-employed', 'retired'].includes(status),
  );
  const taken = new Set<string>();
  return places().map(({ line, kind }, at): DemoEmployer => {
    const random = randomOf(`employer/${line.key}/${kind}/${at}`);
    const agent = agents[(at * 2) % agents.length];
    if (!agent) throw new Error('nobody can act for an employer');
    const name = freeName(kind, line, agent, random, taken);
    taken.add(name);
    const town = someTown(random);
    const area = random.chance(70) ? someVillage(random, town) : town;
    const registered = workdayUpTo(addDays(today, -random.whole(20, 340)));
    const agentSince = agent.registeredAt.getTime();
    const verified = random.chance(94);
    const verifiedOn = workdayUpTo(addDays(today, -random.whole(8, 150)));
    const licensed = kind !== 'household' && !(kind === 'merchant' && random.chance(6));
    return {
      employerId: demoId(`employer/${at}`),
      line: line.key,
      kind,
      name,
      creditCode: licensed
        ? composeCreditCode(heads[kind], '999999', `DEM${String(at).padStart(5, '0')}`)
        : null,
      industry: line.industry,
      size: random.weighted(sizes[kind]),
      spot: someSpot(random, area),
      areaLo: loadAreas().range(area).lo,
      contact: contactOf(random, at),
      registeredAt: new Date(Math.max(momentOf(registered, 10 * 60).getTime(), agentSince)),
      verifiedOn: verified ? verifiedOn : null,
      habit: random.weighted([
        ['good', 62],
        ['slow', 23],
        ['silent', 15],
      ]),
      agent,
    };
  });
}
