import { randomInt } from 'node:crypto';
import type { Context } from '../../../ground/context.ts';
import { setLookup } from '../../../ground/database/scope.ts';
import { Problem } from '../../../ground/problem.ts';
import { codeAlphabet, codeFrom, codeLength, codeMinutes, readCode } from '../../../ground/spoken-code.ts';
import type { Asking } from '../asking.ts';
import { checkAsking } from '../asking.ts';
import { policies } from '../store.ts';

const placeOf = (index: Buffer) => ({
  table: 'policy.handed_answers',
  column: 'sealed',
  rowId: index.toString('hex'),
});

/**
 * 请人看看, 换个地方接着算: keeps the answers sealed for ten minutes, under a code that is good once.
 * @returns the code, and the page's address with it. It stands behind #, which browsers send to nobody.
 * @throws Problem 422 where an answer cannot be.
 */
export async function handAnswers(ctx: Context, asking: Asking) {
  checkAsking(asking);
  const code = codeFrom(Array.from({ length: codeLength }, () => randomInt(codeAlphabet.length)));
  const index = ctx.cipher.index('policy.answers-code', code);
  await policies(ctx)
    .insertInto('handed_answers')
    .values({
      code_index: index,
      sealed: ctx.cipher.seal(JSON.stringify(asking), placeOf(index)),
      ends_at: new Date(ctx.clock.now().getTime() + codeMinutes * 60_000),
    })
    .execute();
  const whose = asking.subject === 'unit' ? '?for=unit' : '';
  return { code, path: `/calculator${whose}#${code}`, seconds: codeMinutes * 60 };
}

/**
 * Takes answers over by their code; they are gone here from then on.
 * @throws Problem 422 `code-not-right`: never was, is used, or too old.
 */
export async function takeAnswers(ctx: Context, typed: string): Promise<Asking> {
  const code = readCode(typed);
  const index = code === undefined ? undefined : ctx.cipher.index('policy.answers-code', code);
  if (index) await setLookup(ctx.tx, 'app.answers_code', index.toString('hex'));
  const taken = index
    ? await policies(ctx)
        .deleteFrom('handed_answers')
        .where('code_index', '=', index)
        .returning(['sealed', 'ends_at'])
        .executeTakeFirst()
    : undefined;
  if (!index || !taken || taken.ends_at <= ctx.clock.now()) {
    const detail = {
      zh: '码不对，或者过了十分钟。请在原来那台设备上重新取码',
      en: 'The code is not right, or older than ten minutes; please take a new one on the other device',
    };
    throw new Problem(422, 'code-not-right', detail, [{ field: '/code', code: 'code-not-right', detail }]);
  }
  return JSON.parse(ctx.cipher.open(taken.sealed, placeOf(index)).toString('utf8')) as Asking;
}

/** Answers that nobody took in their ten minutes go. Runs as a job. */
export async function sweepAnswers(ctx: Context): Promise<void> {
  await policies(ctx).deleteFrom('handed_answers').where('ends_at', '<', ctx.clock.now()).execute();
}
