import { sql } from 'kysely';
import type { Day } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { lotsOf, rowsOf, writeLots } from '../../../ground/database/lots.ts';
import { giveMandates } from '../../access/index.ts';
import { verifyAgainOn } from '../domain/verification.ts';
import { placeColumns, readEmployer, type ToldEmployer } from '../read-employer.ts';
import { today } from '../store.ts';
import { contactColumns } from './register-employer.ts';

/** An employer that comes from somewhere else: a demonstration, or the register of another system. */
export interface ImportedEmployer extends ToldEmployer {
  employerId: string;
  /** The day on which it was verified, at most six months ago; null: not yet. */
  verifiedOn: Day | null;
  /** Where it is, where that is known better than its area. */
  place?: { lat: number; lon: number };
  agents: readonly { mandateId: string; personId: string; nameMask: string }[];
}

/**
 * Adds many employers, as a job; those whose id or code is there already are left alone. Nothing is said: what stands in a list that
 * is brought in was decided elsewhere.
 * @returns how many were added.
 * @throws Problem 422 for the first that cannot be read.
 */
export async function registerEmployers(ctx: Context, many: readonly ImportedEmployer[]): Promise<number> {
  let added = 0;
  await writeLots(
    lotsOf(many, perStatement),
    (lot) => lot.map((one) => rowsFor(ctx, one)),
    async (lot) => {
      added += await insertLot(ctx, lot);
    },
  );
  return added;
}

const perStatement = 100;

type Rows = ReturnType<typeof rowsFor>;

function rowsFor(ctx: Context, one: ImportedEmployer) {
  const employer = readEmployer(one);
  const { employerId, verifiedOn, agents } = one;
  const now = ctx.clock.now();
  const place =
    one.place && employer.kind !== 'household' ? { ...one.place, place_precision: 'exact' as const } : {};
  const area = { area_code: employer.areaCode, area_lo: employer.areaLo };
  return {
    employer: {
      employer_id: employerId,
      credit_code: employer.creditCode,
      name: employer.name,
      kind: employer.kind,
      industry: employer.industry,
      size: employer.size,
      ...placeColumns(employer),
      ...place,
      ...stateColumns(verifiedOn, today(ctx)),
      state_since: now,
      registered_at: now,
      registered_by: 'job',
    },
    // The very moment: a contact of a later one somebody has changed since.
    contact: {
      employer_id: employerId,
      ...area,
      ...contactColumns(ctx, employerId, employer),
      changed_at: now,
    },
    agents: agents.map(({ mandateId, personId, nameMask }) => ({
      employer_id: employerId,
      mandate_id: mandateId,
      person_id: personId,
      ...area,
      name_mask: nameMask,
      how: 'import',
      since: now,
    })),
  };
}

async function insertLot(ctx: Context, lot: readonly Rows[]): Promise<number> {
  // A code first: of two entries with one code the second is left out whole.
  const coded = lot.filter(({ employer }) => employer.credit_code !== null).map(({ employer }) => employer);
  const taken = await sql<{ employer_id: string }>`
    insert into employers.credit_code (credit_code, employer_id)
    select * from unnest(
      ${coded.map(({ credit_code }) => credit_code)}::text[], ${coded.map(({ employer_id }) => employer_id)}::uuid[])
    on conflict do nothing returning employer_id`.execute(ctx.tx);
  const withCode = new Set(taken.rows.map(({ employer_id }) => employer_id));
  const free = lot.filter(
    ({ employer }) => employer.credit_code === null || withCode.has(employer.employer_id),
  );
  const made = await sql<{ employer_id: string }>`
    insert into employers.employer
    select * from jsonb_populate_recordset(null::employers.employer, ${rowsOf(free.map(({ employer }) => employer))}::jsonb)
    on conflict (employer_id) do nothing returning employer_id`.execute(ctx.tx);
  const ids = new Set(made.rows.map(({ employer_id }) => employer_id));
  const added = free.filter(({ employer }) => ids.delete(employer.employer_id));
  const agents = added.flatMap((rows) => rows.agents);
  const own = added
    .filter(({ employer }) => employer.credit_code === null)
    .flatMap(({ employer: { kind, employer_id }, agents: all }) =>
      all.map(({ person_id }) => ({ person_id, kind, employer_id })),
    );
  await sql`
    insert into employers.contact
    select * from jsonb_populate_recordset(null::employers.contact, ${rowsOf(added.map(({ contact }) => contact))}::jsonb)`.execute(
    ctx.tx,
  );
  await sql`
    insert into employers.own_employer
    select * from jsonb_populate_recordset(null::employers.own_employer, ${rowsOf(own)}::jsonb)
    on conflict (person_id, kind) do nothing`.execute(ctx.tx);
  await sql`
    insert into employers.agent
    select * from jsonb_populate_recordset(null::employers.agent, ${rowsOf(agents)}::jsonb)`.execute(ctx.tx);
  await giveMandates(
    ctx,
    agents.map(({ mandate_id, employer_id, person_id }) => ({
      mandateId: mandate_id,
      employerId: employer_id,
      personId: person_id,
    })),
  );
  return added.length;
}

function stateColumns(verifiedOn: Day | null, now: Day) {
  if (verifiedOn === null) return { state: 'unverified' };
  const end = verifyAgainOn(verifiedOn);
  const holds = end >= now && verifiedOn <= now;
  return { state: holds ? 'verified' : 'lapsed', verified_on: verifiedOn, verify_again_on: end };
}
