import { createHash } from 'node:crypto';
import { loadAreas } from '../../../ground/areas/load.ts';
import { addDays, type Day, dayOf, parseDay } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { Problem, type Words } from '../../../ground/problem.ts';
import type { ListCode } from '../domain/freshness.ts';
import { loadCatalogue, validDaysOf } from '../load-catalogue.ts';
import { getStationRow, network } from '../store.ts';
import { getArea } from './list-areas.ts';

/** An entry of a list to be published. */
export interface NewItem {
  itemId: string;
  list: ListCode;
  title: Words;
  words: Words;
  phone?: string | null;
  link?: string | null;
  source?: string | null;
  /** Null: nobody has made sure yet. */
  checkedOn: Day | null;
  /** Where it holds: one station, or an area with every station in it; the whole country is twelve zeros. */
  for: { stationId: string } | { areaCode: string };
}

const country = { code: '000000000000', lo: 0, hi: 2_147_483_647 };

async function reachOf(ctx: Context, of: NewItem['for']) {
  if ('stationId' in of) {
    const { area_code, area_lo } = await getStationRow(ctx, of.stationId);
    return { station_id: of.stationId, area_code, area_lo, area_hi: area_lo };
  }
  const { code, lo, hi } = of.areaCode === country.code ? country : getArea(of.areaCode);
  return { station_id: null, area_code: code, area_lo: lo, area_hi: hi };
}

/**
 * Publishes entries; those whose id is known already are left as they are.
 * @throws Problem 404 `no-such-station`, `no-such-area`; 403 `not-your-area` where a staff member's area does not hold the whole of it.
 */
export async function publishItems(ctx: Context, items: readonly NewItem[]): Promise<void> {
  for (const item of items) {
    const reach = await reachOf(ctx, item.for);
    refuseBeyond(ctx, reach);
    const expires = item.checkedOn
      ? addDays(item.checkedOn, validDaysOf('list-entry', item.list))
      : dayOf(ctx.clock.now());
    await network(ctx)
      .insertInto('published_item')
      .values({
        item_id: item.itemId,
        kind: item.phone && item.list === 'rights' ? 'contact' : 'list-entry',
        list: item.list,
        ...reach,
        title: JSON.stringify(item.title),
        words: JSON.stringify(item.words),
        phone: item.phone ?? null,
        link: item.link ?? null,
        source: item.source ?? null,
        checked_on: item.checkedOn,
        expires_on: expires,
        changed_at: ctx.clock.now(),
      })
      .onConflict((conflict) => conflict.column('item_id').doNothing())
      .execute();
  }
}

function refuseBeyond({ actor }: Context, { area_lo, area_hi }: { area_lo: number; area_hi: number }): void {
  if (actor.kind === 'job') return;
  if (actor.area && actor.area.lo <= area_lo && area_hi <= actor.area.hi) return;
  throw new Problem(403, 'not-your-area', {
    zh: '这一条管的地方比您的大，请找上一级发布',
    en: 'This reaches beyond your area; please ask the level above',
  });
}

/** The same id for the same contact everywhere: a UUIDv8 (RFC 9562 §5.8) of its name's SHA-256. */
function idOf(name: string): string {
  const bytes = createHash('sha256').update(`leye-national-contact/${name}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The smallest area that holds every station; the country where there is none such, undefined where there are no stations. */
async function areaOfAll(ctx: Context): Promise<string | undefined> {
  const { least, most } = await network(ctx)
    .selectFrom('station')
    .select((get) => [get.fn.min('area_lo').as('least'), get.fn.max('area_lo').as('most')])
    .executeTakeFirstOrThrow();
  const first = least === null ? undefined : loadAreas().at(least);
  if (!first) return undefined;
  const common = loadAreas()
    .ancestors(first.code)
    .filter(({ hi }) => hi >= most);
  return common.at(-1)?.code ?? country.code;
}

/**
 * Publishes data/stations/national-contacts.yaml in every station there is, so that somebody here can make sure of them like of
 * everything else; again when a station outside of the area so far has opened.
 */
export async function publishNationalContacts(ctx: Context): Promise<void> {
  const areaCode = await areaOfAll(ctx);
  if (areaCode === undefined) return;
  const today = dayOf(ctx.clock.now());
  const { contacts } = loadCatalogue();
  await publishItems(
    ctx,
    contacts.map(({ id, list, phone, title, words, source, checked }) => ({
      itemId: idOf(id),
      list,
      title,
      words,
      phone,
      source,
      // A check of a later day than today's is none (a clock that is set back).
      checkedOn: checked === null || checked > today ? null : parseDay(checked),
      for: { areaCode },
    })),
  );
  const { station_id: _none, ...reach } = await reachOf(ctx, { areaCode });
  await network(ctx)
    .updateTable('published_item')
    .set(reach)
    .where(
      'item_id',
      'in',
      contacts.map(({ id }) => idOf(id)),
    )
    .where('area_code', '<>', areaCode)
    .execute();
}
