import { sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';

/**
 * Counts how much each gram says of a job: ten times the binary logarithm of how few have it, so that 沟通 weighs little and 数控 much. Once a
 * day; what is new since then counts as rare.
 */
export async function weighGrams({ tx }: Pick<Context, 'tx'>): Promise<void> {
  await sql`delete from matching.gram_weight`.execute(tx);
  await sql`
    insert into matching.gram_weight (gram, weight)
    select word, floor(10 * log(2, (select count(*) from matching.job where led_by is null)::numeric / ndoc))
    from ts_stat('select grams from matching.job where led_by is null')`.execute(tx);
}
