import type { Day } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import type { FactSource } from '../domain/facts.ts';
import { people } from '../store.ts';
import { addFromList } from './add-from-list.ts';
import { findByIdNumber } from './find-by-id-number.ts';

/** Somebody whom a list of something else names. */
export interface NamedInList {
  /** His id where there is nobody with the number yet. */
  personId: string;
  idNumber: string;
  /** Null: the list has only the number. */
  name: string | null;
}

/**
 * Who it is. `unknown`: nobody has the number, and without a name nobody can be made; `elsewhere`: another area looks after him;
 * `name-differs`: the number is registered under another name.
 */
export interface FoundInList {
  done: 'created' | 'known' | 'elsewhere' | 'name-differs' | 'unknown';
  personId: string;
}

/**
 * The people whom a list of services or courses names, in the order given; who is new and named is made as in a list of residents.
 * @throws Problem as `addFromList` does.
 */
export async function peopleOfList(
  ctx: Context,
  named: readonly NamedInList[],
  of: { source: FactSource; validFrom: Day },
): Promise<FoundInList[]> {
  const withName = named.flatMap(({ name, ...one }) => (name === null ? [] : [{ ...one, name }]));
  const added = await addFromList(
    ctx,
    withName.map((one) => ({ ...one, phone: null, residenceArea: null, facts: [] })),
    of,
  );
  const found: FoundInList[] = [];
  let at = 0;
  for (const { name, idNumber } of named) {
    if (name === null) {
      found.push(await findUnnamed(ctx, idNumber));
      continue;
    }
    const { done = 'unknown', personId = '' } = added[at] ?? {};
    at += 1;
    const known = done === 'unchanged' || done === 'changed' || done === 'moves-away';
    found.push({ done: known ? 'known' : done, personId });
  }
  return found;
}

async function findUnnamed(ctx: Context, idNumber: string): Promise<FoundInList> {
  const personId = await findByIdNumber(ctx, idNumber);
  if (personId === undefined) return { done: 'unknown', personId: '' };
  const here = await people(ctx)
    .selectFrom('person')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return { done: here ? 'known' : 'elsewhere', personId };
}
