import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoId, readDemoData, seedDemo } from '../src/demo.ts';
import { loadAreas } from '../src/ground/areas/load.ts';
import { parseDay } from '../src/ground/clock/day.ts';
import type { Route } from '../src/ground/http/contract.ts';
import { openTestDatabase, type TestDatabase } from '../src/ground/testing/database.ts';
import { newId } from '../src/ground/uuid.ts';
import { appointStaff } from '../src/modules/access/index.ts';
import { loadRoles } from '../src/modules/access/load-roles.ts';
import { modules } from '../src/modules.ts';
import { openTestService } from '../src/testing.ts';
import { fitting } from './generate.ts';
import { jobSeekingAnswers, madeUpResident, register, sendWithin } from './registration.ts';
import { type SignedIn, signInResident } from './sign-in.ts';

/**
 * Every contract × every kind of actor × areas: whoever is not named by the contract is refused, and whoever may not see the person
 * of this walk never gets one of his marks in an answer.
 */
const samples = 4;

interface Walker {
  name: string;
  role: string;
  headers: SignedIn;
  /** May see the person masked: himself, staff of an area that holds him. */
  near: boolean;
  /** May see his own data unmasked. */
  self: boolean;
}

let db: TestDatabase;
let service: Awaited<ReturnType<typeof openTestService>>;
let walkers: Walker[];
let subject: Awaited<ReturnType<typeof register>>;
/** What only the person, or staff near him, may meet; and what stays masked for all but himself. */
let marks: string[];
let secrets: string[];

const staffOf = (name: string, role: string, area: string, near: boolean) => ({ name, role, area, near });

beforeAll(async () => {
  db = await openTestDatabase();
  service = await openTestService(db);
  await seedDemo(service.deployment, () => {});
  const send = sendWithin(service);
  // He lives in 北苑街道, 奎文区.
  subject = await register(send, 7, 'walk');
  await service.jobs.runDue();
  const { idNumber, phone, name } = madeUpResident(7);
  secrets = [idNumber, phone, name];
  const lastJob = jobSeekingAnswers.find(([question]) => question === 'last-job')?.[1] as string;
  marks = [...secrets, subject.personId, subject.caseId, subject.number, lastJob];

  const areas = loadAreas();
  const staff = [
    staffOf('clerk of his street', 'clerk', '370705006000', true),
    staffOf('clerk of his county', 'clerk', '370705000000', true),
    staffOf('manager of his city', 'manager', '370700000000', true),
    staffOf('clerk of another street', 'clerk', '370705002000', false),
    staffOf('clerk of another county', 'clerk', '370702000000', false),
    staffOf('manager of another city', 'manager', '370200000000', false),
  ];
  walkers = [
    { name: 'nobody', role: 'visitor', headers: {}, near: false, self: false },
    { name: 'himself', role: 'resident', headers: subject.headers, near: true, self: true },
    {
      name: 'another resident',
      role: 'resident',
      headers: (await signInResident(service, 1)).headers,
      near: false,
      self: false,
    },
  ];
  for (const { name: title, role, area, near } of staff) {
    const login = title.replaceAll(' ', '-');
    await db.asJob((ctx) =>
      appointStaff(ctx, {
        staffId: newId(Date.now()),
        login,
        password: 'walk-walk-walk',
        displayName: '巡检员',
        stationId: demoId(`station/${readDemoData().stations[0]?.key}`),
        grantId: newId(Date.now()),
        role,
        area: { code: area, ...areas.range(area) },
        validFrom: parseDay('2026-01-01'),
        validUntil: parseDay('2026-12-31'),
      }),
    );
    const answer = await service.http.inject({
      method: 'POST',
      url: '/api/session/staff',
      payload: { login, password: 'walk-walk-walk' },
    });
    const cookie = answer.cookies.map((each) => `${each.name}=${each.value}`).join('; ');
    const csrf = answer.cookies.find((each) => each.name === 'leye_csrf')?.value ?? '';
    walkers.push({ name: title, role, headers: { cookie, 'x-leye-csrf': csrf }, near, self: false });
  }
}, 120_000);

const contracts = () =>
  Object.values(modules).flatMap(({ contract }) =>
    Object.entries(contract ?? {}).map(([key, route]) => ({ key, route })),
  );

/** Requests for this very person: his ids in the path, and in every id of the body. */
function requestsFor(key: string, { body, query, list }: Route) {
  const [method = 'GET', path = ''] = key.split(' ');
  const ids: Record<string, string> = {
    person: subject.personId,
    case: subject.caseId,
    move: 'withdraw',
    code: '370705006000',
    question: 'pay',
    type: 'job-seeking',
    number: '1',
  };
  const url = path.replace(/:(\w+)/g, (_all, name: string) => ids[name] ?? subject.personId);
  const known = [subject.personId, subject.caseId];
  const bodies = body ? fc.sample(fitting(body, known), { numRuns: samples, seed: 7 }) : [undefined];
  const queries = query ? fc.sample(fitting(query, known), { numRuns: samples, seed: 7 }) : [undefined];
  const requests = bodies.map((payload, at) => {
    const search = new URLSearchParams(
      Object.entries((queries[at % queries.length] ?? {}) as Record<string, unknown>).map(
        ([name, value]): [string, string] => [name, String(value)],
      ),
    );
    return { method, url: search.size ? `${url}?${search}` : url, payload };
  });
  // A list that may leave the house is asked for as a copy too.
  const copies = requests.map((each) => ({
    ...each,
    url: `${each.url}${each.url.includes('?') ? '&' : '?'}as=table`,
  }));
  return list ? [...requests, ...copies] : requests;
}

