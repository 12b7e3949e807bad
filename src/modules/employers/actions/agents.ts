import { randomInt } from 'node:crypto';
import { actForEmployer, type Context } from '../../../ground/context.ts';
import { setLookup } from '../../../ground/database/scope.ts';
import { say } from '../../../ground/events/say.ts';
import { Problem } from '../../../ground/problem.ts';
import { endMandate, listMandates } from '../../access/index.ts';
import { codeDigits, codeMinutes, readJoiningCode, showJoiningCode } from '../domain/joining-code.ts';
import { type EmployerRow, employers, findAndLockEmployer, lockEmployer, subjectOf } from '../store.ts';
import { factsOf } from './find-employer.ts';
import { addAgent } from './register-employer.ts';

/** The employers for which this resident may act, also while he acts for one of them. */
export async function listMyEmployers(ctx: Context) {
  const own = { ...ctx, actor: { ...ctx.actor, employer: null } };
  const mandates = await listMandates(own);
  if (mandates.length === 0) return [];
  const rows = await employers(ctx)
    .selectFrom('employer')
    .selectAll()
    .where(
      'employer_id',
      'in',
      mandates.map(({ employerId }) => employerId),
    )
    .orderBy('registered_at', 'desc')
    .execute();
  return rows.map(factsOf);
}

/** Who acts for the employer of this request, the longest first. */
export async function listAgents(ctx: Context) {
  const rows = await employers(ctx)
    .selectFrom('agent')
    .selectAll()
    .where('employer_id', '=', subjectOf(ctx))
    .where('ended_at', 'is', null)
    .orderBy('since')
    .orderBy('mandate_id')
    .execute();
  return rows.map((row) => ({
    mandateId: row.mandate_id,
    name: row.name_mask,
    how: row.how as 'registered' | 'code' | 'counter' | 'import',
    since: row.since.toISOString(),
    me: row.person_id === ctx.actor.id,
  }));
}

const indexOf = (ctx: Context, code: string) => ctx.cipher.index('employers.join-code', code);

/** A code by which one colleague joins within ten minutes. A new one makes the one before worthless. */
export async function makeJoiningCode(ctx: Context) {
  const { employer_id: employerId } = await requireOpen(ctx, subjectOf(ctx));
  const code = Array.from({ length: codeDigits }, () => randomInt(10)).join('');
  const row = {
    code_index: indexOf(ctx, code),
    made_by: ctx.actor.id ?? '',
    ends_at: new Date(ctx.clock.now().getTime() + codeMinutes * 60_000),
  };
  await employers(ctx)
    .insertInto('join_code')
    .values({ employer_id: employerId, ...row })
    .onConflict((conflict) => conflict.column('employer_id').doUpdateSet(row))
    .execute();
  return { code, shown: showJoiningCode(code), seconds: codeMinutes * 60 };
}

/** One answer for a code that never was, is used, or is too old. */
function notRight(): Problem {
  const detail = {
    zh: '加入码不对，或者过了十分钟。请让同事重新取一个',
    en: 'The code is not right, or older than ten minutes; please ask your colleague for a new one',
  };
  return new Problem(422, 'code-not-right', detail, [{ field: '/code', code: 'code-not-right', detail }]);
}

/**
 * A resident joins the employer whose agent has given him a code; the code is gone with it.
 * @throws Problem 422 `code-not-right`.
 */
export async function joinEmployer(
  ctx: Context,
  { code: typed, mandateId }: { code: string; mandateId: string },
) {
  const code = readJoiningCode(typed);
  if (code === undefined || ctx.actor.person === null) throw notRight();
  const index = indexOf(ctx, code);
  await setLookup(ctx.tx, 'app.join_code', index.toString('hex'));
  const taken = await employers(ctx)
    .deleteFrom('join_code')
    .where('code_index', '=', index)
    .returning(['employer_id', 'ends_at'])
    .executeTakeFirst();
  if (!taken || taken.ends_at <= ctx.clock.now()) throw notRight();
  const own = await actForEmployer(ctx, taken.employer_id);
  const employer = await requireOpen(own, taken.employer_id);
  await attach(own, employer, { personId: ctx.actor.person, mandateId, how: 'code' });
  return { employerId: employer.employer_id, name: employer.name };
}

