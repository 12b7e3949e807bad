import type { Context } from '../../../ground/context.ts';
import { viewCase } from '../case-view.ts';
import { getCase } from '../store.ts';

/** A case that this actor may see. Throws Problem 404 `case-not-here`. */
export async function seeCase(ctx: Context, caseId: string) {
  return viewCase(ctx, await getCase(ctx, caseId));
}
