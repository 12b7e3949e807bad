import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../ground/context.ts';
import { type GroupedAd, groupAds, mostOfOneKey } from './domain/same-job/group.ts';
import { jobKey } from './domain/same-job/names.ts';

/** What an advertisement is compared by, in hexadecimal as `matching.collected_posting.job_key` has it; empty: it stands for itself. */
export function jobKeyOf(ad: { company: string | null; title: string }): string {
  const key = jobKey(ad);
  return key === null ? '' : createHash('sha256').update(key).digest('hex').slice(0, 16);
}

interface KeyedAd extends GroupedAd {
  postingId: string;
  jobKey: string;
  ledBy: string | null;
  /** How many have this key. */
  ads: number;
}

/**
 * All of these keys with more than one advertisement, or with one that another led; of too many only the latter. Key by key through the
 * index: in the middle of an import nothing is known of the table yet, and a join would read it whole.
 */
async function loadAds({ tx }: Pick<Context, 'tx'>, jobKeys: readonly string[]): Promise<KeyedAd[]> {
  const { rows } = await sql<KeyedAd>`
    select p.*, k.ads
    from unnest(${jobKeys.map((key) => Buffer.from(key, 'hex'))}::bytea[]) as asked(key)
    cross join lateral (
      select count(*) as ads, bool_or(led_by is not null) as led from matching.collected_posting where job_key = key and job_key <> ''
    ) k
    cross join lateral (
      select posting_id as "postingId", encode(job_key, 'hex') as "jobKey", led_by as "ledBy", source_id as "sourceId", site, title,
        company, place_printed as "placePrinted", address, area_code as "areaCode", remote, pay_low as "payLow", pay_high as "payHigh",
        pay_printed as "payPrinted", education_level as "educationLevel", experience_years as "experienceYears", skills, welfare,
        description, posted_day as "postedDay", collected_year as "collectedYear", missing
      from matching.collected_posting
      where job_key = key and job_key <> '' and (k.ads <= ${mostOfOneKey} or led_by is not null) and (k.ads > 1 or k.led) offset 0
    ) p`.execute(tx);
  return rows;
}

/**
 * Groups the advertisements of these keys anew, after some of them came, changed or went; nothing else is looked at, and what stays as it
 * is is not written. The caller holds the lock of imports.
 */
export async function regroup(ctx: Pick<Context, 'tx'>, jobKeys: Iterable<string>): Promise<void> {
  const touched = [...new Set(jobKeys)].filter((key) => key !== '');
  if (touched.length === 0) return;
  const ofKey = new Map<string, KeyedAd[]>();
  for (const ad of await loadAds(ctx, touched)) ofKey.set(ad.jobKey, [...(ofKey.get(ad.jobKey) ?? []), ad]);
  const leads = new Map<string, string>();
  for (const ads of ofKey.values()) {
    if (ads.some((ad) => ad.ads > mostOfOneKey)) continue;
    for (const [lead, ...others] of groupAds(ads)) {
      for (const other of others) if (lead) leads.set(other.postingId, lead.postingId);
    }
  }
  const changes = [...ofKey.values()]
    .flat()
    .map(({ postingId, ledBy }) => ({ id: postingId, led: leads.get(postingId) ?? null, ledBy }))
    .filter(({ led, ledBy }) => led !== ledBy);
  if (changes.length === 0) return;
  await sql`
    update matching.collected_posting p set led_by = r.led
    from json_to_recordset(${JSON.stringify(changes)}::json) as r(id uuid, led uuid) where p.posting_id = r.id`.execute(
    ctx.tx,
  );
}

/**
 * Reads the keys of advertisements that were taken over before there were any, and groups them.
 * @returns how many, at most `most`. The caller holds the lock of imports.
 */
export async function groupUnread(ctx: Pick<Context, 'tx'>, most: number): Promise<number> {
  const { rows } = await sql<{ id: string; company: string | null; title: string }>`
    select posting_id as id, company, title from matching.collected_posting where job_key is null order by posting_id limit ${most}`.execute(
    ctx.tx,
  );
  if (rows.length === 0) return 0;
  const keyed = rows.map((row) => ({ id: row.id, key: jobKeyOf(row) }));
  await sql`
    update matching.collected_posting p set job_key = decode(r.key, 'hex')
    from json_to_recordset(${JSON.stringify(keyed)}::json) as r(id uuid, key text) where p.posting_id = r.id`.execute(
    ctx.tx,
  );
  await regroup(
    ctx,
    keyed.map(({ key }) => key),
  );
  return rows.length;
}