async function attach(
  ctx: Context,
  employer: EmployerRow,
  { personId, mandateId, how }: { personId: string; mandateId: string; how: 'code' | 'counter' },
): Promise<void> {
  const { employer_id: employerId, area_code: areaCode, area_lo: areaLo } = employer;
  await addAgent(ctx, { employerId, mandateId, personId, employer: { areaCode, areaLo }, how });
  await say(ctx, 'employers.agent-added@1', { employerId, personId }, [
    `employer:${employerId}`,
    `person:${personId}`,
  ]);
}

/**
 * A clerk lets the person of the open visit act for an employer of his area, having seen the licence and who stands before him: the
 * way for the rightful owner of a company that somebody else registered, and back into one that was closed.
 * @throws Problem 409 `visit-first`, 403 `another-area`.
 */
export async function attachAtCounter(
  ctx: Context,
  { employerId, mandateId }: { employerId: string; mandateId: string },
) {
  const { person, area } = ctx.actor;
  if (person === null) {
    throw new Problem(409, 'visit-first', {
      zh: '请先接待这位经办人（刷身份证），再办理',
      en: 'Please begin a visit with the person first',
    });
  }
  const employer = await findAndLockEmployer(ctx, employerId);
  if (!employer || !area || employer.area_lo < area.lo || employer.area_lo > area.hi) {
    throw new Problem(403, 'another-area', {
      zh: '这家单位不归本站，请到单位所在地的站点',
      en: 'Another area answers for this employer; please go to a station there',
    });
  }
  const own = await actForEmployer(ctx, employerId);
  if (employer.closed_on !== null) {
    await employers(own)
      .updateTable('employer')
      .set({ closed_on: null })
      .where('employer_id', '=', employerId)
      .execute();
  }
  await attach(own, employer, { personId: person, mandateId, how: 'counter' });
}

/**
 * Ends somebody's mandate, a colleague's or one's own. The last one stays as long as the employer is open: somebody has to answer for
 * it, so first a successor joins, or it is closed.
 * @throws Problem 404 `agent-not-here`, 409 `last-agent`.
 */
export async function endAgent(ctx: Context, mandateId: string): Promise<void> {
  const employer = await lockEmployer(ctx, subjectOf(ctx));
  const { employer_id: employerId } = employer;
  const agents = await employers(ctx)
    .selectFrom('agent')
    .select(['mandate_id', 'person_id'])
    .where('employer_id', '=', employerId)
    .where('ended_at', 'is', null)
    .execute();
  const leaving = agents.find((agent) => agent.mandate_id === mandateId);
  if (!leaving) {
    throw new Problem(404, 'agent-not-here', {
      zh: '这位经办人已不在名单上，请刷新',
      en: 'This person is not on the list any more; please reload',
    });
  }
  if (agents.length === 1 && employer.closed_on === null) {
    throw new Problem(409, 'last-agent', {
      zh: '最后一位经办人要先交给同事，或停用单位',
      en: 'The last one hands over to a colleague first, or closes the employer',
    });
  }
  await employers(ctx)
    .updateTable('agent')
    .set({ ended_at: ctx.clock.now() })
    .where('employer_id', '=', employerId)
    .where('mandate_id', '=', mandateId)
    .execute();
  await endMandate(ctx, mandateId);
  await say(ctx, 'employers.agent-ended@1', { employerId, personId: leaving.person_id }, [
    `employer:${employerId}`,
    `person:${leaving.person_id}`,
  ]);
}

/** The employer, kept from other writers. @throws Problem 409 `employer-closed`. */
export async function requireOpen(ctx: Context, employerId: string): Promise<EmployerRow> {
  const employer = await lockEmployer(ctx, employerId);
  if (employer.closed_on === null) return employer;
  throw new Problem(409, 'employer-closed', {
    zh: '这家单位已停用，请先恢复使用',
    en: 'This employer is closed; please open it again first',
  });
}
