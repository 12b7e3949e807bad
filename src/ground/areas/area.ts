/** 1 province, 2 city, 3 county, 4 town, 5 village. */
export type Level = 1 | 2 | 3 | 4 | 5;

/** A division of today's tree. */
export interface Area {
  /** Twelve digits, zeros behind what the level does not use: '370705001001'. */
  code: string;
  name: string;
  level: Level;
  parent: string | null;
  /** Pre-order number in the tree `Areas.treeVersion`, from 1. */
  lo: number;
  /** Number of the last descendant; `lo` where there is none. "Inside this area" is `lo between this.lo and this.hi`. */
  hi: number;
  /** 开发区, 高新区: counted as a county by the statistics only; no division, and in no id number. */
  zone: boolean;
  /** A layer that exists for the codes only (市辖区, 省直辖县级行政区划): left out of full names. */
  layer: boolean;
  /** First year whose list of division codes names it: known for Shandong to the county; null: not known, or before the first list. */
  validFrom: number | null;
  /** Last year; null: still in force in the edition. */
  validTo: number | null;
}

/** A stretch of years in which a six-digit code stood for something. */
export interface CodeSpell {
  code: string;
  name: string;
  /** First and last year in which it was in force for some time; null: before the first list that we hold, or still. */
  validFrom: number | null;
  validTo: number | null;
  /** The areas of today that its people live in: its own, or what became of it. */
  now: string[];
  /** What happened to it; null while it is in force. */
  why: string | null;
}

/**
 * Whether a code was in force. `unlisted`: no list that we hold names it. `unknown`: we hold no list that would settle it (only
 * Shandong's codes to the county are followed back, from 1984 on, and nothing after the edition).
 */
export type Validity = 'valid' | 'not-valid' | 'unlisted' | 'unknown';

/** WGS-84, degrees. */
export interface Point {
  lng: number;
  lat: number;
}

const earthRadiusKm = 6371.0088;

/** Distance over the ground in a straight line, in km (haversine on the mean radius; within 0.5 %). Ways are longer. */
export function distanceKm(a: Point, b: Point): number {
  const rad = Math.PI / 180;
  const [dLat, dLng] = [(b.lat - a.lat) * rad, (b.lng - a.lng) * rad];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLng / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)));
}
