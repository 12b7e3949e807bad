import { loadAreas } from '../ground/areas/load.ts';
import type { Random } from './random.ts';

/** The county of the demonstration: 奎文区. */
export const county = '370705000000';

/** Where a made-up thing is; `exact` is false where only the area is meant. */
export interface Spot {
  area: string;
  address: string;
  /** WGS-84, four decimals. */
  lat: number;
  lon: number;
}

// How many of a thousand people live in each street: by the number of its communities, from memory of no register.
const townWeights: readonly (readonly [string, number])[] = [
  ['370705001000', 90],
  ['370705002000', 90],
  ['370705003000', 80],
  ['370705004000', 80],
  ['370705005000', 80],
  ['370705006000', 80],
  ['370705007000', 80],
  ['370705009000', 220],
  ['370705010000', 120],
  ['370705012000', 80],
];

/** A street of the county, as often as people live there. */
export function someTown(random: Random): string {
  return random.weighted(townWeights);
}

/** A community or village of a street. */
export function someVillage(random: Random, town: string): string {
  return random.pick(codesBelow(town));
}

const below = new Map<string, string[]>();

/** Codes of the areas directly below. */
export function codesBelow(area: string): string[] {
  const known =
    below.get(area) ??
    loadAreas()
      .children(area)
      .map(({ code }) => code);
  below.set(area, known);
  return known;
}

const roads = ['演示路', '演示街', '演示巷', '样例路', '样例街', '试用路'];

/** A place that does not exist, in an area that does: an address of made-up roads, and a point near the middle of its street. */
export function someSpot(random: Random, area: string): Spot {
  const areas = loadAreas();
  const street = areas.ancestors(area)[3];
  const centre = areas.centreOf(street?.code ?? county) ?? areas.centreOf(county);
  if (!centre) throw new Error(`no centre is known for ${area}`);
  const off = () => (random.next() + random.next() - 1) * 0.012;
  return {
    area,
    address: `潍坊市奎文区${street?.name ?? ''}${random.pick(roads)} ${random.whole(1, 199)} 号`,
    lat: Number((centre.lat + off()).toFixed(4)),
    lon: Number((centre.lng + off()).toFixed(4)),
  };
}
