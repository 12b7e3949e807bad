import { beforeAll, describe, expect, it, test } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import type { Actor, Context } from '../../ground/context.ts';
import { Problem } from '../../ground/problem.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { listReadsOf } from '../access/index.ts';
import { findByPhone } from './actions/find-by-id-number.ts';
import {
  createOrFindPerson,
  findByIdNumber,
  getCurrent,
  readInFull,
  recordFacts,
  searchPeople,
} from './index.ts';
import { facts } from './load-facts.ts';
import { madeUpIdNumber, madeUpPhone } from './testing/made-up.ts';

const kuiwen = '370705000000';
const town = '370705001000';
const weicheng = '370702000000';

let db: TestDatabase;
let seed = 0;
beforeAll(async () => {
  db = await openTestDatabase();
});

const clerkOf = (code: string): Partial<Actor> => ({
  kind: 'staff',
  role: 'clerk',
  id: newId(1),
  area: { code, ...loadAreas().range(code) },
  stationId: newId(2),
});
const clerk = clerkOf(kuiwen);
const resident = (person: string): Partial<Actor> => ({
  kind: 'resident',
  role: 'resident',
  id: person,
  person,
});

/** A new person of this area, made by its clerk. */
async function makePerson(by: Partial<Actor> = clerk, more: { name?: string; residenceArea?: string } = {}) {
  seed += 1;
  const input = {
    personId: newId(Date.now()),
    idNumber: madeUpIdNumber(seed),
    name: '张小明',
    phone: madeUpPhone(seed),
    ...more,
  };
  const { personId } = await db.as(by, (ctx) => createOrFindPerson(ctx, input));
  return { ...input, personId };
}

const problemOf = (act: Promise<unknown>): Promise<Problem> =>
  act.then(
    () => expect.fail('nothing was refused'),
    (error) => {
      if (error instanceof Problem) return error;
      throw error;
    },
  );

const logOf = (personId: string) =>
  db.rows<{
    fact: string;
    value: unknown;
    sealed: boolean;
    valid_from: string;
    source_kind: string;
    by_kind: string;
    area_code: string;
  }>(
    `select fact, value, value_sealed is not null as sealed, valid_from::text, source_kind, by_kind, area_code
     from people.fact_log where person_id = $1 order by recorded_at, fact`,
    [personId],
  );
const rowOf = async (personId: string) =>
  (await db.rows<Record<string, unknown>>('select * from people.person where person_id = $1', [personId]))[0];

