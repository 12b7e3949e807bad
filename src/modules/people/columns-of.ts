import type { Updateable } from 'kysely';
import type { Context } from '../../ground/context.ts';
import type { Fact, FactValue } from './domain/facts.ts';
import { maskPersonName, maskPhone } from './domain/mask.ts';
import { indexOf, sealColumn } from './store.ts';
import type { Person } from './tables.ts';

/** The columns of a person's row that hold a fact with this value; sealed ones come with their masks. */
export function columnsOf(ctx: Context, personId: string, fact: Fact, value: FactValue): Updateable<Person> {
  const text = value as string | null;
  switch (fact.type) {
    case 'person-name':
      if (text === null) return {};
      return {
        name_sealed: sealColumn(ctx, personId, 'name_sealed', text),
        name_mask: maskPersonName(text),
        name_index: indexOf.name(ctx, text),
      };
    case 'phone':
      if (text === null) return { phone_sealed: null, phone_mask: null };
      return { phone_sealed: sealColumn(ctx, personId, 'phone_sealed', text), phone_mask: maskPhone(text) };
    default:
      return { [fact.column]: value };
  }
}
