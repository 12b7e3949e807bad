import { loadAreas } from '../../../ground/areas/load.ts';
import type { Context } from '../../../ground/context.ts';
import { listReadsOf } from '../../access/index.ts';
import { namesOfStations } from '../../network/index.ts';
import { portraitOf } from '../portrait.ts';
import { getPersonRow, openColumn } from '../store.ts';
import { idsOf } from './known-as.ts';

/**
 * Everything that is known about the one who asks, with source and date, and who has read it in full (个人信息保护法 art. 44, 45).
 * The numbers stay masked: he knows them, and somebody may stand behind him.
 */
export async function seeMyData(ctx: Context, personId: string) {
  const person = await getPersonRow(ctx, personId);
  const reads = await listReadsOf(ctx, await idsOf(ctx, personId));
  const stations = await namesOfStations(
    ctx,
    reads.flatMap(({ stationId }) => stationId ?? []),
  );
  return {
    area: { code: person.area_code, name: loadAreas().fullName(person.area_code) },
    groups: await portraitOf(ctx, person, {
      replace: new Map([['person.name', openColumn(ctx, person, 'name_sealed')]]),
    }),
    reads: reads.map(({ at, actorName, stationId, purpose, what }) => ({
      at: at.toISOString(),
      by: actorName,
      station: stationId === null ? null : (stations.get(stationId) ?? null),
      purpose,
      what,
    })),
  };
}
