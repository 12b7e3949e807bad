import type { Day } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { currentReading } from '../current-catalogue.ts';
import { policies } from '../store.ts';
import { readText } from './see-definition.ts';

/** The texts that were submitted and wait for another who decides, the longest waiting first. */
export async function listDrafts(ctx: Context) {
  const rows = await policies(ctx)
    .selectFrom('draft')
    .select(['policy_id', 'text', 'made_by', 'made_by_name', 'changed_at'])
    .where('state', '=', 'submitted')
    .orderBy('changed_at')
    .orderBy('policy_id')
    .execute();
  const reading = await currentReading(ctx);
  return {
    drafts: rows.flatMap((row) => {
      const policy = reading.written.policies.find(({ id }) => id === row.policy_id);
      if (!policy) return [];
      const read = readText(reading, policy.id, row.text);
      const from: Day | null = 'policy' in read ? read.policy.inForce.from : null;
      return [
        {
          id: policy.id,
          name: policy.name,
          by: row.made_by_name,
          mine: row.made_by === ctx.actor.id,
          since: row.changed_at.toISOString(),
          from: from as string | null,
        },
      ];
    }),
  };
}
