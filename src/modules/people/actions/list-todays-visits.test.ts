import { beforeAll, expect, it } from 'vitest';
import { loadAreas } from '../../../ground/areas/load.ts';
import type { Actor } from '../../../ground/context.ts';
import { openTestDatabase } from '../../../ground/testing/database.ts';
import { newId } from '../../../ground/uuid.ts';
import { openVisit } from '../../access/index.ts';
import { checkCharacter } from '../domain/id-number.ts';
import { createOrFindPerson } from './create-or-find-person.ts';
import { listTodaysVisits } from './list-todays-visits.ts';

const db = await openTestDatabase();
const beiyuan = '370705006000';
const elsewhere = '370102001000';
const person = { near: newId(1), far: newId(2) };
const idNumber = (order: number) => {
  const seventeen = `37070019780310${String(order).padStart(3, '0')}`;
  return seventeen + checkCharacter(seventeen);
};
const clerk: Partial<Actor> = {
  kind: 'staff',
  role: 'clerk',
  id: newId(10),
  stationId: newId(11),
  area: { code: beiyuan, ...loadAreas().range(beiyuan) },
};
let next = 100;
const begin = async (personId: string, actor = clerk) => {
  next += 1;
  const visitId = newId(next);
  await db.as(actor, (ctx) => openVisit(ctx, visitId, { personId }));
  return visitId;
};

beforeAll(async () => {
  await db.asJob(async (ctx) => {
    const source = { kind: 'self', name: null } as const;
    const near = { personId: person.near, idNumber: idNumber(1), name: '孙建国', residenceArea: beiyuan };
    const far = { personId: person.far, idNumber: idNumber(2), name: '李小红', residenceArea: elsewhere };
    await createOrFindPerson(ctx, { ...near, source });
    await createOrFindPerson(ctx, { ...far, source });
  });
});

it("lists this clerk's visits of the day, with the names that he may see", async () => {
  const first = await begin(person.near);
  await begin(person.near, { ...clerk, id: newId(12) });
  db.clock.advance({ minutes: 5 });
  const second = await begin(person.far);

  expect(await db.as(clerk, listTodaysVisits)).toMatchObject([
    { visitId: second, personId: person.far, name: '李**', open: true },
    { visitId: first, personId: person.near, name: '孙**', open: true },
  ]);

  db.clock.advance({ hours: 2 });
  expect(await db.as(clerk, listTodaysVisits)).toMatchObject([
    { visitId: second, name: null, open: false },
    { visitId: first, name: '孙**', open: false },
  ]);
});

it('begins anew at midnight in Shanghai', async () => {
  await begin(person.near);
  db.clock.advance({ days: 1 });
  expect(await db.as(clerk, listTodaysVisits)).toEqual([]);
});
