import { sql } from 'kysely';
import { loadAreas } from '../../../../ground/areas/load.ts';
import type { Context } from '../../../../ground/context.ts';
import { lotsOfSeekers } from '../../../people/index.ts';
import { countiesOf, figuresOf, kindsWanted, type Seeker } from '../../domain/seekers.ts';
import { todayOf } from '../../store-applications.ts';
import { type CountedKind, listSeekerFigures, replaceSeekerFigures } from '../../store-seekers.ts';

type Counted = Pick<Seeker, 'wantedPay' | 'noNights'>;

const keyOf = (areaCode: string, kind: string) => `${areaCode} ${kind}`;

/**
 * Counts how many look for each kind of work in each county, of those who agreed that employers see what they look for. Runs as a job once a
 * day, since employers see nobody's row: what it leaves behind is only what may be shown (domain/seekers.ts).
 */
export async function countSeekers(ctx: Context): Promise<void> {
  // Two at once would put their figures beside each other.
  await sql`select pg_advisory_xact_lock(hashtext('matching.count-seekers'))`.execute(ctx.tx);
  const before = new Map(
    (await listSeekerFigures(ctx)).map(({ areaCode, kind, figures }) => [keyOf(areaCode, kind), figures]),
  );
  const cells = await tally(ctx);
  const counted = [...cells].flatMap(([key, { areaCode, kind, seekers }]): CountedKind[] => {
    const figures = figuresOf(seekers, before.get(key) ?? null);
    return figures === null ? [] : [{ areaCode, kind, figures }];
  });
  await replaceSeekerFigures(ctx, todayOf(ctx), counted);
}

/** Somebody who wants three kinds in two counties is one of the seekers of each. */
async function tally(ctx: Context) {
  const areas = loadAreas();
  const cells = new Map<string, { areaCode: string; kind: string; seekers: Counted[] }>();
  for await (const lot of lotsOfSeekers(ctx)) {
    for (const seeker of lot) {
      const kinds = kindsWanted(seeker);
      const { wantedPay, noNights } = seeker;
      for (const areaCode of countiesOf(areas, seeker)) {
        for (const kind of kinds) {
          const key = keyOf(areaCode, kind);
          const cell = cells.get(key) ?? { areaCode, kind, seekers: [] };
          cell.seekers.push({ wantedPay, noNights });
          cells.set(key, cell);
        }
      }
    }
  }
  return cells;
}
