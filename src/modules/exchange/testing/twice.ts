import { loadAreas } from '../../../ground/areas/load.ts';
import type { Actor } from '../../../ground/context.ts';
import { Problem } from '../../../ground/problem.ts';
import type { TestDatabase } from '../../../ground/testing/database.ts';
import { newId } from '../../../ground/uuid.ts';
import { checkCharacter } from '../../people/domain/id-number.ts';
import { createOrFindPerson } from '../../people/index.ts';
import { decideSame } from '../actions/duplicates/decide-pair.ts';
import { listPairs } from '../actions/duplicates/list-pairs.ts';
import { noteCandidates } from '../actions/duplicates/note-candidates.ts';

/** The district in which everybody of these tests is, unless told. */
export const kuiwen = '370705000000';

export const clerkOf = (code: string): Partial<Actor> => ({
  kind: 'staff',
  role: 'clerk',
  id: newId(1),
  area: { code, ...loadAreas().range(code) },
  stationId: newId(2),
});

export const numberOf = (seventeen: string) => seventeen + checkCharacter(seventeen);

/** The code of the refusal, if there was one. */
export const codeOf = (act: Promise<unknown>) =>
  act.then(
    () => 'nothing was refused',
    (error) => (error instanceof Problem ? error.code : Promise.reject(error)),
  );

/** People who are on record twice, the pairs that are found of them, and a clerk who sees both. */
export function openTwice(db: TestDatabase) {
  const clerk = clerkOf(kuiwen);
  let next = 0;

  /** Somebody whose number of 15 digits was written down with a slip in the month and lengthened: two numbers that both pass. */
  function twice(name: string) {
    next += 1;
    const sequence = String(100 + next);
    const numbers = [`37070519850307${sequence}`, `37070519850317${sequence}`].map(numberOf);
    return { name, numbers, phone: `1860000${String(next).padStart(4, '0')}` };
  }

  async function makeTwice(name: string, more: { area?: string } = {}) {
    const { numbers, phone } = twice(name);
    const made = [];
    for (const [at, idNumber] of numbers.entries()) {
      const area = at === 1 ? (more.area ?? kuiwen) : kuiwen;
      const input = { personId: newId(1000 * next + at), idNumber, name, phone, residenceArea: area };
      await db.as(clerkOf(area), (ctx) => createOrFindPerson(ctx, input));
      made.push(input);
    }
    const [first, second] = made;
    if (!first || !second) throw new Error('two are made');
    return { first, second };
  }

  const note = (...people: { personId: string }[]) =>
    db.asJob((ctx) =>
      noteCandidates(
        ctx,
        people.map(({ personId }) => personId),
      ),
    );

  const pairOf = async (one: { personId: string }, by = clerk, view: 'waiting' | 'decided' = 'waiting') =>
    (await db.as(by, (ctx) => listPairs(ctx, view))).pairs.find(({ people }) =>
      people.some(({ personId }) => personId === one.personId),
    );

  const getPair = async (one: { personId: string }) => {
    const pair = await pairOf(one);
    if (!pair) throw new Error('no pair');
    return pair;
  };

  /** The second of a pair goes into the first. */
  const merge = (duplicateId: string, into: { personId: string }) =>
    db.as(clerk, (ctx) => decideSame(ctx, duplicateId, { keep: into.personId, why: 'card-seen' }));

  return { clerk, twice, makeTwice, note, pairOf, getPair, merge };
}