// Ends sessions or changes the person: walked last, so that the walk stays a walk.
const endsTheWalk = /session\/end|moves\/|\/my\/facts/;

describe('the walk', () => {
  it('knows every role that a contract names', () => {
    const roles = loadRoles();
    const unknown = contracts().flatMap(({ key, route }) =>
      route.who.filter((role) => !roles.has(role)).map((role) => `${key}: ${role}`),
    );
    expect(unknown).toEqual([]);
  });

  it('shows him to those near him, or it proves nothing', async () => {
    const near = walkers.filter((walker) => walker.near && walker.role !== 'resident');
    const { name } = madeUpResident(7);
    for (const walker of near) {
      const answer = await service.http.inject({
        method: 'POST',
        url: '/api/people/search',
        headers: walker.headers,
        payload: { name },
      });
      expect([walker.name, answer.statusCode, answer.body.includes(subject.personId)]).toEqual([
        walker.name,
        200,
        true,
      ]);
    }
    for (const walker of walkers.filter(
      (each) => !each.near && each.role !== 'resident' && each.role !== 'visitor',
    )) {
      const answer = await service.http.inject({
        method: 'POST',
        url: '/api/people/search',
        headers: walker.headers,
        payload: { name },
      });
      expect([walker.name, answer.body.includes(subject.personId)]).toEqual([walker.name, false]);
    }
  });

  it('shows the app role nothing without a scope, in any table of any person', async () => {
    const tables = await db.rows<{ name: string }>(`
      select table_schema || '.' || table_name as name from information_schema.columns
      where column_name in ('person_id', 'subject_id', 'employer_id') and table_schema not in ('information_schema', 'pg_catalog')`);
    expect(tables.length).toBeGreaterThan(4);
    // Who offers what work, and how he answers, is for everybody; no row of these is a person's.
    const open = ['employers.employer', 'employers.credit_code'];
    const openJobs = ['posting', 'listed_posting', 'job', 'answer_measure'].map(
      (table) => `matching.${table}`,
    );
    for (const { name } of tables.filter(({ name }) => ![...open, ...openJobs].includes(name))) {
      const seen = await db.app
        .inScope({ actor: null, person: null, area: null, purpose: 'test' }, async (tx) => {
          const { sql } = await import('kysely');
          const { rows } = await sql<{
            n: number;
          }>`select count(*)::int as n from ${sql.table(name)}`.execute(tx);
          return rows[0]?.n;
        })
        .catch((error: { code?: string }) => (error.code === '42501' ? 0 : Promise.reject(error)));
      expect([name, seen]).toEqual([name, 0]);
    }
  });

  it('lets nobody in whom the contract does not name, and shows nobody what is not his', async () => {
    let cells = 0;
    const leaks: string[] = [];
    const wrong: string[] = [];
    const walked = [...contracts()].sort(
      (a, b) => Number(endsTheWalk.test(a.key)) - Number(endsTheWalk.test(b.key)),
    );
    for (const { key, route } of walked) {
      for (const walker of walkers) {
        for (const { method, url, payload } of requestsFor(key, route)) {
          const answer = await service.http.inject({
            method: method as 'GET',
            url,
            headers: walker.headers,
            ...(payload === undefined ? {} : { payload: payload as object }),
          });
          cells += 1;
          const cell = `${walker.name}: ${key} → ${answer.statusCode}`;
          const named = route.who.includes(walker.role);
          if (!named && answer.statusCode !== 401 && answer.statusCode !== 403 && answer.statusCode !== 400)
            wrong.push(cell);
          if (answer.statusCode >= 500) wrong.push(`${cell} ${answer.body}`);
          const hidden = walker.self ? [] : walker.near ? secrets : marks;
          // What the walker sent himself may be named back to him.
          const sent = `${url} ${JSON.stringify(payload ?? '')}`;
          for (const mark of hidden) {
            if (answer.body.includes(mark) && !sent.includes(mark) && !/\/full$/.test(key))
              leaks.push(`${cell} shows ${marks.indexOf(mark)}`);
          }
        }
      }
    }
    console.log(`${cells} cells walked: ${contracts().length} contracts, ${walkers.length} actors`);
    expect({ wrong, leaks }).toEqual({ wrong: [], leaks: [] });
    expect(cells).toBeGreaterThan(contracts().length * walkers.length);
  });
});
