import { sql } from 'kysely';
import { dayOf, partsOf } from '../../../../ground/clock/day.ts';
import { type Context, rowsWanted } from '../../../../ground/context.ts';
import { Problem, type Words } from '../../../../ground/problem.ts';
import { namesOfEmployers } from '../../../employers/index.ts';
import { namesMasked } from '../../../people/index.ts';
import type { RecordKind } from '../../domain/records/definition.ts';
import { loadRecordIndicator } from '../../load-records.ts';
import { records } from '../../store-records.ts';
import { findNeed } from './count-records.ts';

const atMost = 50;

interface ListedRow {
  kind: string;
  subject_id: string;
  year: number;
  on_day: string;
}

/** Records of this year that lack something, latest first: what, and where it is added. */
export async function listIncomplete(ctx: Context, need: string | null) {
  const rows = await records(ctx)
    .selectFrom('record')
    .select(['kind', 'subject_id', 'year', 'on_day', 'missing'])
    .where('year', '=', thisYear(ctx))
    .where('verdict', '=', 'incomplete')
    .where(sql<boolean>`${need}::text is null or missing @> array[${need}::text]`)
    .orderBy('on_day', 'desc')
    .orderBy('subject_id')
    .limit(rowsWanted(ctx, atMost))
    .execute();
  const named = await nameRows(ctx, rows);
  return rows.map((row) => ({
    ...named(row),
    missing: row.missing.flatMap((id) => {
      const found = findNeed(id);
      return found ? [{ need: id, name: found.name, mend: found.mend, at: found.at }] : [];
    }),
  }));
}

/** Records that the level above has refused and that wait for somebody to look, the most urgent first. */
export async function listRefused(ctx: Context) {
  const rows = await records(ctx)
    .selectFrom('record')
    .select(['kind', 'subject_id', 'year', 'on_day', 'refusal', 'act_by'])
    .where('upper_state', '=', 'refused')
    .where('verdict', '=', 'valid')
    .orderBy('act_by')
    .orderBy('subject_id')
    .limit(rowsWanted(ctx, atMost))
    .execute();
  const named = await nameRows(ctx, rows);
  return rows.map((row) => ({
    ...named(row),
    reasons: row.refusal as unknown as { field: string; sentence: Words }[],
    actBy: row.act_by,
    late: row.act_by !== null && row.act_by < dayOf(ctx.clock.now()),
  }));
}

/**
 * A refused record goes up again as it is: somebody has looked and found it right, or has mended what is not sent.
 * @throws Problem 404 `no-such-refusal`.
 */
export async function sendAgain(
  ctx: Context,
  { kind, subject, year }: { kind: string; subject: string; year: number },
): Promise<void> {
  const result = await records(ctx)
    .updateTable('record')
    .set({ upper_state: null, lot_id: null, sent_hash: null, refusal: null, act_by: null })
    .where('kind', '=', kind)
    .where('subject_id', '=', subject)
    .where('year', '=', year)
    .where('upper_state', '=', 'refused')
    .executeTakeFirst();
  if (result.numUpdatedRows === 1n) return;
  throw new Problem(404, 'no-such-refusal', {
    zh: '这条已经处理了，请刷新看最新的',
    en: 'This one is dealt with already; please reload',
  });
}

function thisYear(ctx: Context): number {
  return partsOf(dayOf(ctx.clock.now())).year;
}

/** What a record is called in a list: a person by his mask, an employer by its name, anything else by its kind and day. */
async function nameRows(ctx: Context, rows: readonly ListedRow[]) {
  const ids = (...kinds: RecordKind[]) =>
    rows.filter(({ kind }) => kinds.some((each) => each === kind)).map(({ subject_id }) => subject_id);
  const people = await namesMasked(ctx, ids('person', 'certificate'));
  const employers = await namesOfEmployers(ctx, ids('employer'));
  const kinds = new Map(
    loadRecordIndicator().versions.flatMap(({ kinds: all }) => all.map(({ id, name }) => [String(id), name])),
  );
  return ({ kind, subject_id, year, on_day }: ListedRow) => ({
    kind,
    kindName: kinds.get(kind) ?? { zh: kind, en: kind },
    subject: subject_id,
    year,
    day: on_day,
    name: people.get(subject_id) ?? employers.get(subject_id)?.name ?? null,
  });
}
