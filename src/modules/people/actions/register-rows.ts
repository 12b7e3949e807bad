import { sql } from 'kysely';
import type { Day } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { facts } from '../load-facts.ts';

/** A person's row in the register, as somebody sees it who counts: what is known, not what it says. */
export interface RegisterRow {
  personId: string;
  area: { code: string; lo: number };
  /** When something of him was recorded first in the time that is asked about. */
  day: Day;
  /** Of the facts that are asked about those that are not known. */
  lacks: string[];
  /** When certificates were recorded first, and whether somebody but himself has seen them; null: none were. */
  certificates: { day: Day; seen: boolean } | null;
}

interface Row {
  person_id: string;
  area_code: string;
  area_lo: number;
  day: Day;
  certificate_day: Day | null;
  certificate_seen: boolean | null;
  known: Record<string, boolean>;
}

const perLot = 5000;

/**
 * Everybody of whom something was recorded between two moments, lot by lot, or one of them where that is so; by a job.
 * @param needs facts that people own.
 */
export async function* registerRows(
  ctx: Context,
  {
    from,
    to,
    needs,
    personId = null,
  }: { from: Date; to: Date; needs: readonly string[]; personId?: string | null },
): AsyncGenerator<RegisterRow[]> {
  const known = sql.join(
    needs.flatMap((id) => [sql`${id}::text`, sql`${sql.ref(`p.${facts().get(id).column}`)} is not null`]),
  );
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await sql<Row>`
      select p.person_id, p.area_code, p.area_lo, l.day,
        case when cardinality(p.certificates) > 0 then l.certificate_day end as certificate_day, l.certificate_seen,
        jsonb_build_object(${known}) as known
      from people.person p cross join lateral (
        select (min(f.recorded_at) at time zone 'Asia/Shanghai')::date as day,
          (min(f.recorded_at) filter (where f.fact = 'person.certificates') at time zone 'Asia/Shanghai')::date as certificate_day,
          bool_or(f.source_kind <> 'self') filter (where f.fact = 'person.certificates') as certificate_seen
        from people.fact_log f
        where f.person_id = p.person_id and f.recorded_at >= ${from} and f.recorded_at < ${to}) l
      where l.day is not null and p.person_id > ${after} and (${personId}::uuid is null or p.person_id = ${personId})
      order by p.person_id limit ${perLot}`.execute(ctx.tx);
    yield rows.map((row) => ({
      personId: row.person_id,
      area: { code: row.area_code, lo: row.area_lo },
      day: row.day,
      lacks: needs.filter((id) => row.known[id] !== true),
      certificates: row.certificate_day && { day: row.certificate_day, seen: row.certificate_seen === true },
    }));
    const last = rows.at(-1);
    if (rows.length < perLot || !last) return;
    after = last.person_id;
  }
}
