import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoId } from './demo.ts';
import { parseDay } from './ground/clock/day.ts';
import type { Actor, Context } from './ground/context.ts';
import { openTestDatabase, type TestDatabase } from './ground/testing/database.ts';
import { newId } from './ground/uuid.ts';
import { identify } from './modules/access/gate.ts';
import { askCode, listReadsOf, startSession } from './modules/access/index.ts';
import { listCases } from './modules/cases/actions/list-cases.ts';
import { countStationVisits } from './modules/ledger/actions/count-station-visits.ts';
import { listServicesOf } from './modules/ledger/actions/list-services.ts';
import { fillMany } from './modules/ledger/testing/fill-many.ts';
import { countWaiting } from './modules/matching/actions/applications/count-waiting.ts';
import { listApplicants } from './modules/matching/actions/applications/see-applicant.ts';
import { listApplications } from './modules/matching/actions/applications/see-application.ts';
import { findJobs } from './modules/matching/actions/find-jobs.ts';
import { listTodaysVisits } from './modules/people/actions/list-todays-visits.ts';
import { searchPeople } from './modules/people/actions/search-people.ts';
import { seePerson } from './modules/people/actions/see-person.ts';

/**
 * The hot queries, as `leye_app` under a street clerk's or a resident's scope, over tables with 60,000 rows of other areas: each must
 * reach its rows through an index. A policy that hides an index from the planner costs 150 ms a query at a million rows.
 */
const rows = 60_000;
const bigTables = [
  ...['person', 'fact_log', 'case_file', 'session', 'visit', 'challenge', 'audit'],
  ...['service_event', 'subject', 'application', 'application_event'],
];

let db: TestDatabase;
const resident = demoId('plans/resident');
const employer = demoId('plans/employer');
let station: string;
const november = { from: parseDay('2026-11-01'), to: parseDay('2026-11-20') };
const anyCode = { challengeId: newId(7), purpose: 'sign-in' as const, binding: '' };
const street = { code: '370705006000', lo: 1000, hi: 1010 };
const clerk: Partial<Actor> = {
  kind: 'staff',
  role: 'clerk',
  id: newId(5),
  stationId: newId(6),
  area: street,
};
const agent: Partial<Actor> = { kind: 'resident', role: 'agent', id: newId(8), employer };
const himself: Partial<Actor> = { kind: 'resident', role: 'resident', id: resident, person: resident };

beforeAll(async () => {
  db = await openTestDatabase();
  const fill = (table: string, columns: string) =>
    db.rows(`insert into ${table} select ${columns} from generate_series(1, ${rows}) i`);
  await db.rows('set session_replication_role = replica');
  await db.rows(`
    insert into people.person (person_id, area_code, area_lo, name_sealed, name_mask, name_index, id_number_sealed, id_number_index,
      id_number_mask, id_document, birth_date, sex, registered_at)
    select gen_random_uuid(), '370705006000', i, '', '张*', sha256(i::text::bytea), '', sha256(('n' || i)::bytea), '', 'resident-card',
      '1980-01-01', '1', now() from generate_series(1, ${rows}) i`);
  await db.rows(`update people.person set person_id = '${resident}' where area_lo = 1005`);
  await db.rows(`
    insert into people.fact_log (person_id, entry_id, area_code, area_lo, fact, value, valid_from, recorded_at, source_kind, by_kind, skin)
    select person_id, gen_random_uuid(), area_code, area_lo, 'person.education', '"61"', '2026-01-01', now(), 'self', 'resident', 'phone'
    from people.person`);
  await db.rows(`
    insert into cases.case_file (subject_kind, subject_id, case_id, area_code, area_lo, type, version, hash, number, state, events, begun_at,
      submitted_at, decided_at, changed_at)
    select 'person', person_id, gen_random_uuid(), area_code, area_lo, 'job-seeking', 1, repeat('0', 64), 'QZ' || area_lo, 'registered', 1, now(),
      now(), now(), now() from people.person`);
  await fill(
    'access.session (token_hash, session_id, kind, actor_id, role, began_at, seen_at, ends_at)',
    `sha256(i::text::bytea), gen_random_uuid(), 'resident', gen_random_uuid(), 'resident', now(), now(), now()`,
  );
  await fill(
    'access.visit (visit_id, staff_id, station_id, person_id, began_at, ends_at)',
    'gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now(), now()',
  );
  await fill(
    'access.audit (audit_id, at, actor_kind, actor_id, role, person_id, purpose, what, request_id)',
    `gen_random_uuid(), now(), 'staff', gen_random_uuid(), 'clerk', gen_random_uuid(), 'counter-service', '{phone}', 'x'`,
  );
  await fill(
    'access.challenge (challenge_id, purpose, phone_index, binding, code_hash, made_at, ends_at)',
    `gen_random_uuid(), 'sign-in', sha256(i::text::bytea), '', '', now(), now()`,
  );
  await fill(
    `matching.application (person_id, application_id, posting_id, employer_id, area_code, area_lo, person_area_lo, state, state_since,
      sent_at, sent_on, due_on, lapse_on, snapshot, offered, proposed, skin, events, changed_at)`,
    `case when i = 1005 then '${resident}' else gen_random_uuid() end, gen_random_uuid(), gen_random_uuid(),
      case when i = 1005 then '${employer}' else gen_random_uuid() end, '370705006000', i, i, 'new', now(), now(), '2026-11-19',
      '2026-11-26', '2026-12-19', '', '{}', '{}', 'phone', 1, now()`,
  );
  await db.rows('set session_replication_role = origin');
  [station = ''] = await fillMany(db, 20_000);
  await db.rows('analyze');
}, 120_000);