describe('createOrFindPerson', () => {
  it('makes one person for one number, whoever asks and with whichever id', async () => {
    const person = await makePerson();
    const again = await db.as(clerkOf(weicheng), (ctx) =>
      createOrFindPerson(ctx, { ...person, personId: newId(5), name: '李四', phone: madeUpPhone(999) }),
    );
    expect(again).toEqual({ personId: person.personId, created: false });
    expect(await rowOf(person.personId)).toMatchObject({ name_mask: '张**', area_code: kuiwen });
  });

  it('makes one person out of twenty creations at once', async () => {
    const idNumber = madeUpIdNumber(10_000);
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        db.as(clerk, (ctx) =>
          createOrFindPerson(ctx, {
            personId: newId(at),
            idNumber,
            name: '赵六',
            phone: madeUpPhone(10_000),
          }),
        ),
      ),
    );
    const ids = new Set(made.map(({ personId }) => personId));
    expect(ids.size).toBe(1);
    expect(made.filter(({ created }) => created)).toHaveLength(1);
    const [id = ''] = ids;
    expect(
      await db.rows('select 1 from people.person where id_number_mask = $1 and person_id = $2', [
        (await rowOf(id))?.id_number_mask,
        id,
      ]),
    ).toHaveLength(1);
    expect(await logOf(id)).toHaveLength(3);
  });

  it('is repeated without effect', async () => {
    const person = await makePerson();
    expect(await db.as(clerk, (ctx) => createOrFindPerson(ctx, person))).toEqual({
      personId: person.personId,
      created: false,
    });
    expect(await logOf(person.personId)).toHaveLength(3);
  });

  it('never opens a person under a second number', async () => {
    const person = await makePerson();
    const problem = await problemOf(
      db.as(clerk, (ctx) => createOrFindPerson(ctx, { ...person, idNumber: madeUpIdNumber(20_000) })),
    );
    expect(problem).toMatchObject({ status: 409, code: 'person-id-taken' });
    expect(await db.as(clerk, (ctx) => findByIdNumber(ctx, madeUpIdNumber(20_000)))).toBeUndefined();
  });

  it("makes people of other areas too: at a counter by their 常住地, by a job on somebody's word", async () => {
    const incoming = await makePerson(clerk, { residenceArea: weicheng });
    expect(await logOf(incoming.personId)).toHaveLength(4);
    expect(await rowOf(incoming.personId)).toMatchObject({ area_code: weicheng, residence_area: weicheng });
    const input = { personId: newId(1), idNumber: madeUpIdNumber(60_000), name: '钱七', residenceArea: town };
    await expect(db.asJob((ctx) => createOrFindPerson(ctx, input))).rejects.toThrow('says whose word');
    const source = { kind: 'department', name: 'human-resources' } as const;
    const { personId } = await db.asJob((ctx) => createOrFindPerson(ctx, { ...input, source }));
    expect(await logOf(personId)).toMatchObject([{ source_kind: 'department', by_kind: 'job' }, {}, {}]);
  });

  it('names each field that cannot be', async () => {
    const bad = {
      personId: newId(1),
      idNumber: '37070519900101',
      name: '张3',
      phone: '1234',
      residenceArea: '370700000000',
    };
    const problem = await problemOf(db.as(clerk, (ctx) => createOrFindPerson(ctx, bad)));
    expect(problem.fields.map(({ field, code }) => `${field} ${code}`)).toEqual([
      '/idNumber too-short',
      '/name digit',
      '/phone too-short',
      '/residenceArea area-too-wide',
    ]);
    const nobodysArea = {
      ...bad,
      idNumber: madeUpIdNumber(1),
      name: '张三',
      phone: null,
      residenceArea: null,
    };
    expect((await problemOf(db.as({}, (ctx) => createOrFindPerson(ctx, nobodysArea)))).fields).toMatchObject([
      { field: '/residenceArea', code: 'needed' },
    ]);
  });

  it('keeps no number and no name in plain text', async () => {
    const person = await makePerson(clerk, { name: '端木𠅤明' });
    const [{ dump = '' } = {}] = await db.rows<{ dump: string }>(
      `select coalesce((select string_agg(t::text, '') from people.person t), '') || coalesce((select string_agg(t::text, '') from people.fact_log t), '')
         || coalesce((select string_agg(t::text, '') from people.identity t), '') || coalesce((select string_agg(t::text, '') from people.phone_index t), '')
         || coalesce((select string_agg(t::text, '') from ground.outbox t), '') as dump`,
    );
    expect(dump).toContain('端木**');
    for (const plain of [person.idNumber, person.phone, '端木𠅤明']) {
      expect(dump).not.toContain(plain);
      expect(dump).not.toContain(Buffer.from(plain).toString('hex'));
    }
  });
});

