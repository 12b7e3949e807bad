import type { Hear } from '../../ground/events/hearers.ts';
import { followMerge } from './actions/duplicates/follow-merge.ts';
import { duplicates } from './store-duplicates.ts';

export const duplicateHears: Record<string, Hear> = {
  // A pair follows its people: who does not see both does not see it.
  'people.person-moved@1': async (ctx, { payload }) => {
    const [personId, areaLo] = [String(payload.personId), Number(payload.areaLo)];
    for (const [person, lo] of [['a_person', 'a_lo'] as const, ['b_person', 'b_lo'] as const])
      await duplicates(ctx)
        .updateTable('duplicate')
        .set({ [lo]: areaLo })
        .where(person, '=', personId)
        .execute();
  },
  // What was on its way under the one that went while the two became one follows too.
  'people.person-merged@1': (ctx, { payload }) => followMerge(ctx, String(payload.mergeId)),
};
