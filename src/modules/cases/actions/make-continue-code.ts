import { randomInt } from 'node:crypto';
import type { Context } from '../../../ground/context.ts';
import { codeAlphabet, codeFrom, codeLength, codeMinutes } from '../../../ground/spoken-code.ts';
import { lockDraft, requireOpen, updateDraft } from '../store.ts';

/** Under what a draft is found by its code. */
export function codeIndex(ctx: Context, code: string): Buffer {
  return ctx.cipher.index('cases.continue-code', code);
}

/**
 * A code that hands this draft to another device within ten minutes, once. A new one makes the one before worthless.
 * @returns the code, and the page's address with it. It stands behind #, which browsers send to nobody.
 */
export async function makeContinueCode(ctx: Context, draftId: string) {
  const draft = await lockDraft(ctx, draftId);
  requireOpen(draft);
  const code = codeFrom(Array.from({ length: codeLength }, () => randomInt(codeAlphabet.length)));
  const endsAt = new Date(ctx.clock.now().getTime() + codeMinutes * 60_000);
  await updateDraft(ctx, draftId, { code_index: codeIndex(ctx, code), code_ends_at: endsAt });
  return { code, path: `/continue#${code}`, seconds: codeMinutes * 60 };
}
