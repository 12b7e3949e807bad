import type { Context } from '../../../../ground/context.ts';
import { type AlikeRow, alikeOf, forgetBlocks } from '../../store-alike.ts';
import { exchange, type ImportRow } from '../../store-imports.ts';
import { type DecidedPair, noteCandidates } from '../duplicates/note-candidates.ts';
import type { AcceptedRow, Judged } from './take-over.ts';

/** Whom somebody has said that a row is, on record under another number. */
export const joinedBy = (found: readonly AlikeRow[]): string | null =>
  found.find(({ said, person_id }) => said === 'same' && person_id !== null)?.person_id ?? null;

/**
 * Rows that went in as new people though they may be somebody else: of whom nobody has said anything, they stand in the queue of duplicates
 * from the same transaction on; of whom somebody has said that they are two, that is not asked again.
 */
export async function queueAlike(
  ctx: Context,
  of: ImportRow,
  judged: readonly Judged<AcceptedRow>[],
): Promise<void> {
  const through = judged.filter(({ outcome }) => outcome.done !== 'refused').map(({ row }) => row.line);
  await forgetBlocks(ctx, of.import_id, through);
  const found = await alikeOf(ctx, of.import_id, through);
  const made = judged.flatMap(({ row: { line }, outcome }) => {
    const some = found.get(line);
    return outcome.done === 'created' && some ? [{ personId: outcome.subjectId, some }] : [];
  });
  if (made.length === 0) return;
  const decided: DecidedPair[] = [];
  for (const { personId, some } of made) {
    for (const { said, said_by, said_at, ...other } of some) {
      const otherId = said === 'different' ? await personBeside(ctx, other) : null;
      if (otherId !== null && said_at !== null)
        decided.push({ people: [personId, otherId], by: said_by, at: said_at });
    }
  }
  await noteCandidates(
    ctx,
    made.map(({ personId }) => personId),
    decided,
  );
}

/** The one on record, or what the other row has become; null where it waits. */
async function personBeside(
  ctx: Context,
  { person_id, other_import, other_line }: Pick<AlikeRow, 'person_id' | 'other_import' | 'other_line'>,
): Promise<string | null> {
  if (other_import === null || other_line === null) return person_id;
  const row = await exchange(ctx)
    .selectFrom('staged_row')
    .select('subject_id')
    .where('import_id', '=', other_import)
    .where('line', '=', other_line)
    .executeTakeFirst();
  return row?.subject_id ?? null;
}
