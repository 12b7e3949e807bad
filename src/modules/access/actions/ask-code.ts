import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import { randomCode } from '../../../ground/crypto/tokens.ts';
import { setLookup } from '../../../ground/database/scope.ts';
import { keepingWork, Problem, type Words } from '../../../ground/problem.ts';
import { sendText } from '../../messages/index.ts';
import { triesBeforeRest } from '../domain/roles.ts';
import { access } from '../store.ts';

const minutes = 5;

/**
 * Codes that one phone is sent: enough for a family with one phone and for typing errors, too few to plague a stranger. A code can
 * be guessed five times (NIST SP 800-63B, 3.2.2, asks for a limit on guesses), so this also bounds the guesses in an hour.
 */
const perHour = 10;

/** What a code is for; `binding` is everything that it confirms, and another binding does not open with it. */
export interface CodeUse {
  challengeId: string;
  purpose: 'sign-in' | 'confirm';
  binding: string;
}

const bindingOf = (use: CodeUse) => createHash('sha256').update(`${use.purpose}\0${use.binding}`).digest();
// Keyed: a million codes are soon tried against a plain hash in a copy of the database.
const codeHashOf = (ctx: Context, use: CodeUse, code: string) =>
  ctx.cipher.index('access.code', `${use.challengeId}\0${code}`);
const lookup = (ctx: Context, id: string) => setLookup(ctx.tx, 'app.challenge', id.replaceAll('-', ''));

async function requireNotPlagued(ctx: Context, phoneIndex: Buffer): Promise<void> {
  await setLookup(ctx.tx, 'app.challenge_phone', phoneIndex.toString('hex'));
  // One at a time for a phone: a hundred requests at once count each other.
  await sql`select pg_advisory_xact_lock(${phoneIndex.readBigInt64BE(0)})`.execute(ctx.tx);
  const hourAgo = new Date(ctx.clock.now().getTime() - 3_600_000);
  const { sent } = await access(ctx)
    .selectFrom('challenge')
    .select(({ fn }) => fn.countAll<string>().as('sent'))
    .where('phone_index', '=', phoneIndex)
    .where('made_at', '>', hourAgo)
    .executeTakeFirstOrThrow();
  if (Number(sent) < perHour) return;
  throw new Problem(429, 'too-many-codes', {
    zh: '这个手机号一小时内取了太多验证码，请过一小时再试，或到窗口办理',
    en: 'Too many codes went to this number within an hour; please try again in an hour, or come to a counter',
  });
}

/**
 * Sends a one-time code of six digits to a phone. Asked again with the same id before its end, it does nothing more.
 * @param words what the message says around the code; `{code}` is replaced.
 * @returns the code itself in the demonstration only, to be shown on the screen instead of sent.
 * @throws Problem 429 `too-many-codes`.
 */
export async function askCode(
  ctx: Context,
  use: CodeUse,
  phone: string,
  words: Words,
): Promise<{ demoCode: string | null }> {
  await lookup(ctx, use.challengeId);
  const phoneIndex = ctx.cipher.index('access.challenge-phone', phone);
  await requireNotPlagued(ctx, phoneIndex);
  const code = randomCode();
  const now = ctx.clock.now();
  const made = await access(ctx)
    .insertInto('challenge')
    .values({
      challenge_id: use.challengeId,
      purpose: use.purpose,
      phone_index: phoneIndex,
      binding: bindingOf(use),
      code_hash: codeHashOf(ctx, use, code),
      made_at: now,
      ends_at: new Date(now.getTime() + minutes * 60_000),
    })
    .onConflict((conflict) => conflict.column('challenge_id').doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return { demoCode: null };
  await sendText(ctx, phone, words[ctx.language].replace('{code}', code));
  return { demoCode: ctx.demo ? code : null };
}

/**
 * Takes a code. It opens once, within five minutes, at most five tries, and for the binding that it was asked for.
 * @throws Problem 422 `code-not-right`; the wrong try is counted.
 */
export async function useCode(ctx: Context, use: CodeUse, code: string): Promise<void> {
  await lookup(ctx, use.challengeId);
  const challenge = await access(ctx)
    .selectFrom('challenge')
    .selectAll()
    .where('challenge_id', '=', use.challengeId)
    .forUpdate()
    .executeTakeFirst();
  const now = ctx.clock.now();
  const open =
    challenge &&
    challenge.used_at === null &&
    challenge.ends_at > now &&
    challenge.wrong_tries < triesBeforeRest;
  if (
    !open ||
    !challenge.binding.equals(bindingOf(use)) ||
    !challenge.code_hash.equals(codeHashOf(ctx, use, code))
  ) {
    if (open) {
      await access(ctx)
        .updateTable('challenge')
        .set({ wrong_tries: challenge.wrong_tries + 1 })
        .where('challenge_id', '=', use.challengeId)
        .execute();
    }
    const detail = {
      zh: '验证码不对或已过期，请核对或重新获取',
      en: 'The code is not right or too old; please check it or ask for a new one',
    };
    throw keepingWork(
      new Problem(422, 'code-not-right', detail, [{ field: '/code', code: 'code-not-right', detail }]),
    );
  }
  await access(ctx)
    .updateTable('challenge')
    .set({ used_at: now })
    .where('challenge_id', '=', use.challengeId)
    .execute();
}
