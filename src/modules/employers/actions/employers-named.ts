import type { Context } from '../../../ground/context.ts';
import { employers } from '../store.ts';

/** An employer as a list of something else names it. */
export interface NamedEmployer {
  employerId: string;
  creditCode: string | null;
  name: string;
  areaLo: number;
  closed: boolean;
}

/** Those with one of these codes wherever they are, and those of this transaction's area that are called exactly so. */
export async function employersNamed(
  ctx: Context,
  { codes, names }: { codes: readonly string[]; names: readonly string[] },
): Promise<NamedEmployer[]> {
  const { lo, hi } = ctx.scope.area ?? { lo: 0, hi: -1 };
  const rows = await employers(ctx)
    .selectFrom('employer')
    .select(['employer_id', 'credit_code', 'name', 'area_lo', 'closed_on'])
    .where((where) =>
      where.or([
        where('employer_id', 'in', (query) =>
          query
            .selectFrom('credit_code')
            .select('employer_id')
            .where('credit_code', 'in', ['', ...codes]),
        ),
        where.and([
          where('area_lo', '>=', lo),
          where('area_lo', '<=', hi),
          where('name', 'in', ['', ...names]),
        ]),
      ]),
    )
    .orderBy('employer_id')
    .execute();
  return rows.map((row) => ({
    employerId: row.employer_id,
    creditCode: row.credit_code,
    name: row.name,
    areaLo: row.area_lo,
    closed: row.closed_on !== null,
  }));
}
