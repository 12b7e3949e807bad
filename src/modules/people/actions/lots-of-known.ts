import type { Context } from '../../../ground/context.ts';
import { knownPeople, type PersonKnown } from './known-people.ts';

const perLot = 500;

/**
 * Everybody alive whom the scope shows with these facts as they are now, lot by lot: for counting by a job. Of whom a rule holds hangs on
 * days and answers together, so that no counts of single facts would do. Sealed facts cannot be asked for.
 * @throws Error for a fact that is sealed or not declared.
 */
export async function* lotsOfKnown(
  ctx: Context,
  wanted: readonly string[],
): AsyncGenerator<Pick<PersonKnown, 'areaCode' | 'known'>[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const lot = await knownPeople(ctx, wanted, { after, most: perLot });
    yield lot;
    const last = lot.at(-1);
    if (lot.length < perLot || !last) return;
    after = last.personId;
  }
}
