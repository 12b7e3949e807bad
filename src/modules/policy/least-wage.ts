import { loadAreas } from '../../ground/areas/load.ts';
import type { Day } from '../../ground/clock/day.ts';
import { figureOn } from './domain/facts.ts';
import { toldByPlace } from './domain/register.ts';
import { loadPolicies } from './load-catalogue.ts';
import { loadRegisterRules } from './load-register-rules.ts';

/**
 * The least wage a month that holds in an area on a day, in fen (data/policies/figures.yaml). Where the tier of its county was not read, the
 * highest of the province, so that nobody is told less than the law gives him; null where none is known.
 */
export function leastWage(areaCode: string, day: Day): number | null {
  const areas = loadAreas();
  const figure = loadPolicies().figures.get('min_wage_month');
  if (!figure || !areas.find(areaCode)) return null;
  const path = areas.path(areaCode);
  if (toldByPlace(loadRegisterRules(), 'city', path) === undefined) return null;
  const tier = toldByPlace(loadRegisterRules(), 'tier', path);
  const tiers = tier === undefined ? [...figure.values.keys()] : [tier];
  const known = tiers.map((each) => figureOn(figure, each, day)).filter((value) => typeof value === 'number');
  return known.length === 0 ? null : Math.max(...known);
}
