import { loadAreas } from '../../../ground/areas/load.ts';
import type { Context } from '../../../ground/context.ts';
import { checkRow, fields, type PrintedRow, type RowProblem } from '../domain/format.ts';
import { type FindPlace, placeFinder } from '../domain/place.ts';
import { readPosting } from '../domain/posting.ts';
import { regroup } from '../group-ads.ts';
import { codeOccupation } from '../load-occupation-words.ts';
import { matching, oneImportAtATime, savePostings } from '../store.ts';
import { contentHashOf } from './content-hash.ts';

/** A field of the advertisement format, by the name under which a list has it. */
export type AdField = keyof PrintedRow;

type Printed = Readonly<Partial<Record<AdField, unknown>>>;

/** What is wrong with a field of an advertisement; null: with all of it. */
export interface AdProblem extends Pick<RowProblem, 'code' | 'reason' | 'suggestion'> {
  field: AdField | null;
}

let place: FindPlace | undefined;

function read(printed: Printed) {
  const named = Object.fromEntries(
    Object.entries(fields).flatMap(([key, { name }]) => {
      const value = printed[key as AdField];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const checked = checkRow(named);
  if ('problems' in checked) return checked;
  place ??= placeFinder(loadAreas());
  const understood = readPosting(checked.row, place, codeOccupation);
  return 'problems' in understood ? understood : { ...understood, hash: contentHashOf(checked.row) };
}

/** Reads an advertisement by the format's own rules. @returns what is wrong with it; nothing where it can be taken. */
export function readAd(printed: Printed): AdProblem[] {
  const understood = read(printed);
  if (!('problems' in understood)) return [];
  const keys = Object.entries(fields);
  return understood.problems.map(({ field, code, reason, suggestion }) => ({
    field: (keys.find(([, { name }]) => name === field)?.[0] as AdField | undefined) ?? null,
    code,
    reason,
    suggestion,
  }));
}

/** What became of an advertisement of a list. */
export interface AddedAd {
  done: 'created' | 'changed' | 'unchanged';
  postingId: string | null;
  contentHash: string;
}

/**
 * Takes over collected advertisements, in the order given: who is known by site and number is replaced where he says something else, and
 * what he said before is kept.
 * @param ads that `readAd` has found nothing wrong with.
 */
export async function addAdsFromList(
  ctx: Context,
  ads: readonly { postingId: string; printed: Printed }[],
): Promise<AddedAd[]> {
  await oneImportAtATime(ctx);
  const incoming = ads.map(({ postingId, printed }) => {
    const understood = read(printed);
    if ('problems' in understood) throw new Error('an advertisement with a problem is not taken over');
    return { ...understood.posting, postingId, contentHash: understood.hash };
  });
  const { added, changed } = await savePostings(ctx, incoming);
  const numberOf = ({ sourceId, site }: { sourceId: string; site: string | null }) =>
    JSON.stringify([sourceId, site]);
  const replaced = new Map(changed.map((one) => [numberOf(one), one.postingId]));
  return incoming.map((one): AddedAd => {
    const { postingId, contentHash } = one;
    if (added.includes(one)) return { done: 'created', postingId, contentHash };
    const known = replaced.get(numberOf(one));
    return known === undefined
      ? { done: 'unchanged', postingId: null, contentHash }
      : { done: 'changed', postingId: known, contentHash };
  });
}

/**
 * Takes advertisements back that a list has added, where they are still as it said.
 * @returns in the order given; `kept` where the advertisement says something else by now, or did before.
 */
export async function takeBackAds(
  ctx: Pick<Context, 'tx'>,
  ads: readonly { postingId: string; contentHash: string }[],
): Promise<('undone' | 'kept')[]> {
  if (ads.length === 0) return [];
  await oneImportAtATime(ctx);
  const ids = ads.map(({ postingId }) => postingId);
  const past = await matching(ctx)
    .selectFrom('collected_posting_past')
    .select('posting_id')
    .where('posting_id', 'in', ids)
    .execute();
  const gone = await matching(ctx)
    .deleteFrom('collected_posting')
    .where('posting_id', 'in', ids)
    .where('posting_id', 'not in', [emptyId, ...past.map(({ posting_id }) => posting_id)])
    .where(
      'content_hash',
      'in',
      ads.map(({ contentHash }) => Buffer.from(contentHash, 'hex')),
    )
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
