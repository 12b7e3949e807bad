import { type RawBuilder, sql } from 'kysely';
import { type Context, tablesOf } from '../../ground/context.ts';
import type { PayPeriod } from '../../ground/money/pay.ts';
import type { Doubt } from './domain/doubts.ts';
import type { Label } from './domain/labels.ts';
import type { Part } from './domain/missing.ts';
import type { Posting } from './domain/posting.ts';
import type { Education } from './domain/requirements.ts';
import { jobKeyOf, regroup } from './group-ads.ts';
import type { DB } from './tables.ts';

/** This module's tables. */
export const matching = tablesOf<DB>('matching');

/** What the statements of this module that kysely's builder cannot say are made of. */
type Sql = RawBuilder<unknown>;

/** A job as lists and their reasons need it: our own, or collected. */
export interface PostingCard {
  kind: 'own' | 'collected';
  jobId: string;
  /** Of our own; a collected one has the company as printed. */
  employerId: string | null;
  company: string | null;
  /** Its employer leaves people without an answer. */
  lowered: boolean;
  labels: Label[];
  title: string;
  jobFunction: string | null;
  industry: string | null;
  areaCode: string | null;
  areaLo: number | null;
  remote: boolean;
  /** Fen a month. */
  payLow: number | null;
  payHigh: number | null;
  payPrinted: string | null;
  payPeriod: PayPeriod | null;
  education: Education | null;
  experienceYears: number | null;
  skills: string[];
  welfare: string[];
  collectedYear: number | null;
}

const cardColumns = [
  'kind',
  'posting_id as jobId',
  'employer_id as employerId',
  'company',
  'lowered',
  'labels',
  'title',
  'job_function as jobFunction',
  'industry',
  'area_code as areaCode',
  'area_lo as areaLo',
  'remote',
  'pay_low as payLow',
  'pay_high as payHigh',
  'pay_printed as payPrinted',
  'pay_period as payPeriod',
  'education',
  'experience_years as experienceYears',
  'skills',
  'welfare',
  'collected_year as collectedYear',
] as const;

// Of a view the schema says that all may be null, and the checks of its tables hold the codes to these values.
const cards = (ctx: Pick<Context, 'tx'>) =>
  matching(ctx).selectFrom('job as p').select(cardColumns).$castTo<PostingCard>();

/** The jobs of these ids, by id. */
export async function listPostings(
  ctx: Pick<Context, 'tx'>,
  ids: string[],
): Promise<Map<string, PostingCard>> {
  const rows = ids.length ? await cards(ctx).where('posting_id', 'in', ids).execute() : [];
  return new Map(rows.map((row) => [row.jobId, row]));
}

/** The same list for everybody: newest first, unknown days last. */
export async function listNewest(
  ctx: Pick<Context, 'tx'>,
  conditions: Sql[],
  { offset, limit }: { offset: number; limit: number },
): Promise<PostingCard[]> {
  return conditions
    .reduce((query, condition) => query.where(sql<boolean>`${condition}`), cards(ctx))
    .orderBy('collected_year', (order) => order.desc().nullsLast())
    .orderBy('posted_day', (order) => order.desc().nullsLast())
    .orderBy('posting_id')
    .offset(offset)
    .limit(limit)
    .execute();
}

/** All that is kept of one collected posting. */
export function findCollected(ctx: Pick<Context, 'tx'>, jobId: string) {
  return matching(ctx)
    .selectFrom('collected_posting')
    .select([
      'company_kind as companyKind',
      'company_size as companySize',
      'place_printed as placePrinted',
      'address',
      'headcount',
      'description',
      'posted_day as postedDay',
      'source',
      'site',
      'source_id as number',
      sql<Part[]>`missing`.as('missing'),
      sql<Doubt[]>`doubts`.as('doubts'),
    ])
    .where('posting_id', '=', jobId)
    .executeTakeFirst();
}

/** A posting with what the register adds to it. */
export interface IncomingPosting extends Posting {
  postingId: string;
  /** Hexadecimal. */
  contentHash: string;
}

