import { sql } from 'kysely';
import { type Context, tablesOf } from '../../ground/context.ts';
import { lotsOf, rowsOf } from '../../ground/database/lots.ts';
import type { JudgedRecord } from './domain/records/judge.ts';
import type { DB } from './tables.ts';

/** The tables of valid records, lots and flags. */
export const records = tablesOf<DB>('exchange');

// 1,000 rows are 0.4 MB of a statement.
const perStatement = 1000;

/**
 * Writes judged records: new ones, and those that changed. What became of them above stays as it is.
 * @returns how many were written.
 */
export async function saveRecords(ctx: Context, judged: readonly JudgedRecord[]): Promise<number> {
  let written = 0;
  for (const lot of lotsOf(judged, perStatement)) {
    const rows = lot.map((each) => ({
      kind: each.kind,
      subject_id: each.subjectId,
      year: each.year,
      area_code: each.area.code,
      area_lo: each.area.lo,
      on_day: each.day,
      station_id: each.stationId,
      version: each.version,
      elsewhere: each.elsewhere !== null,
      issuer: each.elsewhere?.issuer ?? null,
      evidence: each.elsewhere?.evidence ?? null,
      verdict: each.verdict,
      missing: each.missing,
      left_out: each.leftOut,
      judged_at: ctx.clock.now(),
    }));
    const result = await sql`
      insert into exchange.record as r
      select * from jsonb_populate_recordset(null::exchange.record, ${rowsOf(rows)}::jsonb)
      on conflict (kind, subject_id, year) do update set
        area_code = excluded.area_code, area_lo = excluded.area_lo, on_day = excluded.on_day, station_id = excluded.station_id,
        version = excluded.version, elsewhere = excluded.elsewhere, issuer = excluded.issuer, evidence = excluded.evidence,
        verdict = excluded.verdict, missing = excluded.missing, left_out = excluded.left_out, judged_at = excluded.judged_at
      where (r.area_code, r.area_lo, r.on_day, r.station_id, r.version, r.elsewhere, r.issuer, r.evidence, r.verdict, r.missing,
          r.left_out)
        is distinct from (excluded.area_code, excluded.area_lo, excluded.on_day, excluded.station_id, excluded.version,
          excluded.elsewhere, excluded.issuer, excluded.evidence, excluded.verdict, excluded.missing, excluded.left_out)`.execute(
      ctx.tx,
    );
    written += Number(result.numAffectedRows ?? 0n);
  }
  return written;
}

/**
 * Leaves out what is kept of people who went into another: the register shows them no longer, so nothing is found of them that could be
 * judged. Once the merge is taken back they are found again.
 * @returns how many were changed.
 */
export async function leaveOutMerged(
  ctx: Context,
  years: readonly number[],
  personId: string | null = null,
): Promise<number> {
  const result = await sql`
    update exchange.record r set verdict = 'left-out', left_out = 'merged', missing = '{}', judged_at = ${ctx.clock.now()}
    from exchange.duplicate d
    where d.merge_id is not null and r.subject_id in (d.a_person, d.b_person) and r.subject_id <> d.kept_person
      and (${personId}::uuid is null or r.subject_id = ${personId}) and r.kind in ('person', 'certificate')
      and r.year = any (${[...years]}::int[]) and r.left_out is distinct from 'merged'`.execute(ctx.tx);
  return Number(result.numAffectedRows ?? 0n);
}

/** What holds records back: subjects that may be duplicates, and people and services of confirmed flags. */
export interface Doubts {
  /** `kind subject` */
  duplicates: ReadonlySet<string>;
  people: ReadonlySet<string>;
  services: ReadonlySet<string>;
}

export async function readDoubts(ctx: Context): Promise<Doubts> {
  const held = await records(ctx).selectFrom('hold').select(['kind', 'subject_id']).execute();
  const about = await records(ctx)
    .selectFrom('flag_about as a')
    .innerJoin('flag as f', 'f.flag_id', 'a.flag_id')
    .select(['a.kind', 'a.about_id'])
    .where('f.state', '=', 'confirmed')
    .execute();
  const of = (kind: string) =>
    new Set(about.filter((each) => each.kind === kind).map(({ about_id }) => about_id));
  return {
    duplicates: new Set(held.map(({ kind, subject_id }) => `${kind} ${subject_id}`)),
    people: of('person'),
    services: of('service'),
  };
}
