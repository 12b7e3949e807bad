import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Deployment } from './deployment.ts';
import { loadAreas } from './ground/areas/load.ts';
import { addMonths, dayOf } from './ground/clock/day.ts';
import { packageRoot } from './ground/package-root.ts';
import type { Words } from './ground/problem.ts';
import { appointStaff } from './modules/access/index.ts';
import { importJobs } from './modules/matching/index.ts';
import {
  listStations,
  type NewStation,
  openStations,
  publishNationalContacts,
} from './modules/network/index.ts';
import { createOrFindPerson } from './modules/people/index.ts';

interface DemoData {
  stations: (Omit<NewStation, 'stationId' | 'area' | 'checkedOn'> & { key: string; area: string })[];
  staff: {
    login: string;
    password: string;
    displayName: string;
    role: string;
    area: string;
    station: string;
  }[];
  residents: { name: string; idNumber: string; phone: string; area: string; note: string }[];
}

/** The demonstration's stations, staff and residents (data/demo/people.yaml): made up, every one. */
export function readDemoData(): DemoData {
  return parse(readFileSync(join(packageRoot, 'data/demo/people.yaml'), 'utf8')) as DemoData;
}

/** The same id for the same thing in every demonstration: a UUIDv8 (RFC 9562 §5.8) of its name's SHA-256. */
export function demoId(name: string): string {
  const bytes = createHash('sha256').update(`leye-demo/${name}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * Fills an empty demonstration: stations, staff with their grants, a few residents, and made-up advertisements, in one transaction.
 * Does nothing where there are stations already.
 */
export async function seedDemo(deployment: Deployment, progress: (words: Words) => void): Promise<void> {
  if (!deployment.demo) throw new Error('only a demonstration is seeded');
  const data = readDemoData();
  const areas = loadAreas();
  const today = dayOf(deployment.clock.now());
  await deployment.asJob('demo', 'housekeeping', async (ctx) => {
    if ((await listStations(ctx, null, 1)).length > 0) return;
    progress({ zh: '装入演示数据', en: 'seeding the demonstration' });
    await openStations(
      ctx,
      data.stations.map(({ key, area, ...station }) => ({
        ...station,
        stationId: demoId(`station/${key}`),
        area: { code: area, lo: areas.range(area).lo },
        checkedOn: today,
      })),
    );
    await publishNationalContacts(ctx);
    for (const staff of data.staff) {
      await appointStaff(ctx, {
        ...staff,
        staffId: demoId(`staff/${staff.login}`),
        grantId: demoId(`grant/${staff.login}`),
        stationId: demoId(`station/${staff.station}`),
        area: { code: staff.area, ...areas.range(staff.area) },
        validFrom: today,
        validUntil: addMonths(today, 24),
      });
    }
    for (const { name, idNumber, phone, area } of data.residents) {
      const personId = demoId(`person/${idNumber}`);
      const source = { kind: 'self', name: null } as const;
      await createOrFindPerson(ctx, { personId, name, idNumber, phone, residenceArea: area, source });
    }
    await importJobs(ctx, join(packageRoot, 'data/demo/collected-postings.jsonl'));
  });
}
