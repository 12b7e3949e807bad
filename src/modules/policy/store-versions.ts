import { sql } from 'kysely';
import { parseDay } from '../../ground/clock/day.ts';
import type { Context } from '../../ground/context.ts';
import { prepared } from '../../ground/database/prepared.ts';
import type { Words } from '../../ground/problem.ts';
import type { PolicyVersion } from './domain/versions.ts';
import { policies } from './store.ts';

const lastBy = prepared((tx) =>
  policies({ tx }).selectNoFrom((each) => [
    each
      .selectFrom('confirmation')
      .select('confirmation_id')
      .orderBy('confirmation.seq', 'desc')
      .limit(1)
      .as('confirmation'),
    each.selectFrom('version').select('version_id').orderBy('version.seq', 'desc').limit(1).as('version'),
  ]),
);

/** What was added last to the confirmations and to the texts; null where there is none. */
export async function lastChanges(
  ctx: Context,
): Promise<{ confirmation: string | null; version: string | null }> {
  const [row] = await lastBy(ctx.tx);
  return { confirmation: row?.confirmation ?? null, version: row?.version ?? null };
}

/** An approved text with all that is said of it in the open. */
export interface KeptVersion extends PolicyVersion {
  versionId: string;
  text: string;
  /** The sentence on its card. */
  short: Words;
  madeBy: string;
  approvedBy: string;
  wordsSealed: Buffer;
}

/** All approved texts, in the order in which they were approved. */
export async function readVersions(ctx: Context): Promise<KeptVersion[]> {
  const rows = await policies(ctx).selectFrom('version').selectAll().orderBy('seq').execute();
  return rows.map((row) => ({
    versionId: row.version_id,
    seq: row.seq,
    policyId: row.policy_id,
    text: row.text,
    short: row.short as unknown as Words,
    from: parseDay(row.in_force_from),
    knownAt: row.approved_at,
    madeBy: row.made_by_name,
    approvedBy: row.approved_by_name,
    wordsSealed: row.words_sealed,
  }));
}

/** Who approves at the same moment waits for the one before: numbers follow each other as the commits do. */
export async function nextVersion(ctx: Context): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('policy.version'))`.execute(ctx.tx);
  const row = await policies(ctx)
    .selectFrom('version')
    .select((each) => each.fn.max('seq').as('seq'))
    .executeTakeFirst();
  return (row?.seq ?? 0) + 1;
}
