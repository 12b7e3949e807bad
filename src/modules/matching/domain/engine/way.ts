import type { Point } from '../../../../ground/areas/area.ts';
import type { Areas } from '../../../../ground/areas/areas.ts';
import type { WayFigures } from './rules.ts';

/** An area of which the middle is known. */
export interface Spot extends Point {
  code: string;
  /** Pre-order range. */
  lo: number;
  hi: number;
  /** 2 city, 3 county, 4 town. */
  level: number;
  /** Metres from the middle to the edge: in towns a figure, above them to the furthest town's. */
  edge: number;
  /** Those of the next level that lie in it. */
  inside: readonly Spot[];
}

/** Metres of a degree of latitude; of longitude at the equator. */
const degree = 111_195;

/** Metres in a straight line between points of one region, on a plane. */
function straight(a: Point, b: Point): number {
  const x = (a.lng - b.lng) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  const y = a.lat - b.lat;
  return Math.sqrt(x * x + y * y) * degree;
}

/** Every area with a known middle, towns with the edge that the figures say. */
export function spotsOf(areas: Areas, townMetres: number): Spot[] {
  const spots: Spot[] = [];
  const visit = (code: string): Spot[] => {
    const { lo, hi, level } = areas.get(code);
    const centre = areas.centreOf(code);
    const below = level < 4 ? areas.children(code).flatMap((child) => visit(child.code)) : [];
    if (!centre || level < 2) return below;
    const edge = Math.max(townMetres, ...below.map((spot) => Math.round(straight(centre, spot)) + spot.edge));
    const inside = below.filter((spot) => spot.level === level + 1);
    // Not `...centre`: objects that are spread are of a shape each to V8, and going through all of them takes fifty times as long.
    const spot = { lng: centre.lng, lat: centre.lat, code, lo, hi, level, edge, inside };
    spots.push(spot);
    return [spot];
  };
  for (const { code } of areas.children(null)) visit(code);
  return spots;
}

/** The spot that an area is, or lies in: a village in its town. None where only a city is known. */
export function spotOf(spots: readonly Spot[], areas: Areas, code: string): Spot | undefined {
  const { lo } = areas.get(code);
  let found: Spot | undefined;
  for (const spot of spots)
    if (spot.level >= 3 && spot.lo <= lo && lo <= spot.hi && spot.level > (found?.level ?? 0)) found = spot;
  return found;
}

const minutes = (metres: number, { detourPercent, metresPerMinute }: WayFigures) =>
  Math.ceil((metres * detourPercent) / 100 / metresPerMinute);

/** Minutes from one area to another, estimated. */
export interface Way {
  /** From anywhere in the one to anywhere in the other, in the mean (root mean square). */
  about: number;
  /** From edge to edge: it is not less. */
  least: number;
}

export function wayBetween(from: Spot, to: Spot, figures: WayFigures): Way {
  const metres = straight(from, to);
  return {
    about: minutes(Math.sqrt(metres ** 2 + (from.edge ** 2 + to.edge ** 2) / 4), figures),
    least: minutes(Math.max(0, metres - from.edge - to.edge), figures),
  };
}
