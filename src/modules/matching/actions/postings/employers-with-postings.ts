import type { Context } from '../../../../ground/context.ts';
import { matching } from '../../store.ts';

/** Which of these employers have ever posted a job, for acts that ask whether anything stands on an employer. */
export async function employersWithPostings(
  ctx: Pick<Context, 'tx'>,
  employerIds: readonly string[],
): Promise<Set<string>> {
  if (employerIds.length === 0) return new Set();
  const rows = await matching(ctx)
    .selectFrom('posting')
    .select('employer_id')
    .distinct()
    .where('employer_id', 'in', [...employerIds])
    .execute();
  return new Set(rows.map(({ employer_id }) => employer_id));
}
