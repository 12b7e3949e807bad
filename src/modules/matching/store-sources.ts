import { sql } from 'kysely';
import type { Context } from '../../ground/context.ts';
import type { Stated } from './domain/same-job/differences.ts';
import { matching } from './store.ts';

/** The collected posting under whose id a job stands in the list: of several advertisements of one job the one that leads. */
export async function findLeading(ctx: Pick<Context, 'tx'>, jobId: string): Promise<string | undefined> {
  const found = await matching(ctx)
    .selectFrom('collected_posting')
    .select(sql<string>`coalesce(led_by, posting_id)`.as('leading'))
    .where('posting_id', '=', jobId)
    .executeTakeFirst();
  return found?.leading;
}

/** An advertisement of a job: where it stood, and what it says. */
export interface JobSource extends Stated {
  title: string;
  company: string | null;
  placePrinted: string | null;
  site: string | null;
  source: string;
  /** The number that it has there. */
  number: string;
  collectedYear: number | null;
  postedDay: string | null;
}

/** The other advertisements of a job, the newest first. */
export function listSources(ctx: Pick<Context, 'tx'>, leading: string): Promise<JobSource[]> {
  return matching(ctx)
    .selectFrom('collected_posting')
    .select([
      'site',
      'source',
      'source_id as number',
      'collected_year as collectedYear',
      'posted_day as postedDay',
      'title',
      'company',
      'place_printed as placePrinted',
      'pay_low as payLow',
      'pay_high as payHigh',
      'pay_printed as payPrinted',
      sql<Stated['education']>`education`.as('education'),
      'experience_years as experienceYears',
      'headcount',
    ])
    .where('led_by', '=', leading)
    .orderBy('collected_year', (order) => order.desc().nullsLast())
    .orderBy('posted_day', (order) => order.desc().nullsLast())
    .orderBy('site')
    .orderBy('source_id')
    .execute();
}
