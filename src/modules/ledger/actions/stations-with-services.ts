import type { Context } from '../../../ground/context.ts';
import { ledger } from '../store.ts';

/** At which of these stations anything was ever recorded, for acts that ask whether anything stands on a station. */
export async function stationsWithServices(
  ctx: Pick<Context, 'tx'>,
  stationIds: readonly string[],
): Promise<Set<string>> {
  if (stationIds.length === 0) return new Set();
  const rows = await ledger(ctx)
    .selectFrom('service_event')
    .select('station')
    .distinct()
    .where('station', 'in', [...stationIds])
    .execute();
  return new Set(rows.flatMap(({ station }) => station ?? []));
}
