import type { Context } from '../../../ground/context.ts';
import { audit, openVisit } from '../../access/index.ts';
import { readPersonName } from '../domain/person-name.ts';
import { getPersonRow, indexOf } from '../store.ts';
import { createOrFindPerson } from './create-or-find-person.ts';

export interface Reception {
  visitId: string;
  /** Made by the page, for the case that this is somebody new. */
  personId: string;
  idNumber: string;
  name: string;
  phone?: string;
  residenceArea?: string;
}

/**
 * A clerk receives somebody at the counter by the card: the person is found or made, and the visit opens the person's rows to this
 * clerk, wherever the person is registered. It is written down; the person sees who received him.
 */
export async function receivePerson(ctx: Context, input: Reception) {
  const { personId, created } = await createOrFindPerson(ctx, input);
  const visit = await openVisit(ctx, input.visitId, { personId });
  await audit(visit, { personId, purpose: 'counter-service', what: [] });
  const person = await getPersonRow(visit, personId);
  const typed = readPersonName(input.name);
  return {
    visitId: visit.actor.visitId ?? input.visitId,
    personId,
    created,
    name: person.name_mask,
    idNumber: person.id_number_mask,
    phone: person.phone_mask,
    // Not a refusal: names get changed, and a rare character is typed in more than one way. The clerk compares the card.
    nameDiffers: typed.ok && !person.name_index.equals(indexOf.name(ctx, typed.value)),
  };
}
