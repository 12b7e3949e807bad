import type { Context } from '../../../../ground/context.ts';
import { fieldProblem } from '../../../../ground/problem.ts';
import { getKind } from '../../kinds/kinds.ts';
import { alike, alikeOf, settleCode } from '../../store-alike.ts';
import { keepAnswer } from '../../store-answers.ts';
import { contentOf, exchange } from '../../store-imports.ts';
import { lockRow } from './mend-row.ts';
import { alikeLooks } from './see-alike.ts';
import { rowLook } from './see-import.ts';
import { notNow } from './start-import.ts';

/**
 * Says of a row whether it is the one that it may be. The same as somebody on record: taken over, it is added to him, his number and name
 * stay. Two people: it goes in as new, and
 * nobody is asked again. Null takes back what was said. It is kept for the next list of the source that has the same name under the same number.
 * @param seq which of those that were found.
 * @throws Problem 409 where the row is through, put aside, or not found to be like that; 422 naming /said where it is another row: of two
 *   rows of one person one is dropped, since nobody can tell from here which number is his.
 */
export async function decideAlike(
  ctx: Context,
  importId: string,
  line: number,
  { seq, said }: { seq: number; said: 'same' | 'different' | null },
) {
  const { of, row } = await lockRow(ctx, importId, line);
  const kind = getKind(of.kind);
  const found = (await alikeOf(ctx, importId, [line])).get(line) ?? [];
  const one = found.find((each) => each.seq === seq);
  if (!one) throw notNow();
  if (said === 'same' && one.person_id === null) {
    throw fieldProblem('/said', 'drop-one', {
      zh: '请看哪个号对，另一行点“不要这一行”',
      en: 'Please see which number is right, and drop the other row',
    });
  }
  const say = (word: typeof said) => ({
    said: word,
    said_by: word === null ? null : ctx.actor.id,
    said_at: word === null ? null : ctx.clock.now(),
    said_earlier: false,
  });
  const ofRow = alike(ctx)
    .updateTable('row_alike')
    .where('import_id', '=', importId)
    .where('line', '=', line);
  const keep = async (personId: string | null, word: typeof said) => {
    const name = kind.likenessOf?.(contentOf(ctx, row).values).name;
    if (personId === null || row.key_index === null || name === undefined) return;
    const answer = word === null ? null : { said: word, by: ctx.actor.id, at: ctx.clock.now() };
    await keepAnswer(ctx, of, { keyIndex: row.key_index, name }, personId, answer);
  };
  // Nobody is two others.
  const others = said === 'same' ? found.filter((each) => each.seq !== seq && each.said === 'same') : [];
  for (const other of others) await keep(other.person_id, null);
  if (said === 'same') await ofRow.set(say(null)).where('said', '=', 'same').execute();
  await ofRow.set(say(said)).where('seq', '=', seq).execute();
  await keep(one.person_id, said);
  await settleCode(ctx, importId, line);
  const looks = await alikeLooks(ctx, importId, [line]);
  const now = await exchange(ctx)
    .selectFrom('staged_row')
    .selectAll()
    .where('import_id', '=', row.import_id)
    .where('line', '=', line)
    .executeTakeFirstOrThrow();
  return rowLook(kind, now, contentOf(ctx, now), looks.get(line));
}
