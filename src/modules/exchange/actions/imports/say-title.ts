import type { Context } from '../../../../ground/context.ts';
import { fieldProblem } from '../../../../ground/problem.ts';
import { requireOccupation } from '../../../matching/index.ts';
import { askedOf, titleLooks, withTitles } from '../../code-titles.ts';
import { getKind } from '../../kinds/kinds.ts';
import { alikeCode } from '../../store-alike.ts';
import { changeImport, codesOf, contentOf, exchange, indexOfRow, sealContent } from '../../store-imports.ts';
import { lockRow, noteChange } from './mend-row.ts';
import { alikeLooks } from './see-alike.ts';
import { rowLook } from './see-import.ts';

/**
 * Says which occupation a title of a row is; what the list wrote stays, and what was said goes with it where the row is taken over. Null takes back
 * what was said.
 * @throws Problem 409 where the row is through or put aside; 422 naming /title or /code.
 */
export async function sayTitle(
  ctx: Context,
  importId: string,
  line: number,
  { title, code }: { title: string; code: string | null },
) {
  const { of, row } = await lockRow(ctx, importId, line);
  const kind = getKind(of.kind);
  const known = contentOf(ctx, row);
  if (askedOf(kind) !== 'asked' || !titleLooks(kind, known).some((one) => one.title === title))
    throw fieldProblem('/title', 'no-such-title', {
      zh: '这一行没有这个写法，请刷新',
      en: 'The row has no such title; please reload',
    });
  const { [title]: _, ...others } = known.occupations ?? {};
  const said = code === null ? others : { ...others, [title]: requireOccupation(code).code };
  const content = withTitles(kind, known, said);
  await noteChange(ctx, row, 'corrected');
  const alike = row.codes.includes(alikeCode) ? [alikeCode] : [];
  const written = await exchange(ctx)
    .updateTable('staged_row')
    .set({
      codes: [...codesOf(content), ...alike],
      content_sealed: sealContent(ctx, importId, line, content),
      // Said otherwise, it is another row than the one that was taken over before.
      content_hash: row.content_hash && indexOfRow.content(ctx, kind.id, content.values),
      changed_at: ctx.clock.now(),
      changed_by: ctx.actor.id,
    })
    .where('import_id', '=', importId)
    .where('line', '=', line)
    .returningAll()
    .executeTakeFirstOrThrow();
  await changeImport(ctx, importId, { trial: null });
  const looks = await alikeLooks(ctx, importId, [line]);
  return rowLook(kind, written, content, looks.get(line));
}
