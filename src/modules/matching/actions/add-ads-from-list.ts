import { loadAreas } from '../../../ground/areas/load.ts';
import type { Context } from '../../../ground/context.ts';
import { checkRow, fields, type PrintedRow, type RowProblem } from '../domain/format.ts';
import { type FindPlace, placeFinder } from '../domain/place.ts';
import { occupationOf, type Posting, readPosting, titleProblems } from '../domain/posting.ts';
import { regroup } from '../group-ads.ts';
import { codeOccupation } from '../load-occupation-words.ts';
import { lookAtTitle } from '../look-at-title.ts';
import { matching, oneImportAtATime, savePostings } from '../store.ts';
import type { TitleLook } from '../title-look-schema.ts';
import { contentHashOf } from './content-hash.ts';

/** A field of the advertisement format, by the name under which a list has it. */
export type AdField = keyof PrintedRow;

/** What an advertisement says, field by field. */
export type PrintedAd = Readonly<Partial<Record<AdField, unknown>>>;

/** What is wrong with a field of an advertisement; null: with all of it. */
export interface AdProblem extends Pick<RowProblem, 'code' | 'reason' | 'suggestion'> {
  field: AdField | null;
}

let place: FindPlace | undefined;

/** An advertisement whose fields go by the format's names, as the lines of data/demo/collected-postings.jsonl do. */
export function printedAd(row: Readonly<Record<string, unknown>>): PrintedAd {
  return Object.fromEntries(Object.entries(fields).map(([key, { name }]) => [key, row[name]]));
}

const names = Object.entries(fields).map(([key, { name }]) => [key as AdField, name] as const);

function checked(printed: PrintedAd) {
  const row: Record<string, unknown> = {};
  for (const [key, name] of names) {
    const value = printed[key];
    if (value !== undefined) row[name] = value;
  }
  return checkRow(row);
}

function understood(printed: PrintedAd): { posting: Posting; hash: string } | undefined {
  const found = checked(printed);
  if ('problems' in found) return undefined;
  place ??= placeFinder(loadAreas());
  const read = readPosting(found.row, place, codeOccupation);
  return 'problems' in read ? undefined : { posting: read.posting, hash: contentHashOf(found.row) };
}

/** Advertisements that were read ahead, until they are taken over or forgotten. */
const ahead = new WeakMap<PrintedAd, ReturnType<typeof understood>>();

/** Reads an advertisement whose very object `addAdsFromList` is given soon: what takes this process time is then done. */
export function readAdAhead(printed: PrintedAd): void {
  ahead.set(printed, understood(printed));
}

/** Checks an advertisement by the format's own rules. @returns what is wrong with it; nothing where it can be taken. */
export function checkAd(printed: PrintedAd): AdProblem[] {
  const found = checked(printed);
  const problems = 'problems' in found ? found.problems : titleProblems(found.row.title);
  return problems.map(({ field, code, reason, suggestion }) => ({
    field: names.find(([, name]) => name === field)?.[0] ?? null,
    code,
    reason,
    suggestion,
  }));
}

/** The occupation that an advertisement is kept under, with what else it may be; null where the advertisement cannot be taken. */
export function lookAtAd(printed: PrintedAd): TitleLook | null {
  const { posting } = understood(printed) ?? {};
  return posting ? lookAtTitle(posting.title, null, occupationOf(posting, codeOccupation) ?? null) : null;
}

/** What became of an advertisement of a list; the id is null where nothing was written. */
export interface AddedAd {
  done: 'created' | 'changed' | 'unchanged';
  postingId: string | null;
}

/** An advertisement of a list, under its id here. */
export interface ListedAd {
  postingId: string;
  printed: PrintedAd;
}

/**
 * Takes over collected advertisements, in the order given: who is known by site and number is replaced where he says something else, and
 * what he said before is kept.
 * @param ads that `checkAd` has found nothing wrong with.
 */
export async function addAdsFromList(ctx: Context, ads: readonly ListedAd[]): Promise<AddedAd[]> {
  const incoming = ads.map(({ postingId, printed }) => {
    const read = ahead.get(printed) ?? understood(printed);
    if (!read) throw new Error('an advertisement with a problem is not taken over');
    ahead.delete(printed);
    return { ...read.posting, postingId, contentHash: read.hash };
  });
  await oneImportAtATime(ctx);
  const { added, changed } = await savePostings(ctx, incoming);
  const numberOf = ({ sourceId, site }: { sourceId: string; site: string | null }) =>
    JSON.stringify([sourceId, site]);
  const created = new Set(added);
  const replaced = new Map(changed.map((one) => [numberOf(one), one.postingId]));
  return incoming.map((one): AddedAd => {
    if (created.has(one)) return { done: 'created', postingId: one.postingId };
    const known = replaced.get(numberOf(one));
    return known === undefined
      ? { done: 'unchanged', postingId: null }
      : { done: 'changed', postingId: known };
  });
}

/**
 * Takes advertisements back that a list has added, where they are still as it said.
 * @returns in the order given; `kept` where the advertisement says something else by now, or did before.
 */
export async function takeBackAds(
  ctx: Pick<Context, 'tx'>,
  ads: readonly ListedAd[],
): Promise<('undone' | 'kept')[]> {
  if (ads.length === 0) return [];
  await oneImportAtATime(ctx);
  const ids = ads.map(({ postingId }) => postingId);
  const hashes = ads.flatMap(({ printed }) => {
    const found = checked(printed);
    return 'row' in found ? [Buffer.from(contentHashOf(found.row), 'hex')] : [];
  });
  const past = await matching(ctx)
    .selectFrom('collected_posting_past')
    .select('posting_id')
    .where('posting_id', 'in', ids)
    .execute();
  const gone = await matching(ctx)
    .deleteFrom('collected_posting')
    .where('posting_id', 'in', ids)
    .where('posting_id', 'not in', [emptyId, ...past.map(({ posting_id }) => posting_id)])
    .where('content_hash', 'in', hashes)
    .returning(['posting_id', 'job_key'])
    .execute();
  await regroup(
    ctx,
    gone.map(({ job_key }) => job_key?.toString('hex') ?? ''),
  );
  const done = new Set(gone.map(({ posting_id }) => posting_id));
  return ids.map((id) => (done.has(id) ? 'undone' : 'kept'));
}

const emptyId = '00000000-0000-0000-0000-000000000000';