/** Runs an act, then explains each of its selects on the big tables in the same scope. */
async function plansOf(actor: Partial<Actor>, act: (ctx: Context) => Promise<unknown>) {
  const statements = await db.statements(() => db.as(actor, act));
  const client = new pg.Client({ connectionString: db.urls.app });
  await client.connect();
  const plans: { sql: string; plan: string }[] = [];
  try {
    await client.query('begin');
    for (const { sql, parameters } of statements) {
      if (/^\s*set local/.test(sql)) await client.query(sql);
      else if (/^\s*(select|with)/i.test(sql)) {
        const { rows: lines } = await client.query(`explain ${sql}`, [...parameters]);
        plans.push({ sql, plan: lines.map((line) => line['QUERY PLAN']).join('\n') });
      }
    }
  } finally {
    await client.end();
  }
  return plans;
}

describe('hot queries go through an index', () => {
  it.each<[string, Partial<Actor>, (ctx: Context) => Promise<unknown>]>([
    ['people of my street', clerk, (ctx) => searchPeople(ctx, { page: 1 })],
    ['a person of my street', clerk, (ctx) => seePerson(ctx, resident)],
    ["today's visits", clerk, (ctx) => listTodaysVisits(ctx)],
    ['my data', himself, (ctx) => seePerson(ctx, resident)],
    ['my cases', himself, (ctx) => listCases(ctx)],
    ['who read my data', himself, (ctx) => listReadsOf(ctx, [resident])],
    ['services recorded about me', himself, (ctx) => listServicesOf(ctx, resident)],
    ['service visits of a station', clerk, (ctx) => countStationVisits(ctx, station, november)],
    [
      'codes sent to a phone',
      {},
      (ctx) => askCode(ctx, anyCode, '13800000000', { zh: '{code}', en: '{code}' }),
    ],
    ['jobs for me', himself, (ctx) => findJobs(ctx, {})],
    ['my applications', himself, (ctx) => listApplications(ctx)],
    ['applicants of my employer', agent, (ctx) => listApplicants(ctx, { view: 'talking' })],
    ['who waits in my street', clerk, (ctx) => countWaiting(ctx)],
  ])('%s', async (_what, actor, act) => {
    const plans = await plansOf(actor, act);
    expect(plans.length).toBeGreaterThan(0);
    const scans = plans.flatMap(({ sql, plan }) =>
      bigTables
        .filter((table) => new RegExp(`Seq Scan on "?${table}"?\\b`).test(plan))
        .map((table) => `${table}: ${sql}\n${plan}`),
    );
    expect(scans).toEqual([]);
  });

  it('a session by its token', async () => {
    const held = { token: '' };
    const http = {
      sessionToken: null,
      clientAddress: '',
      setSession(token: string | null) {
        held.token = token ?? '';
      },
    };
    await db.as({}, (ctx) => startSession(ctx, http, { kind: 'resident', personId: resident }));
    const plans = await plansOf({}, (ctx) =>
      identify(ctx.tx, db.clock, { token: held.token, visitId: null, employerId: null }),
    );
    expect(plans.filter(({ plan }) => /Seq Scan on session/.test(plan))).toEqual([]);
  });
});
