import { sql } from 'kysely';
import { dayOf } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { lotsOf, rowsOf } from '../../../../ground/database/lots.ts';
import { newId } from '../../../../ground/uuid.ts';
import { findStaffName } from '../../../access/index.ts';
import { type RecordedService, servicesOf } from '../../../ledger/index.ts';
import { hoursOn } from '../../../network/index.ts';
import { daysOfDeath, sharedPhones } from '../../../people/index.ts';
import type { Finding, SharedPhone, Watched } from '../../domain/records/cheats.ts';
import { findCheats } from '../../domain/records/find-cheats.ts';
import { type Cheat, loadCheats } from '../../load-cheats.ts';

/** What was recorded within so many days is looked at: the longest that a record may come late, and some. */
const lookBackDays = 40;

/**
 * Looks for what is wrong by each rule and flags it, once. A flag changes no number. A finding that is still open takes in what has been
 * added to it; one that was decided stays as it was.
 * @returns how many flags are new.
 */
export async function lookForCheats(ctx: Context, days = lookBackDays): Promise<number> {
  const now = ctx.clock.now();
  const recorded = await servicesOf(ctx, {
    recorded: [new Date(now.getTime() - days * 86_400_000), new Date(now.getTime() + 60_000)],
  });
  const seen = {
    services: await watch(ctx, recorded),
    phones: await phonesOf(ctx),
    today: dayOf(now),
  };
  let flagged = 0;
  for (const rule of loadCheats()) flagged += await keep(ctx, rule, findCheats(rule, seen));
  return flagged;
}

async function phonesOf(ctx: Context): Promise<SharedPhone[]> {
  const rule = loadCheats().find(({ id }) => id === 'shared-phone');
  const least = rule?.id === 'shared-phone' ? rule.params.people : Number.MAX_SAFE_INTEGER;
  return (await sharedPhones(ctx, least)).map(({ phone, people }) => ({
    phone,
    people: people.map((each) => ({
      id: each.personId,
      birth: each.birthDate,
      residence: each.residenceArea,
      area: { code: each.areaCode, lo: each.areaLo },
    })),
  }));
}

async function watch(ctx: Context, services: readonly RecordedService[]): Promise<Watched[]> {
  const deaths = await daysOfDeath(ctx);
  const hours = new Map<string, Awaited<ReturnType<typeof hoursOn>>>();
  for (const { station } of services)
    if (station !== null && !hours.has(station)) hours.set(station, await hoursOn(ctx, station));
  return services.flatMap((each) =>
    each.takenBack
      ? []
      : [
          {
            id: each.eventId,
            person: each.personId,
            staff: each.staffId,
            station: each.station,
            area: each.area,
            kind: each.kind,
            function: each.function,
            given: each.givenAt,
            recorded: each.recordedAt,
            text: textOf(each),
            died: (each.personId && deaths.get(each.personId)) || null,
            open: (each.station !== null && hours.get(each.station)?.(each.day)) || null,
          },
        ],
  );
}

const noText = ['kind', 'issuer', 'evidence'];

function textOf({ details }: RecordedService): string | null {
  const written = Object.entries(details).flatMap(([name, value]) =>
    typeof value === 'string' && !noText.includes(name) ? [value] : [],
  );
  return written.length > 0 ? written.join(' ') : null;
}

async function keep(ctx: Context, rule: Cheat, found: readonly Finding[]): Promise<number> {
  const now = ctx.clock.now();
  let flagged = 0;
  const names = new Map<string, string | null>();
  for (const { staff } of found)
    if (staff !== null && !names.has(staff)) names.set(staff, await findStaffName(ctx, staff));
  for (const lot of lotsOf(found, 200)) {
    const flags = lot.map(({ key, area, day, station, staff, numbers }) => ({
      flag_id: newId(now.getTime()),
      rule: rule.id,
      version: rule.version,
      finding: key,
      area_code: area.code,
      area_lo: area.lo,
      station_id: station,
      staff_id: staff,
      staff_name: staff && (names.get(staff) ?? null),
      on_day: day,
      numbers,
      found_at: now,
      state: 'open',
    }));
    const { rows } = await sql<{ flag_id: string; finding: string; is_new: boolean }>`
      insert into exchange.flag as f select * from jsonb_populate_recordset(null::exchange.flag, ${rowsOf(flags)}::jsonb)
      on conflict (rule, finding) do update set numbers = excluded.numbers where f.state = 'open'
      returning flag_id, finding, xmax = 0 as is_new`.execute(ctx.tx);
    flagged += rows.filter(({ is_new }) => is_new).length;
    const ids = new Map(rows.map(({ finding, flag_id }) => [finding, flag_id]));
    const about = lot.flatMap(({ key, area, services, people }) => {
      const flagId = ids.get(key);
      const each = (kind: string) => (id: string) => ({
        flag_id: flagId,
        kind,
        about_id: id,
        area_lo: area.lo,
      });
      return flagId === undefined ? [] : [...services.map(each('service')), ...people.map(each('person'))];
    });
    await sql`
      insert into exchange.flag_about select * from jsonb_populate_recordset(null::exchange.flag_about, ${rowsOf(about)}::jsonb)
      on conflict do nothing`.execute(ctx.tx);
  }
  return flagged;
}
