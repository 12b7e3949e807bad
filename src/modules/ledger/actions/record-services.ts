import { randomBytes } from 'node:crypto';
import type { Context } from '../../../ground/context.ts';
import { lotsOf, writeLots } from '../../../ground/database/lots.ts';
import { appendMany, personKeys } from '../store.ts';
import {
  anotherService,
  type Entry,
  refuseImpossible,
  type ServiceGiven,
  writeEvent,
} from './record-service.ts';

/** A service of a lot. */
export interface ServiceOfLot extends ServiceGiven {
  /** When the ledger took it. In a demonstration only, which begins with a past; elsewhere it is now. */
  recordedAt?: Date;
}

// 500 events are 0.7 MB of a statement; more at once were no faster.
const perStatement = 500;

/**
 * Records many services in the caller's transaction, in their order: the same bytes and chains as one by one with `recordService`.
 * @returns their entries in the same order.
 * @throws Problem as `recordService` does, and then none is recorded.
 */
export async function recordServices(ctx: Context, many: readonly ServiceOfLot[]): Promise<Entry[]> {
  for (const given of many) {
    refuseImpossible(ctx, given);
    if (given.recordedAt && !ctx.demo) throw new Error('the ledger takes a service now');
  }
  const people = new Map(many.map(({ personId, area }) => [personId, { area, fresh: randomBytes(32) }]));
  const keys = many.length ? await personKeys(ctx, people) : new Map<string, Buffer>();
  const now = ctx.clock.now();
  const entries: Entry[] = [];
  await writeLots(
    lotsOf(many, perStatement),
    (lot) =>
      lot.map((given) => {
        const key = keys.get(given.personId);
        if (!key) throw new Error('the pseudonym of a person is outside the scope that records his service');
        return writeEvent(given, key, given.recordedAt ?? now);
      }),
    async (lot) => {
      const places = await appendMany(ctx, lot);
      places.forEach(({ chain, seq, added, same }, at) => {
        if (!same) throw anotherService();
        entries.push({ eventId: lot[at]?.event.eventId ?? '', chain, seq, added });
      });
    },
  );
  return entries;
}
