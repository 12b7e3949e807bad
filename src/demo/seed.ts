import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment } from '../deployment.ts';
import { loadAreas } from '../ground/areas/load.ts';
import { addMonths, type Day, dayOf } from '../ground/clock/day.ts';
import type { Context } from '../ground/context.ts';
import { planJob } from '../ground/jobs/jobs.ts';
import { packageRoot } from '../ground/package-root.ts';
import type { Words } from '../ground/problem.ts';
import { newId } from '../ground/uuid.ts';
import { appointStaff } from '../modules/access/index.ts';
import { recordServices, sealPastHeads } from '../modules/ledger/index.ts';
import { addAdsFromList, printedAd } from '../modules/matching/index.ts';
import { listStations, openStations, publishNationalContacts } from '../modules/network/index.ts';
import { createPeople } from '../modules/people/index.ts';
import { readDemoData } from './catalogue.ts';
import { demoId } from './ids.ts';
import type { DemoPerson } from './people.ts';
import { seedMarket } from './seed-market.ts';
import { sealingMoments } from './services.ts';
import { newStation } from './stations.ts';
import { type DemoWorld, makeWorld } from './world.ts';

/**
 * Fills an empty demonstration, in one transaction: the few whom the sign-in pages give away, with their stations and staff, then
 * everything that is made by chance. Does nothing where there are stations already.
 */
export async function seedDemo(deployment: Deployment, progress: (words: Words) => void): Promise<void> {
  if (!deployment.demo) throw new Error('only a demonstration is seeded');
  const today = dayOf(deployment.clock.now());
  await deployment.asJob('demo', 'housekeeping', async (ctx) => {
    if ((await listStations(ctx, null, 1)).length > 0) return;
    progress({ zh: '装入演示数据', en: 'seeding the demonstration' });
    await seedKnown(ctx, today);
    const world = makeWorld(today);
    await seedPeople(ctx, world.people);
    await openStations(
      ctx,
      world.stations.slice(readDemoData().stations.length).map((station) => newStation(station, today)),
    );
    await seedMarket(ctx, world);
    await seedLedger(ctx, deployment, world.services, today);
    await planRecords(ctx);
    await seedAds(ctx);
  });
}

/** Stations, staff with their grants, residents and agents of data/demo/people.yaml. */
async function seedKnown(ctx: Context, today: Day): Promise<void> {
  const data = readDemoData();
  const areas = loadAreas();
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
  const source = { kind: 'self', name: null } as const;
  await createPeople(
    ctx,
    [...data.residents, ...data.agents].map(({ area, ...person }) => ({
      personId: demoId(`person/${person.idNumber}`),
      name: person.name,
      idNumber: person.idNumber,
      phone: person.phone,
      residenceArea: area,
      // They have been there, and nobody is to hear of it.
      registeredAt: ctx.clock.now(),
      source,
    })),
  );
}

async function seedAds(ctx: Context): Promise<void> {
  const lines = readFileSync(join(packageRoot, 'data/demo/collected-postings.jsonl'), 'utf8')
    .trim()
    .split('\n');
  const now = ctx.clock.now().getTime();
  await addAdsFromList(
    ctx,
    lines.map((line) => ({ postingId: newId(now), printed: printedAd(JSON.parse(line)) })),
  );
}

async function seedPeople(ctx: Context, people: readonly DemoPerson[]): Promise<void> {
  const source = { kind: 'self', name: null } as const;
  await createPeople(
    ctx,
    people.map(({ personId, name, idNumber, phone, residenceArea, registeredAt, facts }) => ({
      personId,
      name,
      idNumber,
      phone,
      residenceArea,
      registeredAt,
      source,
      facts,
    })),
  );
}

/** A year of services, and the head of each of its evenings. */
async function seedLedger(
  ctx: Context,
  { tools }: Deployment,
  services: DemoWorld['services'],
  today: Day,
): Promise<void> {
  await recordServices(ctx, services);
  await sealPastHeads(ctx, tools.signing, sealingMoments(today));
}

/** 有效数据 by its own jobs, once the first page is up: judged, looked through, and sent to the simulated level above. */
async function planRecords(ctx: Context): Promise<void> {
  const after = (seconds: number) => ({ runAt: new Date(ctx.clock.now().getTime() + seconds * 1000) });
  await planJob(ctx, 'exchange.judge-records', {});
  await planJob(ctx, 'exchange.look-for-cheats', {}, after(20));
  await planJob(ctx, 'exchange.make-lots', {}, after(30));
}