/** Until this transaction ends, or two files with the same advertisements would wait for each other's rows. */
export async function oneImportAtATime({ tx }: Pick<Context, 'tx'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('matching.import'))`.execute(tx);
}

// Column → its type in the incoming JSON and how it is stored; the order is that of the insert.
const columns: [name: string, type: string, stored?: string][] = [
  ['posting_id', 'uuid'],
  ['source', 'text'],
  ['site', 'text'],
  ['source_id', 'text'],
  ['title', 'text'],
  ['job_function', 'text'],
  ['occupation', 'text'],
  ['occupation_confidence', 'real'],
  ['company', 'text'],
  ['company_kind', 'text'],
  ['company_size', 'text'],
  ['industry', 'text'],
  ['place_printed', 'text'],
  ['address', 'text'],
  ['area_code', 'text'],
  ['area_lo', 'int'],
  ['place_confidence', 'real'],
  ['remote', 'boolean'],
  ['pay_low', 'bigint'],
  ['pay_high', 'bigint'],
  ['pay_printed', 'text'],
  ['pay_period', 'text'],
  ['education', 'text'],
  ['education_level', 'smallint'],
  ['experience_years', 'smallint'],
  ['nights', 'boolean'],
  ['outside_school_hours', 'boolean'],
  ['skills', 'text[]'],
  ['welfare', 'text[]'],
  ['headcount', 'int'],
  ['description', 'text'],
  ['posted_day', 'date'],
  ['collected_year', 'smallint'],
  ['missing', 'text[]'],
  ['doubts', 'text[]'],
  ['title_grams', 'text[]', 'array_to_tsvector(r.title_grams)'],
  ['grams', 'text[]', 'array_to_tsvector(r.grams)'],
  ['content_hash', 'text', "decode(r.content_hash, 'hex')"],
  ['job_key', 'text', "decode(r.job_key, 'hex')"],
];
const names = sql.raw(columns.map(([name]) => name).join(', '));
const record = sql.raw(columns.map(([name, type]) => `${name} ${type}`).join(', '));
const stored = sql.raw(columns.map(([name, , how]) => how ?? `r.${name}`).join(', '));
const replaced = sql.raw(
  columns
    .flatMap(([name, , how]) => (name === 'posting_id' ? [] : [`${name} = ${how ?? `r.${name}`}`]))
    .join(', '),
);

const keys = columns.map(
  ([name]) =>
    [
      name,
      name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()) as keyof IncomingPosting,
    ] as const,
);

/** The rows of one statement, as a table `r`. */
function rowsOf(postings: IncomingPosting[]) {
  // What is not known is left out: of 37 columns an advertisement knows some 25, and the database looks at every name.
  const records = postings.map((posting) => {
    const record: Record<string, unknown> = {};
    for (const [name, key] of keys) if (posting[key] !== null) record[name] = posting[key];
    record.job_key = jobKeyOf(posting);
    return record;
  });
  return sql`json_to_recordset(${JSON.stringify(records)}::json) as r(${record})`;
}

/** What the register holds under these numbers: `${source_id}\n${site}` → posting, content hash and job key. */
async function findKnown(
  { tx }: Pick<Context, 'tx'>,
  postings: IncomingPosting[],
): Promise<Map<string, { postingId: string; hash: string; jobKey: string | null }>> {
  // Number by number through the index: in the middle of an import the planner does not know yet how many rows there are.
  const { rows } = await sql<
    Record<'source_id' | 'posting_id' | 'hash', string> & Record<'site' | 'job_key', string | null>
  >`
    select known.source_id, known.site, known.posting_id, encode(known.content_hash, 'hex') as hash, encode(known.job_key, 'hex') as job_key
    from unnest(${postings.map(({ sourceId }) => sourceId)}::text[], ${postings.map(({ site }) => site)}::text[]) wanted(source_id, site)
    cross join lateral (
      select * from matching.collected_posting posting
      where posting.source_id = wanted.source_id and posting.site is not distinct from wanted.site
      limit 1
    ) known`.execute(tx);
  return new Map(
    rows.map((row) => [
      `${row.source_id}\n${row.site}`,
      { postingId: row.posting_id, hash: row.hash, jobKey: row.job_key },
    ]),
  );
}

interface Keyed {
  job_key: string;
}
const keyed = sql`encode(p.job_key, 'hex') as job_key`;

/**
 * Adds new postings and replaces those whose content changed, keeping what they said before; the rest is left untouched. Those that are one
 * job with others are grouped. The caller holds the lock of imports.
 */
export async function savePostings(
  ctx: Pick<Context, 'tx' | 'clock'>,
  postings: IncomingPosting[],
): Promise<{ added: IncomingPosting[]; changed: IncomingPosting[] }> {
  if (postings.length === 0) return { added: [], changed: [] };
  const now = ctx.clock.now();
  const known = await findKnown(ctx, postings);
  const added: IncomingPosting[] = [];
  const changed: IncomingPosting[] = [];
  const jobKeys: string[] = [];
  for (const posting of postings) {
    const before = known.get(`${posting.sourceId}\n${posting.site}`);
    if (before === undefined) added.push(posting);
    else if (before.hash !== posting.contentHash) {
      changed.push({ ...posting, postingId: before.postingId });
      jobKeys.push(before.jobKey ?? '');
    }
  }
  if (added.length) {
    const { rows } = await sql<Keyed>`
      insert into matching.collected_posting as p (${names}, imported_at) select ${stored}, ${now} from ${rowsOf(added)} returning ${keyed}`.execute(
      ctx.tx,
    );
    jobKeys.push(...rows.map(({ job_key }) => job_key));
  }
  if (changed.length) {
    await sql`
      insert into matching.collected_posting_past (posting_id, content_hash, said, imported_at, replaced_at)
      select posting_id, content_hash, to_jsonb(p) - 'title_grams' - 'grams' - 'content_hash', imported_at, ${now}
      from matching.collected_posting p where posting_id = any(${changed.map(({ postingId }) => postingId)}::uuid[])`.execute(
      ctx.tx,
    );
    const { rows } = await sql<Keyed>`
      update matching.collected_posting p set ${replaced}, imported_at = ${now}, led_by = null
      from ${rowsOf(changed)} where p.posting_id = r.posting_id returning ${keyed}`.execute(ctx.tx);
    jobKeys.push(...rows.map(({ job_key }) => job_key));
  }
  await regroup(ctx, jobKeys);
  return { added, changed };
}
