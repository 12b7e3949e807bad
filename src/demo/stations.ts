import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadAreas } from '../ground/areas/load.ts';
import { addDays, type Day } from '../ground/clock/day.ts';
import { packageRoot } from '../ground/package-root.ts';
import type { Hours, NewStation } from '../modules/network/index.ts';
import { readDemoData, readNames } from './catalogue.ts';
import { demoId } from './ids.ts';
import { county, type Spot, someSpot } from './places.ts';
import { randomOf } from './random.ts';
import { itemsOfKind } from './service-items.ts';

/** Who runs stations, and how many service visits were made there in the last twelve months. */
export interface DemoOperator {
  key: string;
  kind: 'bureau' | 'school' | 'enterprise' | 'social';
  name: string;
  visits: number;
}

/** Somebody who serves people at a station. */
export interface DemoStaff {
  id: string;
  name: string;
}

/** A station that does not exist. */
export interface DemoStation {
  key: string;
  stationId: string;
  name: string;
  /** A code of data/stations/kinds.yaml. */
  kind: string;
  area: { code: string; lo: number };
  spot: Spot;
  phone: string;
  hours: Hours[];
  operator: DemoOperator;
  /** Of a thousand visits of its operator. */
  size: number;
  staff: DemoStaff[];
  /** Closed on holidays. */
  keepsHolidays: boolean;
  /** What somebody needs to know before he goes there; a code that is missing is not known. */
  accessibility: Record<string, boolean>;
}

interface StationEntry {
  key: string;
  kind: string;
  operator: string;
  size: number;
  staff: number;
  name?: string;
  area?: string;
  hours?: string;
}

interface StationsFile {
  operators: DemoOperator[];
  hours: Record<string, Hours[]>;
  stations: StationEntry[];
}

const always = new Set(['dawn', 'daily', 'shop']);
const facilities = {
  'step-free': 75,
  lift: 85,
  toilet: 45,
  'low-counter': 60,
  'large-print': 50,
  parking: 35,
};

function readStations(): StationsFile {
  return parse(readFileSync(join(packageRoot, 'data/demo/stations.yaml'), 'utf8')) as StationsFile;
}

function staffOf(key: string, count: number): DemoStaff[] {
  const known = readDemoData().staff.filter(({ station }) => station === key);
  const others = Array.from({ length: Math.max(0, count - known.length) }, (_, at) => {
    const random = randomOf(`staff/${key}/${at}`);
    const sex = random.chance(65) ? '2' : '1';
    const { surnames, given } = readNames();
    const name =
      random.weighted(Object.entries(surnames)) +
      random.pick(given[sex][random.chance(50) ? 'until-1989' : 'until-1999']);
    return { id: demoId(`staff/${key}/${at}`), name };
  });
  return [
    ...known.map(({ login, displayName }) => ({ id: demoId(`staff/${login}`), name: displayName })),
    ...others,
  ];
}

function stationOf(file: StationsFile, entry: StationEntry, at: number): DemoStation {
  const random = randomOf(`station/${entry.key}`);
  const known = readDemoData().stations.find(({ key }) => key === entry.key);
  const operator = file.operators.find(({ key }) => key === entry.operator);
  const code = known?.area ?? entry.area ?? county;
  const hours = known?.hours ?? file.hours[entry.hours ?? 'office'];
  if (!operator || !hours) throw new Error(`stations.yaml: ${entry.key} has no operator or no hours`);
  const spot = someSpot(random, code);
  return {
    key: entry.key,
    stationId: demoId(`station/${entry.key}`),
    name: known?.name ?? entry.name ?? '',
    kind: entry.kind,
    area: { code, lo: loadAreas().range(code).lo },
    spot: known ? { ...spot, address: known.address } : spot,
    phone: known?.phone ?? `0536-00002${String(at).padStart(2, '0')}`,
    hours,
    operator,
    size: entry.size,
    staff: staffOf(entry.key, entry.staff),
    keepsHolidays:
      !(entry.hours && always.has(entry.hours)) && entry.key !== 'beiyuan' && entry.key !== 'guangwen',
    accessibility: Object.fromEntries(
      Object.entries(facilities).flatMap(([facility, share]) =>
        random.chance(80) ? [[facility, random.chance(share)]] : [],
      ),
    ),
  };
}

/** The 40 stations, those of people.yaml first. */
export function makeStations(): DemoStation[] {
  const file = readStations();
  return file.stations.map((entry, at) => stationOf(file, entry, at));
}

/** A station as the network opens it: checked in the last weeks, some longer ago than a check holds. */
export function newStation(station: DemoStation, today: Day): NewStation {
  const { stationId, name, kind, area, spot, phone, hours, operator, staff, keepsHolidays, accessibility } =
    station;
  const random = randomOf(`checked/${station.key}`);
  return {
    stationId,
    name,
    kind,
    area,
    address: spot.address,
    phone,
    hours,
    operator: { kind: operator.kind, name: operator.name },
    items: itemsOfKind(kind),
    place: { lat: spot.lat, lon: spot.lon, source: '演示数据', precision: 'street' },
    staff: staff.map((one, at) => ({
      name: one.name,
      forWhat: duties[at % duties.length] ?? '接待',
      phone: null,
    })),
    keepsHolidays,
    accessibility,
    checkedOn: addDays(today, -random.whole(0, 60)),
  };
}

const duties = ['接待、登记', '找工作、推荐岗位', '政策咨询', '职业指导'];
