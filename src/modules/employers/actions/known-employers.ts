import { sql } from 'kysely';
import type { Day } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';

/** An employer as somebody sees him who counts: when he was registered or, in the time that is asked about, verified first. */
export interface KnownEmployer {
  employerId: string;
  area: { code: string; lo: number };
  day: Day;
  verified: boolean;
  kind: string;
  industry: string | null;
  address: string | null;
}

interface Row {
  employer_id: string;
  area_code: string;
  area_lo: number;
  registered_on: Day;
  verified_on: Day | null;
  state: string;
  kind: string;
  industry: string | null;
  address: string | null;
}

/** Employers that were registered or verified on some days, or one of them where that is so; by a job. */
export async function knownEmployers(
  ctx: Context,
  { from, to, employerId = null }: { from: Day; to: Day; employerId?: string | null },
): Promise<KnownEmployer[]> {
  // A verification is a row; that of an employer who was brought in stands in his own.
  const { rows } = await sql<Row>`
    with verified as (
      select employer_id, min(day) as day from (
        select employer_id, (decided_at at time zone 'Asia/Shanghai')::date as day from employers.verification where state = 'verified'
        union all
        select employer_id, verified_on from employers.employer where verified_on is not null
      ) v where day between ${from} and ${to} and (${employerId}::uuid is null or employer_id = ${employerId}) group by employer_id
    )
    select e.employer_id, e.area_code, e.area_lo, e.state, e.kind, e.industry, e.address, v.day as verified_on,
      (e.registered_at at time zone 'Asia/Shanghai')::date as registered_on
    from employers.employer e left join verified v using (employer_id)
    where (${employerId}::uuid is null or e.employer_id = ${employerId})
      and e.area_lo between ground.lo() and ground.hi()
      and (v.day is not null or (e.registered_at at time zone 'Asia/Shanghai')::date between ${from} and ${to})`.execute(
    ctx.tx,
  );
  return rows.map((row) => ({
    employerId: row.employer_id,
    area: { code: row.area_code, lo: row.area_lo },
    day: row.verified_on ?? row.registered_on,
    verified: row.verified_on !== null && row.state !== 'refused',
    kind: row.kind,
    industry: row.industry,
    address: row.address,
  }));
}
