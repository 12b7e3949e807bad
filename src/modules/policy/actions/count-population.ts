import { sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import { loadPolicies } from '../load-catalogue.ts';
import { policies } from '../store.ts';
import { toldCount } from './list-doubts.ts';

/** Of the area of whoever asks; a number below five is told as few. Null: of a policy for units, or not counted yet. */
export interface Population {
  countedAt: string;
  entitled: ReturnType<typeof toldCount>;
  /** Entitled, but for a doubt that decides. */
  check: ReturnType<typeof toldCount>;
  /** Something that it hangs on is not in the register. */
  open: ReturnType<typeof toldCount>;
}

/**
 * For how many people of the area that the actor answers for a policy stands how, by what the register tells of them; counted once a day,
 * and when somebody has it counted.
 */
export async function population(ctx: Context, policyId: string): Promise<Population | null> {
  const policy = loadPolicies().policies.find(({ id }) => id === policyId);
  if (policy?.subject !== 'person') return null;
  const sum = (column: 'entitled' | 'checked' | 'open') =>
    sql<number>`coalesce(sum(${sql.ref(column)}) filter (where policy = ${policyId}), 0)::int`;
  // When it was counted is that of any policy: one that stands for nobody has no rows.
  const counted = await policies(ctx)
    .selectFrom('population')
    .select([sum('entitled').as('entitled'), sum('checked').as('check'), sum('open').as('open')])
    .select((each) => each.fn.max('computed_at').as('countedAt'))
    .executeTakeFirst();
  if (!counted?.countedAt) return null;
  return {
    countedAt: counted.countedAt.toISOString(),
    entitled: toldCount(counted.entitled),
    check: toldCount(counted.check),
    open: toldCount(counted.open),
  };
}
