import type { Point } from '../../../ground/areas/area.ts';
import { fromGcj02 } from '../../../ground/areas/gcj02.ts';
import type { Around } from '../domain/cell.ts';
import { textIn, type Values } from '../domain/column.ts';
import { type PlacedFault, placed } from '../domain/row.ts';

const china = { lat: [3, 54], lng: [73, 136] } as const;
const isIn = (value: number, [least, most]: readonly [number, number]) => value >= least && value <= most;

/** Where a row says that something is, WGS-84; undefined where it does not say both coordinates. */
export function placeOf({ lat, lng, datum }: Values): Point | undefined {
  if (typeof lat !== 'number' || typeof lng !== 'number') return undefined;
  return datum === 'gcj02' ? fromGcj02({ lat, lng }) : { lat, lng };
}

const kmPerDegree = 111.2;
/** Farther from the centre of its county or street nothing of it lies; the widest county of Shandong measures 90 km. */
const farthest = { 3: 60, 4: 30, 5: 15 } as const;

function kmBetween(one: Point, other: Point): number {
  const east = (one.lng - other.lng) * Math.cos((one.lat * Math.PI) / 180);
  return Math.hypot(one.lat - other.lat, east) * kmPerDegree;
}

/** What is wrong with coordinates: one is missing, they are exchanged, or they lie far from the area of the row. */
export function placeFaults(values: Values, areas: Around['areas']): PlacedFault[] {
  const { lat, lng } = values;
  if (lat === undefined && lng === undefined) return [];
  if (typeof lat !== 'number' || typeof lng !== 'number') {
    const missing = lat === undefined ? 'lat' : 'lng';
    return [placed(missing, 'coordinate-missing', '经度和纬度要一起写', 'Both coordinates belong together')];
  }
  if (isIn(lat, china.lng) && isIn(lng, china.lat))
    return [placed('lat', 'coordinates-turned', '经度和纬度写反了', 'Longitude and latitude are exchanged')];
  if (!isIn(lat, china.lat) || !isIn(lng, china.lng))
    return [placed('lat', 'coordinates-abroad', '这个位置不在国内', 'This place is not in China')];
  const area = areas.find(textIn(values.area) ?? '');
  const centre = area && areas.centreOf(area.code);
  const point = placeOf(values);
  if (!area || !centre || !point) return [];
  const km = Math.round(kmBetween(point, centre));
  return km <= (farthest[area.level as 3 | 4 | 5] ?? Number.POSITIVE_INFINITY)
    ? []
    : [
        placed(
          'lat',
          'far-from-area',
          `离${area.name}中心有 ${km} 公里`,
          `${km} km from the centre of ${area.name}`,
        ),
      ];
}
