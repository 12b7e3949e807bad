import type { Context } from '../../ground/context.ts';
import { Problem } from '../../ground/problem.ts';
import { policies } from './store.ts';

/** What people write about a draft, sealed. */
export interface DraftWords {
  reason: string;
  /** Why it was given back. */
  returned: string | null;
}

const place = (table: 'draft' | 'version', id: string) => ({
  table: `policy.${table}`,
  column: 'words_sealed',
  rowId: id,
});

export const sealWords = (ctx: Context, table: 'draft' | 'version', id: string, words: DraftWords): Buffer =>
  ctx.cipher.seal(JSON.stringify(words), place(table, id));

export const openWords = (ctx: Context, table: 'draft' | 'version', id: string, sealed: Buffer): DraftWords =>
  JSON.parse(ctx.cipher.open(sealed, place(table, id)).toString('utf8'));

/** The draft of a policy that is under way. */
export async function draftOf(ctx: Context, policyId: string) {
  return policies(ctx)
    .selectFrom('draft')
    .selectAll()
    .where('policy_id', '=', policyId)
    .where('state', 'in', ['open', 'submitted'])
    .executeTakeFirst();
}

/** The same, kept from others until this transaction ends. @throws Problem 404 `no-draft`. */
export async function lockDraft(ctx: Context, policyId: string) {
  const row = await policies(ctx)
    .selectFrom('draft')
    .selectAll()
    .where('policy_id', '=', policyId)
    .where('state', 'in', ['open', 'submitted'])
    .forUpdate()
    .executeTakeFirst();
  if (row) return row;
  throw new Problem(404, 'no-draft', {
    zh: '这项政策没有正在改的草稿，请刷新',
    en: 'There is no draft of this policy under way; please reload',
  });
}