describe('who sees whom', () => {
  it('the clerk of the area and the person do, the clerk of another area does not', async () => {
    const { personId } = await makePerson();
    const sees = (actor: Partial<Actor>) =>
      db
        .as(actor, (ctx) => getCurrent(ctx, personId, ['person.name']))
        .then(
          () => true,
          (error) => (error instanceof Problem ? error.status : error),
        );
    expect(await sees(clerk)).toBe(true);
    expect(await sees(resident(personId))).toBe(true);
    expect(await sees(clerkOf(weicheng))).toBe(404);
    expect(await sees(resident(newId(3)))).toBe(404);
    expect(await sees({})).toBe(404);
    expect(await sees({ ...clerkOf(weicheng), person: personId })).toBe(true);
  });

  it('nobody can page through who exists, also as the second user of a connection', async () => {
    const person = await makePerson();
    const tables = ['identity', 'phone_index', 'person', 'fact_log'];
    const counts = (ctx: Context) =>
      Promise.all(
        tables.map((table) =>
          ctx.tx
            .withSchema('people')
            .selectFrom(table as never)
            .selectAll()
            .execute()
            .then((rows) => rows.length),
        ),
      );
    for (let round = 0; round < 30; round++) {
      await db.as({ ...clerk, person: person.personId }, (ctx) => findByIdNumber(ctx, person.idNumber));
      expect(await db.as({}, counts)).toEqual([0, 0, 0, 0]);
    }
    expect((await db.as(clerk, counts)).slice(0, 2)).toEqual([0, 0]);
  });

  it('finds by id number and phone whoever asks, and shuts the look-up again', async () => {
    const person = await makePerson(clerk);
    await db.as({}, async (ctx) => {
      expect(await findByIdNumber(ctx, person.idNumber.toLowerCase())).toBe(person.personId);
      expect(await findByPhone(ctx, `+86 ${person.phone}`)).toEqual([person.personId]);
      expect(await findByIdNumber(ctx, madeUpIdNumber(30_000))).toBeUndefined();
      expect(await findByIdNumber(ctx, 'no number')).toBeUndefined();
      expect(
        await ctx.tx
          .withSchema('people')
          .selectFrom('identity' as never)
          .selectAll()
          .execute(),
      ).toEqual([]);
    });
  });

  it('the request role cannot change or remove what was recorded', async () => {
    const { personId } = await makePerson();
    const attempts = [
      "update people.fact_log set value = '1'",
      'delete from people.fact_log',
      'delete from people.person',
      "update people.person set id_number_mask = ''",
      'update people.identity set person_id = person_id',
      'delete from people.identity',
      'truncate people.fact_log',
    ];
    for (const attempt of attempts) {
      const act = db.as({ ...clerk, person: personId }, async ({ tx }) => {
        const { sql } = await import('kysely');
        await sql.raw(attempt).execute(tx);
      });
      await expect(act, attempt).rejects.toThrow(/permission denied/);
    }
  });
});

