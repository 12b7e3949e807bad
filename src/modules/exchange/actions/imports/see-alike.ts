import { dayOf } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import type { OutputOf } from '../../../../ground/http/contract.ts';
import { findStaffName } from '../../../access/index.ts';
import { linesOf } from '../../../people/index.ts';
import type { contract } from '../../contract.ts';
import { type AlikeRow, alikeOf, judgedIn } from '../../store-alike.ts';
import { exchange } from '../../store-imports.ts';

type Look = OutputOf<typeof contract, 'PUT /api/imports/:import/rows/:line'>['alike'][number];

/** Whom some rows may be, in masks: on record, or in which row of which list. Whom the actor does not see is left out. */
export async function alikeLooks(
  ctx: Context,
  importId: string,
  lines: readonly number[],
): Promise<Map<number, Look[]>> {
  const found = await alikeOf(ctx, importId, lines);
  const all = [...found.values()].flat();
  const people = await linesOf(
    ctx,
    all.flatMap(({ person_id }) => person_id ?? []),
  );
  const files = await fileNames(ctx, all);
  const names = await staffNames(ctx, all);
  const looks = new Map<number, Look[]>();
  for (const [line, some] of found) {
    looks.set(
      line,
      some.flatMap((one) => {
        const person = one.person_id === null ? null : (people.get(one.person_id) ?? null);
        const fileName = files.get(one.other_import ?? '');
        const row =
          one.other_line === null || fileName === undefined
            ? null
            : { line: one.other_line, fileName: one.other_import === importId ? null : fileName };
        if (person === null && row === null) return [];
        const { said_earlier, said_by, said_at } = one;
        const saidEarlier =
          said_earlier && said_at !== null
            ? { on: dayOf(said_at), by: names.get(said_by ?? '') ?? null }
            : null;
        const said = one.said as Look['said'];
        return [{ seq: one.seq, ...judgedIn(one), said, saidEarlier, person, row } as Look];
      }),
    );
  }
  return looks;
}

/** Who said it in an earlier list, of whom a name is known. */
async function staffNames(ctx: Context, rows: readonly AlikeRow[]): Promise<Map<string, string>> {
  const ids = new Set(rows.flatMap(({ said_earlier, said_by }) => (said_earlier ? (said_by ?? []) : [])));
  const names = new Map<string, string>();
  for (const id of ids) {
    const name = await findStaffName(ctx, id);
    if (name !== null) names.set(id, name);
  }
  return names;
}

async function fileNames(ctx: Context, rows: readonly AlikeRow[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ other_import }) => other_import ?? []);
  if (ids.length === 0) return new Map();
  const imports = await exchange(ctx)
    .selectFrom('import')
    .select(['import_id', 'file_name'])
    .where('import_id', 'in', ids)
    .execute();
  return new Map(imports.map(({ import_id, file_name }) => [import_id, file_name]));
}
