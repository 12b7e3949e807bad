import type { Context } from '../../../ground/context.ts';
import { actForEmployer } from '../../../ground/context.ts';
import { say } from '../../../ground/events/say.ts';
import { fieldProblem, Problem } from '../../../ground/problem.ts';
import { giveMandate } from '../../access/index.ts';
import { getCurrent } from '../../people/index.ts';
import { maskContactName, maskContactPhone } from '../domain/employer.ts';
import { placeColumns, type ReadEmployer, readEmployer, type ToldEmployer } from '../read-employer.ts';
import { employers, insertEmployer, sealContact, takeCode } from '../store.ts';

/** An employer to be registered; both ids are made by whoever asks. */
export interface NewEmployer extends ToldEmployer {
  employerId: string;
  /** For the mandate of the first agent. */
  mandateId: string;
}

/**
 * Registers an employer. A resident becomes its agent; a clerk registers for the person of the open visit, or, of a company that only
 * telephoned, for nobody yet. Nobody is attached to an employer that is registered already: that takes a joining code or a clerk.
 * @throws Problem 422 `employer-not-readable`, 409 `employer-registered` (field /creditCode), `own-employer-registered`,
 *   `employer-id-taken`, `visit-first`.
 */
export async function registerEmployer(ctx: Context, input: NewEmployer): Promise<{ employerId: string }> {
  const employer = readEmployer(input);
  const personId = ctx.actor.person;
  // Its own rows are open from here on: there are none yet, or the id is refused below and nothing stays.
  const own = await actForEmployer(ctx, input.employerId);
  const now = ctx.clock.now();
  const made = await insertEmployer(own, {
    employer_id: input.employerId,
    credit_code: employer.creditCode,
    name: employer.name,
    kind: employer.kind,
    industry: employer.industry,
    size: employer.size,
    ...placeColumns(employer),
    state_since: now,
    registered_at: now,
    registered_by: ctx.actor.kind === 'staff' ? 'staff' : 'resident',
  });
  if (!made) {
    throw new Problem(409, 'employer-id-taken', {
      zh: '请刷新后再提交一次',
      en: 'Please reload and submit again',
    });
  }
  await claim(own, input.employerId, employer, personId);
  await keepContact(own, input.employerId, employer);
  if (personId !== null) {
    await addAgent(own, {
      ...input,
      personId,
      employer,
      how: ctx.actor.kind === 'staff' ? 'counter' : 'registered',
    });
  }
  const live = [`employer:${input.employerId}`, ...(personId === null ? [] : [`person:${personId}`])];
  await say(own, 'employers.employer-registered@1', { employerId: input.employerId }, live);
  return { employerId: input.employerId };
}

/** One employer for one code, and for one person one household and one stall. */
async function claim(
  ctx: Context,
  employerId: string,
  { creditCode, kind }: ReadEmployer,
  personId: string | null,
): Promise<void> {
  if (creditCode !== null) {
    if (await takeCode(ctx, creditCode, employerId)) return;
    throw fieldProblem('/creditCode', 'employer-registered', registeredWords);
  }
  if (personId === null) {
    throw new Problem(409, 'visit-first', {
      zh: '没有信用代码的，请先接待本人（刷身份证）',
      en: 'Without a credit code, please begin a visit with the person first',
    });
  }
  const taken = await employers(ctx)
    .insertInto('own_employer')
    .values({ person_id: personId, kind, employer_id: employerId })
    .onConflict((conflict) => conflict.columns(['person_id', 'kind']).doNothing())
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows === 1n) return;
  throw new Problem(409, 'own-employer-registered', {
    zh: '您已经登记过了，请从「我的单位」进入',
    en: 'You have registered it already; please enter from "my employers"',
  });
}

/** Said to whoever registers an employer that is there, and to whoever looks its code up. */
export const registeredWords = {
  zh: '这家单位已登记，请向同事要加入码，或带执照到窗口',
  en: 'This employer is registered; please ask a colleague for a joining code, or bring the licence to a counter',
};

async function keepContact(ctx: Context, employerId: string, employer: ReadEmployer): Promise<void> {
  await employers(ctx)
    .insertInto('contact')
    .values({
      employer_id: employerId,
      area_code: employer.areaCode,
      area_lo: employer.areaLo,
      ...contactColumns(ctx, employerId, employer),
    })
    .execute();
}

/** The sealed columns of a contact with their masks. */
export function contactColumns(
  ctx: Context,
  employerId: string,
  {
    contactName,
    contactPhone,
    kind,
    address,
  }: Pick<ReadEmployer, 'contactName' | 'contactPhone' | 'kind' | 'address'>,
) {
  return {
    name_sealed: sealContact(ctx, employerId, 'name_sealed', contactName),
    name_mask: maskContactName(contactName),
    phone_sealed: sealContact(ctx, employerId, 'phone_sealed', contactPhone),
    phone_mask: maskContactPhone(contactPhone),
    address_sealed: kind === 'household' ? sealContact(ctx, employerId, 'address_sealed', address) : null,
    changed_at: ctx.clock.now(),
  };
}

/** Gives a person the mandate and puts him on the list that colleagues see. The person's and the employer's rows are open. */
export async function addAgent(
  ctx: Context,
  agent: {
    employerId: string;
    mandateId: string;
    personId: string;
    employer: { areaCode: string; areaLo: number };
    how: 'registered' | 'code' | 'counter';
  },
): Promise<void> {
  const { employerId, mandateId, personId } = agent;
  const name = (await getCurrent(ctx, personId, ['person.name'])).get('person.name');
  await employers(ctx)
    .insertInto('agent')
    .values({
      employer_id: employerId,
      mandate_id: mandateId,
      person_id: personId,
      area_code: agent.employer.areaCode,
      area_lo: agent.employer.areaLo,
      name_mask: typeof name?.value === 'string' ? name.value : '*',
      how: agent.how,
      since: ctx.clock.now(),
    })
    .onConflict((conflict) =>
      conflict.columns(['employer_id', 'person_id']).where('ended_at', 'is', null).doNothing(),
    )
    .execute();
  await giveMandate(ctx, { mandateId, employerId, personId });
}
