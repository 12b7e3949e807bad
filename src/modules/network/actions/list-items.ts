import type { Selectable } from 'kysely';
import { type Day, dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import type { Words } from '../../../ground/problem.ts';
import { type Freshness, freshnessOf, type ListCode } from '../domain/freshness.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import { network } from '../store.ts';
import type { PublishedItem } from '../tables.ts';

/** An entry of a list as pages show it. */
export interface ItemLine {
  itemId: string;
  title: Words;
  words: Words;
  phone: string | null;
  link: string | null;
  source: string | null;
  /** The area that published it; the station itself for its own. */
  areaCode: string;
  own: boolean;
  checkedOn: string | null;
  freshness: Freshness;
  doubtedOn: string | null;
}

/**
 * The lists of a station: its own entries and those of every area above it, in the order of data/stations/publishing.yaml. Its own
 * and the nearer areas' come first.
 */
export async function listItemsOf(
  ctx: Context,
  { stationId, areaLo }: { stationId: string; areaLo: number },
): Promise<{ code: ListCode; name: Words; icon: string; items: ItemLine[] }[]> {
  const rows = await network(ctx)
    .selectFrom('published_item')
    .selectAll()
    .where('kind', '<>', 'station')
    .where('state', '=', 'shown')
    .where((is) =>
      is.or([
        is('station_id', '=', stationId),
        is.and([is('station_id', 'is', null), is('area_lo', '<=', areaLo), is('area_hi', '>=', areaLo)]),
      ]),
    )
    .orderBy('area_lo', 'desc')
    .orderBy('area_hi')
    .orderBy('item_id')
    .execute();
  const today = dayOf(ctx.clock.now());
  return loadCatalogue().publishing.lists.map((list) => ({
    ...list,
    items: rows.filter((row) => row.list === list.code).map((row) => itemLine(row, today, stationId)),
  }));
}

export function itemLine(row: Selectable<PublishedItem>, today: Day, stationId: string | null): ItemLine {
  return {
    itemId: row.item_id,
    title: row.title as unknown as Words,
    words: row.words as unknown as Words,
    phone: row.phone,
    link: row.link,
    source: row.source,
    areaCode: row.area_code,
    own: row.station_id !== null && row.station_id === stationId,
    checkedOn: row.checked_on,
    freshness: freshnessOf(
      { checkedOn: row.checked_on as Day | null, expiresOn: row.expires_on as Day },
      today,
      loadCatalogue().publishing.dueDays,
    ),
    doubtedOn: row.doubted_on,
  };
}
