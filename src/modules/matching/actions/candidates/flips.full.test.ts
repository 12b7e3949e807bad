import { expect, it } from 'vitest';
import { openTestDatabase } from '../../../../ground/testing/database.ts';
import { openMarket } from '../../testing/market.ts';
import { peopleMaker } from '../../testing/people.ts';
import { dice } from '../../testing/seekers.ts';
import { listCandidates } from './list-candidates.ts';

const db = await openTestDatabase();
const market = openMarket(db);
const people = peopleMaker(db);

const driver = {
  'person.consent_employers': true,
  'person.wanted_jobs': ['叉车司机'],
  'person.certificates': ['N1 叉车证'],
};

it('10,000 flips of sex, household, groups, disability, the need of a way in by wheelchair and adult age of people change no position', async () => {
  for (const [at, years] of [1, 2, 3, 5, 8].entries())
    await people(50, {
      ...driver,
      'person.experience_years': years,
      'person.skills': at % 2 ? ['叉车'] : [],
    });
  const { employerId, acting } = await market.employer();
  const postingId = await market.posting(employerId, {
    title: '叉车司机',
    place: ['370705001000'],
    'step-free': false,
  });
  const list = () => db.as(acting, (ctx) => listCandidates(ctx, postingId), { purpose: 'job-matching' });
  const before = await list();
  expect(before.candidates).toHaveLength(20);
  const random = dice(20_261_125);
  let flipped = 0;
  for (let round = 0; round < 40; round += 1) {
    // Another coin for each person, thing and round.
    const coin = (what: string) => `abs(hashtext(person_id || '${what} ${random()}'))`;
    const rows = await db.rows(
      `update people.person set
        sex = case when ${coin('sex')} % 2 = 0 then '1' else '2' end,
        household_area = case when ${coin('household')} % 2 = 0 then '440305000000' else '370705000000' end,
        groups = case when ${coin('groups')} % 2 = 0 then array['veteran', 'rural-worker'] else '{}' end,
        disabled = ${coin('disabled')} % 2 = 0,
        step_free = ${coin('wheelchair')} % 2 = 0,
        birth_date = date '1950-01-01' + ${coin('birth')} % 20000
       where consent_employers returning 1`,
    );
    flipped += rows.length;
    if (round % 8 === 0) expect(await list()).toEqual(before);
  }
  expect(flipped).toBe(10_000);
  expect(await list()).toEqual(before);
});
