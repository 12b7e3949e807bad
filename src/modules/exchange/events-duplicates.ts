import type { Hear } from '../../ground/events/hearers.ts';
import { duplicates } from './store-duplicates.ts';

/** A pair follows its people: who does not see both does not see it. */
export const duplicateHears: Record<string, Hear> = {
  'people.person-moved@1': async (ctx, { payload }) => {
    const [personId, areaLo] = [String(payload.personId), Number(payload.areaLo)];
    for (const [person, lo] of [['a_person', 'a_lo'] as const, ['b_person', 'b_lo'] as const])
      await duplicates(ctx)
        .updateTable('duplicate')
        .set({ [lo]: areaLo })
        .where(person, '=', personId)
        .execute();
  },
};
