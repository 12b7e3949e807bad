import { createHash } from 'node:crypto';
import type { Context } from '../../../ground/context.ts';
import { randomCode } from '../../../ground/crypto/tokens.ts';
import { setLookup } from '../../../ground/database/scope.ts';
import { keepingWork, Problem, type Words } from '../../../ground/problem.ts';
import { sendText } from '../../messages/index.ts';
import { triesBeforeRest } from '../domain/roles.ts';
import { access } from '../store.ts';

const minutes = 5;

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

/**
 * Sends a one-time code of six digits to a phone. Asked again with the same id before its end, it does nothing more.
 * @param words what the message says around the code; `{code}` is replaced.
 * @returns the code itself in the demonstration only, to be shown on the screen instead of sent.
 */
export async function askCode(
  ctx: Context,
  use: CodeUse,
  phone: string,
  words: Words,
): Promise<{ demoCode: string | null }> {
  await lookup(ctx, use.challengeId);
  const code = randomCode();
  const now = ctx.clock.now();
  const made = await access(ctx)
    .insertInto('challenge')
    .values({
      challenge_id: use.challengeId,
      purpose: use.purpose,
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
