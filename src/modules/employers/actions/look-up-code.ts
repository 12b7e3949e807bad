import type { Context } from '../../../ground/context.ts';
import { fieldProblem } from '../../../ground/problem.ts';
import { readCreditCode, showCreditCode } from '../domain/credit-code.ts';
import { kindOfCode } from '../domain/employer.ts';
import { findingOf, findingWords, type RegisterAnswer } from '../domain/register-answer.ts';
import { connectedRegister, noRegister } from '../register/market-register.ts';
import { employers } from '../store.ts';
import { findByCreditCode } from './find-employer.ts';

const keptHours = 24;

/** What the register says of a code: from today's store, else asked now. What it could not say is not kept. */
export async function askRegister(
  ctx: Context,
  creditCode: string,
  { fresh = false }: { fresh?: boolean } = {},
): Promise<RegisterAnswer> {
  const now = ctx.clock.now();
  const kept = await employers(ctx)
    .selectFrom('register_answer')
    .selectAll()
    .where('credit_code', '=', creditCode)
    .executeTakeFirst();
  const age = kept ? now.getTime() - kept.asked_at.getTime() : Number.POSITIVE_INFINITY;
  if (kept && !fresh && age < keptHours * 3_600_000) return kept.answer as unknown as RegisterAnswer;
  const register = connectedRegister() ?? noRegister(() => now);
  const answer = await register.ask(creditCode);
  if (answer.outcome === 'not-reached') return kept ? (kept.answer as unknown as RegisterAnswer) : answer;
  const row = { answer: JSON.stringify(answer), asked_at: now };
  await employers(ctx)
    .insertInto('register_answer')
    .values({ credit_code: creditCode, ...row })
    .onConflict((conflict) => conflict.column('credit_code').doUpdateSet(row))
    .execute();
  return answer;
}

/**
 * What is known of a typed code before somebody registers it: who has it with us, and what the register says, to fill in name and
 * address.
 * @throws Problem 422 for what is no code, naming the place that is wrong.
 */
export async function lookUpCode(ctx: Context, typed: string) {
  const reading = readCreditCode(typed);
  if (!reading.ok) throw fieldProblem('/creditCode', reading.reason.code, reading.reason.detail);
  const { code, respelled } = reading.value;
  const ours = await findByCreditCode(ctx, code);
  const answer = await askRegister(ctx, code);
  const record = answer.outcome === 'found' ? answer.record : null;
  const finding = findingOf(answer, record?.name ?? '');
  return {
    creditCode: code,
    shown: showCreditCode(code),
    respelled,
    registered: ours ? { name: ours.name, verified: ours.verified } : null,
    outcome: answer.outcome,
    name: record?.name ?? null,
    address: record?.address ?? null,
    kind: kindOfCode(code) ?? null,
    finding,
    findingWords: findingWords[finding],
    askedAt: answer.askedAt,
    simulated: answer.simulated,
  };
}
