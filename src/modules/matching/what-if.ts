import { loadAreas } from '../../ground/areas/load.ts';
import { dayOf } from '../../ground/clock/day.ts';
import type { Context } from '../../ground/context.ts';
import { loadOccupations } from '../../ground/occupations/load.ts';
import type { Words } from '../../ground/problem.ts';
import { leastWage } from '../policy/index.ts';
import { type Change, type ChangeBase, wishesIf } from './domain/engine/changes.ts';
import { type Circle, circleOf } from './domain/engine/circle.ts';
import { demandIf, withBelow } from './domain/engine/demand.ts';
import { ringsOf, type Wishes } from './domain/wishes.ts';
import { loadSpots, type Seeking } from './explain.ts';
import { loadEngineRules } from './load-engine.ts';
import type { Changed } from './openings.ts';

/** The least wage wherever somebody may work, in fen a month; null where it is not known of each place. */
function leastWageOf({ areas, residence }: Wishes, ctx: Pick<Context, 'clock'>): number | null {
  const where = areas.length ? areas : residence === null ? [] : [residence];
  const wages = where.map((code) => leastWage(code, dayOf(ctx.clock.now())));
  const known = wages.filter((wage) => wage !== null);
  return known.length === 0 || known.length < wages.length ? null : Math.max(...known);
}

/** What changes of these wishes are measured against. */
export function changeBaseOf(ctx: Pick<Context, 'clock'>, wishes: Wishes): ChangeBase {
  return {
    occupations: loadOccupations(),
    certificates: loadEngineRules().certificates,
    leastWage: leastWageOf(wishes, ctx),
  };
}

/** Among which jobs it is counted for somebody; null: where he looks is not known. */
export function circleFor({ wishes, demand, rings, home, rules }: Seeking): Circle | null {
  return circleOf(wishes, demand, rings, { areas: loadAreas(), spots: loadSpots(), home, rules });
}

function circleIf(circle: Circle, change: Change, wishes: Wishes, seeking: Seeking): Circle {
  const wider = (codes: Iterable<string>): Circle =>
    circle.occupations === null
      ? circle
      : { ...circle, occupations: new Set([...circle.occupations, ...codes]) };
  switch (change.kind) {
    case 'certificate': {
      const one = seeking.rules.certificates.find(({ id }) => id === change.id);
      return wider(withBelow(loadOccupations(), one?.occupations ?? []));
    }
    case 'occupation':
      return wider([change.code]);
    case 'reach':
      return {
        ...circle,
        around:
          circleFor({ ...seeking, wishes, rings: ringsOf(loadAreas(), wishes) })?.around ?? circle.around,
      };
    case 'remote':
      return { ...circle, remote: true };
    case 'pay':
    case 'nights':
    case 'childcare':
      return circle;
  }
}

/** What the list of somebody goes by, and among which jobs it is counted, if a change holds; null where it may not be put to him. */
export function changedFor(
  seeking: Seeking,
  circle: Circle,
  change: Change,
  base: ChangeBase,
): (Changed & { wishes: Wishes }) | null {
  const wishes = wishesIf(seeking.wishes, change, base);
  if (!wishes) return null;
  const demand = demandIf(seeking.demand, change.kind, wishes, {
    areas: loadAreas(),
    occupations: loadOccupations(),
    spots: loadSpots(),
    rules: seeking.rules,
  });
  return { change, wishes, counting: { demand, circle: circleIf(circle, change, wishes, seeking) } };
}

/** The name of the certificate or occupation that a change speaks of. */
export function changeName(change: Change): Words {
  if (change.kind === 'certificate') {
    const one = loadEngineRules().certificates.find(({ id }) => id === change.id);
    if (one) return one.earned ?? one.name;
  }
  if (change.kind === 'occupation') {
    const name = loadOccupations().find(change.code)?.name ?? '';
    return { zh: name, en: name };
  }
  return { zh: '', en: '' };
}
