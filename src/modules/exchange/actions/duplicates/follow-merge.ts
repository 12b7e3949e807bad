import { actFor, type Context } from '../../../../ground/context.ts';
import { setScope } from '../../../../ground/database/scope.ts';
import { accessFollowMerge, accessKeeps } from '../../../access/index.ts';
import { callbacksFollowMerge, callbacksKeeps } from '../../../callbacks/index.ts';
import { casesFollowMerge, casesKeeps } from '../../../cases/index.ts';
import { employersFollowMerge } from '../../../employers/index.ts';
import { ledgerFollowMerge, ledgerKeeps } from '../../../ledger/index.ts';
import { matchingFollowMerge, matchingKeeps } from '../../../matching/index.ts';
import { networkFollowMerge, networkKeeps } from '../../../network/index.ts';
import { exchange } from '../../store-imports.ts';

/** How much is kept under a person, by what it is. */
export type Kept = Awaited<ReturnType<typeof keptOf>>;

/** Lets what every module keeps of the one that went follow him, or go back to him where the merge was undone. */
export async function followMerge(ctx: Context, mergeId: string): Promise<void> {
  await accessFollowMerge(ctx, mergeId);
  await employersFollowMerge(ctx, mergeId);
  await casesFollowMerge(ctx, mergeId);
  await matchingFollowMerge(ctx, mergeId);
  await callbacksFollowMerge(ctx, mergeId);
  await networkFollowMerge(ctx, mergeId);
  await ledgerFollowMerge(ctx, mergeId);
}

/** His rows are open to the counting alone, and nothing of them is told but how many there are. */
export async function keptOf(ctx: Context, personId: string) {
  const asThem = await actFor(ctx, personId);
  try {
    return {
      ...(await casesKeeps(asThem, personId)),
      ...(await matchingKeeps(asThem, personId)),
      ...(await ledgerKeeps(asThem, personId)),
      ...(await accessKeeps(asThem, personId)),
      ...(await callbacksKeeps(asThem, personId)),
      ...(await networkKeeps(asThem, personId)),
    };
  } finally {
    await setScope(ctx.tx, ctx.scope);
  }
}

/**
 * Whether a list is being taken over or undone of which this person is a row. A list that is through keeps its row under his id, as it keeps
 * what it read: what is undone then leaves him alone (`keepersOf`). His records follow the merge by what it says.
 */
export async function inListUnderWay(ctx: Context, personId: string): Promise<boolean> {
  const row = await exchange(ctx)
    .selectFrom('import as i')
    .innerJoin('staged_row as r', 'r.import_id', 'i.import_id')
    .select('r.line')
    .where('i.kind', '=', 'people')
    .where('i.state', 'in', ['committing', 'undoing'])
    .where('r.subject_id', '=', personId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
