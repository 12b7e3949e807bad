import { beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { isLabel } from '../matching/domain/labels.ts';
import { createOrFindPerson, recordFacts } from '../people/index.ts';
import { listGroups, listMyGroups, seeGroup } from './actions/see-groups.ts';
import { loadGroups } from './load-groups.ts';

let db: TestDatabase;
const me = newId(1);
beforeAll(async () => {
  db = await openTestDatabase();
  await db.asJob((ctx) =>
    createOrFindPerson(ctx, {
      personId: me,
      name: '陈桂芬',
      // Born on 21 February 1966, a woman.
      idNumber: '370700196602210021',
      phone: '19900000004',
      residenceArea: '370705006000',
      source: { kind: 'self', name: null },
    }),
  );
});
const himself = { kind: 'resident', role: 'resident', id: me, person: me } as const;
const mine = () => db.as(himself, (ctx) => listMyGroups(ctx, me));

it('has the five groups of the one notice and the five of the other', () => {
  const entrances = listGroups().map(({ id }) => id);
  expect(entrances).toEqual([
    'graduates',
    'rural-workers',
    'flexible-workers',
    'veterans',
    'special-care',
    'registered-unemployed',
    'hard-to-place',
  ]);
  const five = loadGroups().groups.filter(({ source }) => source.includes('数智就业 二(二)'));
  expect(five.map(({ id }) => id)).toEqual([
    'students',
    'unplaced-graduates',
    'rural-workers',
    'registered-unemployed',
    'hard-to-place',
  ]);
});

it('names items and kinds that exist, for every group', () => {
  for (const { id } of loadGroups().groups) {
    const group = seeGroup(id);
    expect([id, group.items.length > 0, group.kinds.length > 0]).toEqual([id, true, true]);
  }
  expect(
    loadGroups()
      .groups.flatMap(({ labels }) => labels)
      .filter((label) => !isLabel(label)),
  ).toEqual([]);
  expect(() => seeGroup('nobody')).toThrow(expect.objectContaining({ code: 'no-such-group' }));
});

it('puts one person into several, and says by which fact', async () => {
  expect((await mine()).map(({ id }) => id)).toEqual(['women', 'older']);
  await db.as(himself, (ctx) =>
    recordFacts(ctx, me, [{ fact: 'person.groups', value: ['rural-worker', 'hard-to-place'] }]),
  );
  const groups = await mine();
  expect(groups.map(({ id }) => id)).toEqual(['rural-workers', 'women', 'older', 'hard-to-place']);
  expect(groups[0]?.because).toEqual([
    { fact: 'person.groups', label: { zh: '您属于', en: 'You are' }, certified: false },
  ]);
});
