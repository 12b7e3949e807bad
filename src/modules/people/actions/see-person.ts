import { loadAreas } from '../../../ground/areas/load.ts';
import type { Context } from '../../../ground/context.ts';
import { portraitOf } from '../portrait.ts';
import { getPersonRow } from '../store.ts';

/** A person for the clerk who serves him: numbers and name masked, sensitive facts only as "there is something". */
export async function seePerson(ctx: Context, personId: string) {
  const person = await getPersonRow(ctx, personId);
  return {
    personId,
    name: person.name_mask,
    area: loadAreas().fullName(person.area_code),
    groups: await portraitOf(ctx, person, {
      hides: ({ sensitivity, sealed }) => sensitivity === 'sensitive' && !sealed,
    }),
  };
}
