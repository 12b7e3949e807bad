import { expect, it } from 'vitest';
import { openTestDatabase } from '../../../ground/testing/database.ts';
import { newId } from '../../../ground/uuid.ts';
import { madeUpIdNumber, madeUpPhone } from '../testing/made-up.ts';
import { createOrFindPerson } from './create-or-find-person.ts';
import { createPeople, type NewPersonWithFacts } from './create-people.ts';
import { findByPhone } from './find-by-id-number.ts';
import { getCurrent } from './get-current.ts';
import { readInFull } from './read-in-full.ts';
import { recordFacts } from './record-facts.ts';

const db = await openTestDatabase();
const source = { kind: 'self', name: null } as const;

const names = ['王㛃', '刘䶮', '古丽娜尔·艾山', '欧阳晓梅'];
const somebody = (
  seed: number,
): NewPersonWithFacts & { facts: NonNullable<NewPersonWithFacts['facts']> } => ({
  personId: newId(seed),
  idNumber: madeUpIdNumber(seed),
  name: names[seed % names.length] ?? '',
  phone: seed % 5 === 0 ? null : madeUpPhone(seed % 7),
  residenceArea: '370705006003',
  source,
  facts: [
    { fact: 'person.education', value: '61', source },
    { fact: 'person.wanted_jobs', value: ['保洁', ' 做饭  的 '], validFrom: '2026-03-01', source },
    { fact: 'person.wanted_pay', value: 350_000, source },
    { fact: 'person.no_nights', value: true, source },
    { fact: 'person.disabled', value: null, source },
    { fact: 'person.groups_certified', value: ['veteran'], source: { kind: 'department', name: 'veterans' } },
  ],
});

/** What is stored of some people, without ids, moments and what is sealed under fresh randomness. */
async function stored(personIds: readonly string[]) {
  const people = await db.rows<{ person_id: string }>(
    `select p.*, name_sealed is null as no_name, id_number_sealed is null as no_number, phone_sealed is null as no_phone
     from people.person p where person_id = any ($1) order by array_position($1, person_id)`,
    [personIds],
  );
  const log = await db.rows<object>(
    `select array_position($1, person_id) as person, area_code, area_lo, fact, value, value_sealed is null as open, valid_from::text,
       recorded_at, source_kind, source_name, by_kind, by_id, skin
     from people.fact_log where person_id = any ($1) order by 1, fact`,
    [personIds],
  );
  const phones = await db.rows<object>(
    `select blind_index, array_position($1, person_id) as person from people.phone_index where person_id = any ($1) order by 2`,
    [personIds],
  );
  const bare = people.map(({ person_id: _, ...row }) => {
    const { name_sealed, id_number_sealed, id_number_index, id_number_mask, phone_sealed, ...rest } =
      row as Record<string, unknown>;
    return rest;
  });
  return { bare, log, phones };
}

it('writes the rows that one by one would be written', async () => {
  // The two lots differ in the sequence of their id numbers alone.
  const one = [1, 2, 3, 4, 5].map((seed) => somebody(seed));
  const other = one.map((person, at) => ({
    ...person,
    personId: newId(9),
    idNumber: madeUpIdNumber(at + 1 + 336 * 2),
  }));
  await db.asJob(async (ctx) => {
    for (const { facts, ...person } of one) {
      await createOrFindPerson(ctx, person);
      await recordFacts(ctx, person.personId, facts);
    }
    expect(await createPeople(ctx, other)).toEqual(
      other.map(({ personId }) => ({ personId, created: true })),
    );
  });
  const [single, bulk] = [
    await stored(one.map(({ personId }) => personId)),
    await stored(other.map(({ personId }) => personId)),
  ];
  expect(bulk.bare).toHaveLength(5);
  expect(bulk.log.length).toBeGreaterThan(40);
  expect(bulk).toEqual(single);

  const [first] = other;
  const opened = await db.asJob((ctx) => getCurrent(ctx, first?.personId ?? '', ['person.wanted_jobs']));
  expect(opened.get('person.wanted_jobs')?.value).toEqual(['保洁', '做饭 的']);
  const found = await db.as({}, (ctx) => findByPhone(ctx, madeUpPhone(1)));
  expect(found).toContain(first?.personId);
});

it('seals what opens again', async () => {
  const person = somebody(40 + 1);
  await db.asJob((ctx) => createPeople(ctx, [person]));
  const clerk = {
    kind: 'staff',
    role: 'clerk',
    id: newId(1),
    stationId: newId(2),
    area: { code: '370000000000', lo: 0, hi: 2_147_483_647 },
  } as const;
  const full = await db.as(clerk, (ctx) =>
    readInFull(ctx, person.personId, ['person.id_number', 'person.name'], 'counter-service'),
  );
  expect([...full.values()]).toEqual([person.idNumber, person.name]);
});

it('finds who is there, and of two with one number makes the first', async () => {
  const [known, fresh] = [somebody(51), somebody(52)];
  await db.asJob((ctx) => createPeople(ctx, [known]));
  const again = { ...known, personId: newId(3), name: '另一个', facts: [] };
  const twin = { ...fresh, personId: newId(4) };
  expect(await db.asJob((ctx) => createPeople(ctx, [again, fresh, twin]))).toEqual([
    { personId: known.personId, created: false },
    { personId: fresh.personId, created: true },
    { personId: fresh.personId, created: false },
  ]);
  const counted = await db.rows<{ people: number }>(
    'select count(*)::int as people from people.person where person_id = any ($1)',
    [[known.personId, fresh.personId, again.personId, twin.personId]],
  );
  expect(counted).toEqual([{ people: 2 }]);
});

it('makes nobody where one cannot be read, or an id is taken', async () => {
  const [good, bad] = [somebody(61), { ...somebody(62), idNumber: '370705199003021234' }];
  await expect(db.asJob((ctx) => createPeople(ctx, [good, bad]))).rejects.toMatchObject({
    code: 'person-not-readable',
  });
  const there = () => db.rows('select 1 from people.identity where person_id = $1', [good.personId]);
  expect(await there()).toEqual([]);
  await db.asJob((ctx) => createPeople(ctx, [good]));
  expect(await there()).toHaveLength(1);
  const usurper = { ...somebody(63), personId: good.personId };
  await expect(db.asJob((ctx) => createPeople(ctx, [usurper]))).rejects.toMatchObject({
    code: 'person-id-taken',
  });
});
