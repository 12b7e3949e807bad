import type { Context } from '../../ground/context.ts';
import { tablesOf } from '../../ground/context.ts';
import { newId } from '../../ground/uuid.ts';
import type { DB } from './tables.ts';

/** This module's tables. */
export const callbacks = tablesOf<DB>('callbacks');

type Sealed = 'phone_sealed' | 'name_sealed' | 'words_sealed' | 'done_sealed';

const place = (rowId: string, column: Sealed) => ({ table: 'callbacks.callback', column, rowId });

/** A column of a request, sealed; null stays null. */
export function sealColumn(ctx: Context, rowId: string, column: Sealed, text: string | null): Buffer | null {
  return text === null ? null : ctx.cipher.seal(text, place(rowId, column));
}

/** The column opened again; null where it was not given or is forgotten. */
export function openColumn(
  ctx: Context,
  row: { callback_id: string } & Partial<Record<Sealed, Buffer | null>>,
  column: Sealed,
): string | null {
  const sealed = row[column] ?? null;
  return sealed === null ? null : ctx.cipher.open(sealed, place(row.callback_id, column)).toString('utf8');
}

/** What was done about a request. */
export type StepKind =
  | 'asked'
  | 'taken'
  | 'number-read'
  | 'reached'
  | 'not-reached'
  | 'wrong-number'
  | 'withdrawn';

/** Writes down a step; the same rows the person sees. */
export async function addStep(
  ctx: Context,
  row: { callback_id: string; person_id: string | null; area_lo: number },
  what: StepKind,
): Promise<void> {
  const now = ctx.clock.now();
  await callbacks(ctx)
    .insertInto('step')
    .values({
      step_id: newId(now.getTime()),
      callback_id: row.callback_id,
      person_id: row.person_id,
      area_lo: row.area_lo,
      at: now,
      what,
      by_staff: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
    })
    .execute();
}
