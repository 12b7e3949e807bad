import type { Context } from '../../../ground/context.ts';
import { audit } from '../../access/index.ts';
import { getPersonRow, openColumn } from '../store.ts';

/** How a person is called and reached. */
export interface PersonContact {
  name: string;
  /** Null: no number is on record. */
  phone: string | null;
}

/**
 * Name and number of a person in full, for an act that passes them on at his wish or sends him a message. A member of staff who does
 * it for him at the counter is written down; nobody reads where he does it himself or a job sends.
 * @throws Problem 404 `person-not-here`.
 */
export async function contactOfPerson(ctx: Context, personId: string): Promise<PersonContact> {
  const person = await getPersonRow(ctx, personId);
  if (ctx.actor.kind === 'staff')
    await audit(ctx, { personId, purpose: 'contact-person', what: ['person.name', 'person.phone'] });
  return {
    name: openColumn(ctx, person, 'name_sealed') ?? '',
    phone: openColumn(ctx, person, 'phone_sealed'),
  };
}
