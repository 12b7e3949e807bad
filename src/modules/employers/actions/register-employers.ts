import type { Day } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { giveMandate } from '../../access/index.ts';
import { verifyAgainOn } from '../domain/verification.ts';
import { placeColumns, readEmployer, type ToldEmployer } from '../read-employer.ts';
import { employers, insertEmployer, takeCode, today } from '../store.ts';
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
  for (const one of many) if (await addOne(ctx, one)) added += 1;
  return added;
}

async function addOne(ctx: Context, one: ImportedEmployer): Promise<boolean> {
  const employer = readEmployer(one);
  const { employerId, verifiedOn } = one;
  const now = ctx.clock.now();
  const place =
    one.place && employer.kind !== 'household' ? { ...one.place, place_precision: 'exact' as const } : {};
  // A code first: of two entries with one code the second is left out whole.
  if (employer.creditCode !== null && !(await takeCode(ctx, employer.creditCode, employerId))) return false;
  const made = await insertEmployer(ctx, {
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
  });
  if (!made) return false;
  const area = { area_code: employer.areaCode, area_lo: employer.areaLo };
  await employers(ctx)
    .insertInto('contact')
    .values({ employer_id: employerId, ...area, ...contactColumns(ctx, employerId, employer) })
    .execute();
  for (const { mandateId, personId, nameMask } of one.agents) {
    if (employer.creditCode === null) {
      await employers(ctx)
        .insertInto('own_employer')
        .values({ person_id: personId, kind: employer.kind, employer_id: employerId })
        .onConflict((conflict) => conflict.columns(['person_id', 'kind']).doNothing())
        .execute();
    }
    await employers(ctx)
      .insertInto('agent')
      .values({
        employer_id: employerId,
        mandate_id: mandateId,
        person_id: personId,
        ...area,
        name_mask: nameMask,
        how: 'import',
        since: now,
      })
      .execute();
    await giveMandate(ctx, { mandateId, employerId, personId });
  }
  return true;
}

function stateColumns(verifiedOn: Day | null, now: Day) {
  if (verifiedOn === null) return { state: 'unverified' };
  const end = verifyAgainOn(verifiedOn);
  const holds = end >= now && verifiedOn <= now;
  return { state: holds ? 'verified' : 'lapsed', verified_on: verifiedOn, verify_again_on: end };
}
