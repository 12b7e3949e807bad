import { sql } from 'kysely';
import { loadAreas } from '../../../ground/areas/load.ts';
import type { Day } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { prepared } from '../../../ground/database/prepared.ts';
import { readCreditCode } from '../domain/credit-code.ts';
import type { Kind, Size } from '../domain/employer.ts';
import type { State } from '../domain/verification.ts';
import { type EmployerRow, employers, findContactRow, findEmployerRow, openContact } from '../store.ts';

/** What everybody may know of an employer. */
export interface EmployerFacts {
  employerId: string;
  creditCode: string | null;
  name: string;
  kind: Kind;
  industry: string | null;
  size: Size | null;
  areaCode: string;
  areaLo: number;
  areaName: string;
  /** Null for a household: its address is told to people by its postings only as far as they need it. */
  address: string | null;
  /** WGS-84. */
  place: { lat: number; lon: number; precision: 'exact' | 'area' } | null;
  state: State;
  verified: boolean;
  verifiedOn: Day | null;
  /** The last day on which the verification holds. */
  verifyAgainOn: Day | null;
  closed: boolean;
}

/** The same of a row that is read. */
export function factsOf(row: EmployerRow): EmployerFacts {
  return {
    employerId: row.employer_id,
    creditCode: row.credit_code,
    name: row.name,
    kind: row.kind as Kind,
    industry: row.industry,
    size: row.size as Size | null,
    areaCode: row.area_code,
    areaLo: row.area_lo,
    areaName: loadAreas().fullName(row.area_code),
    address: row.address,
    place:
      row.lat === null || row.lon === null
        ? null
        : { lat: row.lat, lon: row.lon, precision: row.place_precision as 'exact' | 'area' },
    state: row.state as State,
    verified: row.state === 'verified',
    verifiedOn: row.verified_on as Day | null,
    verifyAgainOn: row.verify_again_on as Day | null,
    closed: row.closed_on !== null,
  };
}

/** An employer, whoever asks: nothing in it belongs to a person. */
export async function findEmployer(ctx: Context, employerId: string): Promise<EmployerFacts | undefined> {
  const row = await findEmployerRow(ctx, employerId);
  return row && factsOf(row);
}

/** @param typed as somebody wrote it; undefined also where it is no code. */
export async function findByCreditCode(ctx: Context, typed: string): Promise<EmployerFacts | undefined> {
  const reading = readCreditCode(typed);
  if (!reading.ok) return undefined;
  const row = await employers(ctx)
    .selectFrom('credit_code')
    .select('employer_id')
    .where('credit_code', '=', reading.value.code)
    .executeTakeFirst();
  return row && findEmployer(ctx, row.employer_id);
}

/** An employer as it stands on a posting. */
export interface EmployerName {
  name: string;
  kind: Kind;
  verified: boolean;
}

const namesBy = prepared((tx, ids: string[]) =>
  employers({ tx })
    .selectFrom('employer')
    .select(['employer_id', 'name', 'kind', 'state'])
    .where(sql<boolean>`employer_id = any(${ids}::uuid[])`),
);

/** Names by id, for lists; ids that are nobody's are missing. */
export async function namesOfEmployers(
  ctx: Context,
  ids: readonly string[],
): Promise<Map<string, EmployerName>> {
  if (ids.length === 0) return new Map();
  const rows = await namesBy(ctx.tx, [...new Set(ids)]);
  return new Map(
    rows.map(({ employer_id, name, kind, state }) => [
      employer_id,
      { name, kind: kind as Kind, verified: state === 'verified' },
    ]),
  );
}

/** Who is to be called about an employer, and where a household is. */
export interface EmployerContact {
  name: string;
  /** Mobile, or landline as 0536-8888888. */
  phone: string;
  /** The employer's address; also a household's. */
  address: string | null;
}

/**
 * The contact in full, for the employer itself and for a clerk who is in a visit with it; others get undefined, staff of the area too:
 * they open it by `readContact`, which is written down.
 */
export async function contactOf(ctx: Context, employerId: string): Promise<EmployerContact | undefined> {
  if (ctx.actor.employer !== employerId && ctx.actor.kind !== 'job') return undefined;
  const [row, employer] = [await findContactRow(ctx, employerId), await findEmployerRow(ctx, employerId)];
  if (!row || !employer) return undefined;
  return {
    name: openContact(ctx, row, 'name_sealed') ?? '',
    phone: openContact(ctx, row, 'phone_sealed') ?? '',
    address: employer.address ?? openContact(ctx, row, 'address_sealed'),
  };
}
