import type { Context } from '../../../ground/context.ts';
import { prepared } from '../../../ground/database/prepared.ts';
import type { Tx } from '../../../ground/database/scope.ts';
import { access } from '../store.ts';

/** Somebody who may act for an employer. */
export interface Mandate {
  mandateId: string;
  employerId: string;
  personId: string;
  givenAt: Date;
}

/**
 * Lets a person act for an employer, from the next request on. The employer's rows are open: its first agent has just registered it,
 * or one of its agents has asked him in. Whoever may act already goes on under the mandate that he has.
 */
export function giveMandate(ctx: Context, mandate: Omit<Mandate, 'givenAt'>): Promise<void> {
  return giveMandates(ctx, [mandate]);
}

/** The same for many employers, as a job. */
export async function giveMandates(
  ctx: Context,
  mandates: readonly Omit<Mandate, 'givenAt'>[],
): Promise<void> {
  if (mandates.length === 0) return;
  await access(ctx)
    .insertInto('mandate')
    .values(
      mandates.map(({ mandateId, employerId, personId }) => ({
        mandate_id: mandateId,
        employer_id: employerId,
        person_id: personId,
        given_at: ctx.clock.now(),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['employer_id', 'person_id']).where('ended_at', 'is', null).doNothing(),
    )
    .execute();
}

/** Ends a mandate: by the employer whose rows are open, or by the person himself. The same again changes nothing. */
export async function endMandate(ctx: Context, mandateId: string): Promise<void> {
  await access(ctx)
    .updateTable('mandate')
    .set({ ended_at: ctx.clock.now() })
    .where('mandate_id', '=', mandateId)
    .where('ended_at', 'is', null)
    .execute();
}

const standing = (tx: Tx) =>
  access({ tx })
    .selectFrom('mandate')
    .selectAll()
    .where('ended_at', 'is', null)
    .orderBy('given_at')
    .orderBy('mandate_id');
const mandatesOf = prepared((tx, personId: string) => standing(tx).where('person_id', '=', personId));
const agentsOf = prepared((tx, employerId: string) => standing(tx).where('employer_id', '=', employerId));

/** Who may act for the employer whose rows are open; else, for whom the person may act whose are. The longest first. */
export async function listMandates(ctx: Context): Promise<Mandate[]> {
  const { employer } = ctx.actor;
  const person = ctx.actor.person ?? ctx.actor.id;
  if (employer === null && person === null) return [];
  const rows = await (employer === null ? mandatesOf(ctx.tx, person ?? '') : agentsOf(ctx.tx, employer));
  return rows.map((row) => ({
    mandateId: row.mandate_id,
    employerId: row.employer_id,
    personId: row.person_id,
    givenAt: row.given_at,
  }));
}
