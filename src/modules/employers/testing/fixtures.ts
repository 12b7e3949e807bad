import { loadAreas } from '../../../ground/areas/load.ts';
import type { Actor } from '../../../ground/context.ts';
import type { TestDatabase } from '../../../ground/testing/database.ts';
import { newId } from '../../../ground/uuid.ts';
import { createOrFindPerson } from '../../people/index.ts';
import type { NewEmployer } from '../actions/register-employer.ts';
import { madeUpCode } from './made-up.ts';

/** The street in which everybody of these tests is. */
export const street = '370705006000';

/** Made-up people, employers and clerks, each with ids of its own. */
export function fixturesOf(
  db: TestDatabase,
  numbers: { idNumber(seed: number): string; phone(seed: number): string },
) {
  let seed = 0;

  async function somebody(name = '张小明'): Promise<Partial<Actor> & { id: string }> {
    seed += 1;
    const at = seed;
    const personId = newId(at);
    await db.asJob((ctx) =>
      createOrFindPerson(ctx, {
        personId,
        idNumber: numbers.idNumber(70_000 + at),
        name,
        phone: numbers.phone(70_000 + at),
        residenceArea: street,
        source: { kind: 'self', name: null },
      }),
    );
    return { kind: 'resident', role: 'resident', id: personId, person: personId };
  }

  const company = (more: Partial<NewEmployer> = {}): NewEmployer => {
    seed += 1;
    return {
      employerId: newId(seed),
      mandateId: newId(seed),
      creditCode: madeUpCode(seed),
      name: '潍坊演示保洁有限公司',
      kind: 'enterprise',
      areaCode: street,
      address: '文化路 1 号',
      contactName: '王经理',
      contactPhone: '0536-8888888',
      ...more,
    };
  };

  return {
    somebody,
    company,
    stall: (more: Partial<NewEmployer> = {}) =>
      company({
        creditCode: null,
        kind: 'merchant',
        name: '王姐早点摊',
        contactPhone: '19900000009',
        ...more,
      }),
  };
}

/** While he acts for an employer. */
export const agentOf = (actor: Partial<Actor>, employer: string): Partial<Actor> => ({
  ...actor,
  role: 'agent',
  person: null,
  employer,
});

export const clerkOf = (code: string, more: Partial<Actor> = {}): Partial<Actor> => ({
  kind: 'staff',
  role: 'clerk',
  id: newId(5),
  stationId: newId(6),
  area: { code, ...loadAreas().range(code) },
  ...more,
});