describe('recordFacts', () => {
  it('keeps log and current row together, each with its source and who did it', async () => {
    const { personId } = await makePerson();
    await db.as(resident(personId), (ctx) =>
      recordFacts(ctx, personId, [
        { fact: 'person.education', value: '31' },
        { fact: 'person.wanted_jobs', value: ['面点师', ' 厨师 '] },
        { fact: 'person.wanted_pay', value: 500_000 },
        { fact: 'person.no_nights', value: true },
        { fact: 'person.groups', value: [] },
      ]),
    );
    expect(await rowOf(personId)).toMatchObject({
      education: '31',
      wanted_jobs: ['面点师', '厨师'],
      wanted_pay_fen: '500000',
      no_nights: true,
      groups: [],
      remote_ok: null,
    });
    expect((await logOf(personId)).filter(({ by_kind }) => by_kind === 'resident')).toMatchObject([
      { fact: 'person.education', value: '31', source_kind: 'self', by_kind: 'resident' },
      { fact: 'person.groups', value: [] },
      { fact: 'person.no_nights', value: true },
      { fact: 'person.wanted_jobs', value: ['面点师', '厨师'] },
      { fact: 'person.wanted_pay', value: 500_000 },
    ]);
  });

  it('what is told late about an earlier day is kept and changes nothing now; unknown takes a value away', async () => {
    const { personId } = await makePerson();
    const tell = (value: unknown, validFrom: string) =>
      db.as(resident(personId), (ctx) =>
        recordFacts(ctx, personId, [{ fact: 'person.last_job', value, validFrom }]),
      );
    const now = async () => (await rowOf(personId))?.last_job;
    await tell('电工', '2026-10-01');
    await tell('焊工', '2026-09-01');
    expect(await now()).toBe('电工');
    await tell('叉车司机', '2026-10-01');
    expect(await now()).toBe('叉车司机');
    await tell('叉车司机', '2026-10-01');
    expect((await logOf(personId)).filter(({ fact }) => fact === 'person.last_job')).toHaveLength(3);
    await tell(null, '2026-11-20');
    expect(await now()).toBeNull();
    const current = await db.as(resident(personId), (ctx) => getCurrent(ctx, personId, ['person.last_job']));
    expect(current.get('person.last_job')).toMatchObject({ value: null, validFrom: '2026-11-20' });
  });

  it('refuses all of it where one part cannot be, naming each', async () => {
    const { personId } = await makePerson();
    const problem = await problemOf(
      db.as(resident(personId), (ctx) =>
        recordFacts(ctx, personId, [
          { fact: 'person.last_job', value: '电工' },
          { fact: 'person.shoe_size', value: 42 },
          { fact: 'person.education', value: 31 },
          { fact: 'person.last_job', value: '焊工' },
          { fact: 'person.wanted_areas', value: ['999999000000'] },
          { fact: 'person.remote_ok', value: true, validFrom: '2026-11-21' },
          { fact: 'person.name', value: '李四' },
          { fact: 'person.groups_certified', value: ['veteran'] },
          { fact: 'person.id_number', value: madeUpIdNumber(3) },
          { fact: 'person.birth_date', value: '1990-01-01' },
          { fact: 'person.residence_area', value: '370000000000' },
        ]),
      ),
    );
    expect(problem.fields.map(({ field, code }) => `${field} ${code}`)).toEqual([
      '/facts/1/fact unknown-fact',
      '/facts/2/value not-text',
      '/facts/3/fact told-twice',
      '/facts/4/value no-such-area',
      '/facts/5/validFrom not-yet',
      '/facts/6/fact counter-only',
      '/facts/7/fact department-only',
      '/facts/8/fact not-told',
      '/facts/9/fact not-told',
      '/facts/10/value area-too-wide',
    ]);
    expect(await logOf(personId)).toHaveLength(3);
  });

  it('a resident cannot speak for a department', async () => {
    const { personId } = await makePerson();
    const source = { kind: 'department', name: 'human-resources' } as const;
    const certify = (by: Partial<Actor>) =>
      db.as(by, (ctx) =>
        recordFacts(ctx, personId, [{ fact: 'person.groups_certified', value: ['hard-to-place'], source }]),
      );
    await expect(certify(resident(personId))).rejects.toThrow('resident cannot bring department');
    await certify(clerk);
    const current = await db.as(clerk, (ctx) => getCurrent(ctx, personId, ['person.groups_certified']));
    expect(current.get('person.groups_certified')).toMatchObject({ value: ['hard-to-place'], source });
  });

  it('nobody records facts about somebody he does not see', async () => {
    const { personId } = await makePerson();
    const told = [{ fact: 'person.last_job', value: '电工' }];
    for (const actor of [clerkOf(weicheng), resident(newId(9))]) {
      expect((await problemOf(db.as(actor, (ctx) => recordFacts(ctx, personId, told)))).status).toBe(404);
    }
  });

  it('a new phone finds the person, the old one does not any more', async () => {
    const person = await makePerson();
    const [before, after] = [person.phone, madeUpPhone(40_000)];
    await db.as(resident(person.personId), (ctx) =>
      recordFacts(ctx, person.personId, [{ fact: 'person.phone', value: after }]),
    );
    expect(await db.as({}, (ctx) => findByPhone(ctx, before))).toEqual([]);
    expect(await db.as({}, (ctx) => findByPhone(ctx, after))).toEqual([person.personId]);
    await db.as(resident(person.personId), (ctx) =>
      recordFacts(ctx, person.personId, [{ fact: 'person.phone', value: null }]),
    );
    expect(await db.as({}, (ctx) => findByPhone(ctx, after))).toEqual([]);
    expect(await rowOf(person.personId)).toMatchObject({ phone_sealed: null, phone_mask: null });
  });

  it('of writers at once each entry is kept and the row is the last entry', async () => {
    const { personId } = await makePerson();
    await Promise.all(
      Array.from({ length: 12 }, (_, years) =>
        db.as(resident(personId), (ctx) =>
          recordFacts(ctx, personId, [{ fact: 'person.experience_years', value: years }]),
        ),
      ),
    );
    const entries = await db.rows<{ value: number; recorded_at: Date }>(
      `select value, recorded_at from people.fact_log where person_id = $1 and fact = 'person.experience_years' order by recorded_at`,
      [personId],
    );
    expect(new Set(entries.map(({ recorded_at }) => recorded_at.getTime())).size).toBe(12);
    expect((await rowOf(personId))?.experience_years).toBe(entries.at(-1)?.value);
  });
});

