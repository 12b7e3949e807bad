import type { Context } from '../../../ground/context.ts';
import { viewDraft } from '../draft-view.ts';
import { getDraft } from '../store.ts';

/** A draft that this actor holds. Throws Problem 404 `draft-not-here`. */
export async function seeDraft(ctx: Context, draftId: string) {
  return viewDraft(ctx, await getDraft(ctx, draftId));
}
