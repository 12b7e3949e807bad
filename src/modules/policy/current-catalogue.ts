import type { Context } from '../../ground/context.ts';
import { type Confirmation, withConfirmations } from './domain/confirmed.ts';
import type { Catalogue } from './domain/definition.ts';
import { statementsOf } from './domain/statements.ts';
import { loadPolicies } from './load-catalogue.ts';
import { lastConfirmation, readConfirmations } from './store-doubts.ts';

interface Current {
  /** The last confirmation that is in it; null: none. */
  last: string | null;
  catalogue: Catalogue;
  confirmations: readonly Confirmation[];
}

let kept: Current | undefined;

/**
 * The catalogue as it stands now, with what two people have confirmed, and all that was said of it. It is made anew after a
 * confirmation; until then a request reads one row, the last, by its index.
 */
export async function currentReading(ctx: Context): Promise<Current> {
  const last = await lastConfirmation(ctx);
  if (kept?.last === last) return kept;
  const written = loadPolicies();
  const confirmations = last === null ? [] : await readConfirmations(ctx, statementsOf(written).values());
  const catalogue = withConfirmations(written, confirmations);
  kept = { last: confirmations.at(-1)?.confirmationId ?? null, catalogue, confirmations };
  return kept;
}

/** The catalogue that everything is evaluated with: what two people have confirmed is doubted no longer. */
export async function currentCatalogue(ctx: Context): Promise<Catalogue> {
  return (await currentReading(ctx)).catalogue;
}