describe('moving', () => {
  it('a new 常住地 hands row and log to the area that is responsible there, and says so', async () => {
    const { personId } = await makePerson();
    const move = (by: Partial<Actor>, value: string) =>
      db.as(by, (ctx) => recordFacts(ctx, personId, [{ fact: 'person.residence_area', value }]));
    await move(resident(personId), town);
    expect(await rowOf(personId)).toMatchObject({
      area_code: town,
      area_lo: loadAreas().get(town).lo,
      residence_area: town,
    });
    expect((await problemOf(move(clerk, weicheng))).code).toBe('visit-needed');
    await move({ ...clerk, person: personId }, weicheng);
    expect((await logOf(personId)).every(({ area_code }) => area_code === weicheng)).toBe(true);
    expect((await problemOf(db.as(clerk, (ctx) => getCurrent(ctx, personId, [])))).status).toBe(404);
    expect((await db.as(clerkOf(weicheng), (ctx) => getCurrent(ctx, personId, ['person.name']))).size).toBe(
      1,
    );
    const said = await db.rows<{ payload: object }>(
      `select payload from ground.outbox where name = 'people.person-moved@1' and payload->>'personId' = $1 order by said_at`,
      [personId],
    );
    expect(said.map(({ payload }) => payload)).toEqual([
      { personId, areaCode: town, areaLo: loadAreas().get(town).lo },
      { personId, areaCode: weicheng, areaLo: loadAreas().get(weicheng).lo },
    ]);
  });

  it('where the 常住地 is not known the person stays where he was registered', async () => {
    const { personId } = await makePerson(clerk, { residenceArea: town });
    await db.as(resident(personId), (ctx) =>
      recordFacts(ctx, personId, [{ fact: 'person.residence_area', value: null }]),
    );
    expect(await rowOf(personId)).toMatchObject({ area_code: town, residence_area: null });
  });
});

describe('getCurrent', () => {
  it('gives value, source and date; masks the sealed; derives from the id number; says what is stale', async () => {
    const { personId, phone } = await makePerson();
    await db.as(resident(personId), (ctx) =>
      recordFacts(ctx, personId, [
        { fact: 'person.employment_status', value: 'unemployed', validFrom: '2026-08-20' },
        { fact: 'person.education', value: '21', validFrom: '2010-07-01' },
      ]),
    );
    const wanted = [
      'person.name',
      'person.phone',
      'person.birth_date',
      'person.sex',
      'person.employment_status',
      'person.education',
      'person.skills',
    ];
    const read = () => db.as(clerk, (ctx) => getCurrent(ctx, personId, wanted));
    const current = await read();
    expect([...current.keys()]).toEqual(wanted.slice(0, 6));
    expect(current.get('person.name')).toMatchObject({
      value: '张**',
      masked: true,
      source: { kind: 'counter', name: null },
    });
    expect(current.get('person.phone')).toMatchObject({ value: `199****${phone.slice(-4)}`, masked: true });
    expect(current.get('person.birth_date')).toMatchObject({
      source: { kind: 'rule', name: 'id-number' },
      validFrom: '2026-11-20',
      masked: false,
    });
    expect(String(current.get('person.birth_date')?.value)).toMatch(/^1990-/);
    expect(current.get('person.employment_status')).toMatchObject({
      value: 'unemployed',
      source: { kind: 'self', name: null },
      stale: false,
    });
    expect(current.get('person.education')).toMatchObject({ stale: false });
    db.clock.advance({ days: 1 });
    expect((await read()).get('person.employment_status')).toMatchObject({ stale: true });
    db.clock.advance({ days: -1 });
  });
});

