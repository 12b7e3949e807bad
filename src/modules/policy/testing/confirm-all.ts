import type { TestDatabase } from '../../../ground/testing/database.ts';
import { newId } from '../../../ground/uuid.ts';
import { statementsIn } from '../domain/statements.ts';
import { loadPolicies } from '../load-catalogue.ts';
import { hashOf } from '../store-doubts.ts';

/** Two people have read every statement of a policy in its document: it may be proposed. */
export async function confirmAll({ rows }: Pick<TestDatabase, 'rows'>, id: string, at: Date): Promise<void> {
  const policy = loadPolicies().policies.find((one) => one.id === id);
  if (!policy) throw new Error(`${id} is missing`);
  const said = statementsIn(policy).filter(({ kind }) => kind !== 'exclusion');
  for (const reader of [newId(1), newId(2)])
    for (const statement of said)
      await rows(
        `insert into policy.confirmation select gen_random_uuid(), coalesce(max(seq), 0) + 1, $1, decode($2, 'hex'), 'agrees',
         '鲁人社规〔2024〕1号', '第三条', '\\x00', $3, '核对员', $4 from policy.confirmation`,
        [statement.id, hashOf(statement.says), reader, at],
      );
}
