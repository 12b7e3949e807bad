import type { Context } from '../../../ground/context.ts';
import type { RegisterRecord } from '../domain/register-answer.ts';
import { employers } from '../store.ts';

/** The employers with a code that were brought in, as a register would have them: what the demonstration's simulator answers with. */
export async function listRecords(ctx: Context): Promise<RegisterRecord[]> {
  const rows = await employers(ctx)
    .selectFrom('employer')
    .select(['credit_code', 'name', 'address'])
    .where('registered_by', '=', 'job')
    .where('credit_code', 'is not', null)
    .execute();
  return rows.map(({ credit_code, name, address }) => ({
    creditCode: credit_code ?? '',
    name,
    status: '存续',
    address,
    type: null,
    registeredOn: null,
  }));
}