describe('readInFull', () => {
  it('gives the plain values and writes down who read what and why', async () => {
    const person = await makePerson();
    const read = await db.as(clerk, (ctx) =>
      readInFull(
        ctx,
        person.personId,
        ['person.id_number', 'person.phone', 'person.name', 'person.sex', 'person.skills'],
        'contact-person',
      ),
    );
    expect(Object.fromEntries(read)).toEqual({
      'person.id_number': person.idNumber,
      'person.phone': person.phone,
      'person.name': '张小明',
      'person.sex': Number(person.idNumber[16]) % 2 ? '1' : '2',
      'person.skills': null,
    });
    expect(
      await db.as(resident(person.personId), (ctx) => listReadsOf(ctx, [person.personId])),
    ).toMatchObject([
      {
        purpose: 'contact-person',
        what: ['person.id_number', 'person.phone', 'person.name', 'person.sex', 'person.skills'],
        role: 'clerk',
      },
    ]);
  });

  it('shows nothing outside the scope', async () => {
    const { personId } = await makePerson();
    const readBy = (actor: Partial<Actor>) =>
      db.as(actor, (ctx) => readInFull(ctx, personId, ['person.phone'], 'contact-person'));
    expect((await problemOf(readBy(clerkOf(weicheng)))).status).toBe(404);
    expect(await db.rows('select 1 from access.audit where person_id = $1', [personId])).toEqual([]);
  });
});

describe('searchPeople', () => {
  it('finds by the whole name and by the end of the phone, in the own area only, masked', async () => {
    const here = await makePerson(clerk, { name: '欧阳・海棠' });
    const there = await makePerson(clerkOf(weicheng), { name: '欧阳·海棠' });
    const found = await db.as(clerk, (ctx) => searchPeople(ctx, { name: '欧阳·海棠' }));
    expect(found).toMatchObject({
      more: false,
      people: [{ personId: here.personId, name: '欧*·海*', area: '山东省潍坊市奎文区' }],
    });
    expect(JSON.stringify(found)).not.toMatch(new RegExp(`${here.idNumber}|${here.phone}|海棠`));
    const byPhone = (phone: string) =>
      db.as(clerk, (ctx) => searchPeople(ctx, { name: '欧阳·海棠', phoneEnd: phone.slice(-4) }));
    expect((await byPhone(here.phone)).people).toHaveLength(1);
    expect((await byPhone(there.phone)).people).toHaveLength(0);
    expect((await db.as(clerk, (ctx) => searchPeople(ctx, { name: '海棠' }))).people).toHaveLength(0);
    expect((await problemOf(db.as(clerk, (ctx) => searchPeople(ctx, { name: '张3' })))).fields).toMatchObject(
      [{ field: '/name', code: 'digit' }],
    );
  });

  it('goes on page by page without missing or repeating anybody', async () => {
    for (let count = 0; count < 23; count++) await makePerson(clerk, { name: '翻页人' });
    const first = await db.as(clerk, (ctx) => searchPeople(ctx, { name: '翻页人' }));
    const second = await db.as(clerk, (ctx) => searchPeople(ctx, { name: '翻页人', page: 2 }));
    expect([first.people.length, first.more, second.people.length, second.more]).toEqual([
      20,
      true,
      3,
      false,
    ]);
    expect(new Set([...first.people, ...second.people].map(({ personId }) => personId)).size).toBe(23);
  });
});

test('every declared fact about people has a column of its type', async () => {
  const columns = await db.rows<{ column_name: string; data_type: string }>(
    `select column_name, data_type from information_schema.columns where table_schema = 'people' and table_name = 'person'`,
  );
  const typeOf = new Map(columns.map(({ column_name, data_type }) => [column_name, data_type]));
  const wanted = {
    yesno: 'boolean',
    integer: 'integer',
    fen: 'bigint',
    day: 'date',
    texts: 'ARRAY',
    codes: 'ARRAY',
    areas: 'ARRAY',
  } as Record<string, string>;
  for (const { id, column, type, sealed } of facts().groups.flatMap((group) => group.facts)) {
    expect(typeOf.get(column), id).toBe(sealed ? 'bytea' : (wanted[type] ?? 'text'));
  }
});
