import type { Hear } from '../../ground/events/hearers.ts';
import { access } from './store.ts';

/** What this module does about what was said. */
export const hears: Record<string, Hear> = {
  // Who was merged into another signs in again, by the number that he has, and is that other.
  'people.person-merged@1': async (ctx, { payload }) => {
    await access(ctx)
      .updateTable('session')
      .set({ ended_at: ctx.clock.now() })
      .where('actor_id', '=', String(payload.fromPersonId))
      .where('ended_at', 'is', null)
      .execute();
  },
};
