import type { TestDatabase } from '../../../ground/testing/database.ts';
import { newId } from '../../../ground/uuid.ts';
import { createPeople, type NewPersonWithFacts } from '../../people/index.ts';
import { idNumber } from './market.ts';

const source = { kind: 'self', name: null } as const;

/** Made-up people of a list, so many with these facts, who live in 东关街道 where nothing else is said. @returns their ids. */
export function peopleMaker(db: Pick<TestDatabase, 'asJob' | 'clock'>) {
  let count = 0;
  return async (
    many: number,
    facts: Readonly<Record<string, unknown>>,
    residenceArea = '370705001000',
  ): Promise<string[]> => {
    const made = Array.from({ length: many }, (): NewPersonWithFacts => {
      count += 1;
      return {
        personId: newId(db.clock.now().getTime()),
        idNumber: idNumber(`37070519880202${String(count).padStart(3, '0')}`),
        name: '孙建国',
        phone: `199${String(50_000_000 + count)}`,
        residenceArea,
        source,
        facts: Object.entries(facts).map(([fact, value]) => ({ fact, value, source })),
      };
    });
    await db.asJob((ctx) => createPeople(ctx, made));
    return made.map(({ personId }) => personId);
  };
}
