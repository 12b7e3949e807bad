import type { Context } from '../../../ground/context.ts';
import { lockDraft, updateDraft } from '../store.ts';

/** Gives a draft up: what was answered is wiped. Done twice it is done once; a submitted draft stays as it is. */
export async function discardDraft(ctx: Context, draftId: string): Promise<void> {
  const draft = await lockDraft(ctx, draftId);
  if (draft.state !== 'open') return;
  await updateDraft(ctx, draftId, {
    state: 'discarded',
    answers: null,
    offers: null,
    code_index: null,
    code_ends_at: null,
    changed_at: ctx.clock.now(),
  });
}
