import { type Day, dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { Problem, type Words } from '../../../ground/problem.ts';
import { type Current, currentReading, versionsOfPolicy } from '../current-catalogue.ts';
import { sumWords } from '../domain/amount-words.ts';
import { changesOfText, type TextChange, type ToldPolicy } from '../domain/changes-of-text.ts';
import type { Catalogue, Policy } from '../domain/definition.ts';
import { type Answer, type Asked, evaluate } from '../domain/evaluate.ts';
import { changedUnread } from '../domain/read-anew.ts';
import type { Standing } from '../domain/standing.ts';
import { type Fault, faultOf, unreadFault } from '../fault-words.ts';
import { loadPolicies, policiesWithTexts, shippedText } from '../load-catalogue.ts';
import { loadLibrary } from '../load-library.ts';
import { type Example, examplesFolder, readExamples } from '../read-cases.ts';
import { statementWords } from '../statement-words.ts';
import { policies } from '../store.ts';
import { hashOf } from '../store-doubts.ts';
import { draftOf, openWords } from '../store-drafts.ts';
import type { KeptVersion } from '../store-versions.ts';
import { toldCount } from './list-doubts.ts';

/** The text of a policy that holds today, and its policy. */
export interface TextOfToday {
  policy: Policy;
  reading: Current;
  text: string;
  hash: string;
  short: Words;
  day: Day;
}

/** @throws Problem 404 `no-such-policy`. */
export async function textOfToday(ctx: Context, id: string): Promise<TextOfToday> {
  const reading = await currentReading(ctx);
  const policy = reading.written.policies.find((one) => one.id === id);
  if (!policy)
    throw new Problem(404, 'no-such-policy', {
      zh: '没有这项政策，请回政策库重新找',
      en: 'There is no such policy; please look again in the library',
    });
  const version = reading.versions.get(id);
  const text = version?.text ?? shippedText(id);
  const entry = loadLibrary().library.entries.find((one) => one.policy === id);
  return {
    policy,
    reading,
    text,
    hash: hashOf(text),
    day: dayOf(ctx.clock.now()),
    short: version?.short ?? entry?.short ?? policy.name,
  };
}

/** So many characters a text has at most; the longest that ships has 2,400. */
export const longestText = 40_000;

/** A text of a policy among the others of today: the policy, or what is wrong with it. */
export function readText(
  { versions }: Current,
  id: string,
  text: string,
): { catalogue: Catalogue; policy: Policy } | { faults: Fault[] } {
  // What is cut off in the middle would be told as something broken.
  if (text.length > longestText)
    return { faults: [faultOf(`${id}.yaml:1: ${text.length} characters, and ${longestText} at most`)] };
  const texts = new Map([...versions].map(([other, version]) => [other, version.text]));
  let read: ReturnType<typeof policiesWithTexts>;
  try {
    read = policiesWithTexts(new Map([...texts, [id, text]]));
  } catch (error) {
    // Brackets in brackets without end exhaust the stack.
    if (!(error instanceof RangeError)) throw error;
    read = { faults: [`${id}.yaml:1: nested too deeply`] };
  }
  if ('faults' in read) return { faults: read.faults.map(faultOf) };
  const policy = read.catalogue.policies.find((one) => one.id === id);
  if (!policy) throw new Error(`${id} was read and is not there`);
  return { catalogue: read.catalogue, policy };
}

/** A policy that was read, with its statements in the sentences of the pages. */
export function told(ctx: Context, catalogue: Catalogue, policy: Policy): ToldPolicy {
  const today = dayOf(ctx.clock.now());
  return {
    catalogue,
    policy,
    wordsOf: (statement) => statementWords(catalogue, statement, today).words,
  };
}

let examples: ReadonlyMap<string, readonly Example[]> | undefined;

/** The worked examples of a policy; read when somebody first changes a text. */
function examplesOf(id: string): readonly Example[] {
  examples ??= readExamples(loadPolicies(), examplesFolder);
  return examples.get(id) ?? [];
}

/** The worked examples of which another text says something else. */
export interface ExamplesChanged {
  count: number;
  changed: { name: string; before: Words; after: Words }[];
}

const verdicts: Record<Answer['verdict'], Words> = {
  eligible: { zh: '可以享受', en: 'entitled' },
  'not-eligible': { zh: '不符合', en: 'not entitled' },
  open: { zh: '还不能确定', en: 'not known yet' },
  'not-in-force': { zh: '当时没有这项政策', en: 'no such policy then' },
};

function saidWords(catalogue: Catalogue, policy: Policy, asked: Asked): Words {
  const { verdict: came, amount, hires } = evaluate(catalogue, policy, asked);
  const verdict = verdicts[came];
  const passing = hires.filter(({ outcome }) => outcome === 'yes').length;
  const sum = typeof amount === 'number' ? sumWords(policy.amount, amount, passing) : null;
  return sum ? { zh: `${verdict.zh}，${sum.zh}`, en: `${verdict.en}, ${sum.en}` } : verdict;
}

function examplesChanged(
  one: Pick<ToldPolicy, 'catalogue' | 'policy'>,
  other: Pick<ToldPolicy, 'catalogue' | 'policy'>,
): ExamplesChanged {
  const all = examplesOf(other.policy.id).map(({ name, asked }) => {
    const [before, after] = [one, other].map(({ catalogue, policy }) =>
      saidWords(catalogue, policy, asked),
    ) as [Words, Words];
    return { name, before, after };
  });
  return { count: all.length, changed: all.filter(({ before, after }) => before.zh !== after.zh) };
}

/**
 * The faults of a text, with their lines; where it has none, what it says otherwise than today's text, in sentences.
 * @throws Problem 404 `no-such-policy`.
 */
export async function checkDefinition(
  ctx: Context,
  id: string,
  text: string,
): Promise<{ faults: Fault[]; changes: TextChange[]; examples: ExamplesChanged }> {
  const today = await textOfToday(ctx, id);
  const read = readText(today.reading, id, text);
  const none = { count: examplesOf(id).length, changed: [] };
  if ('faults' in read) return { faults: read.faults, changes: [], examples: none };
  const before = told(ctx, today.reading.written, today.policy);
  return {
    faults: changedUnread(today.policy, read.policy).map((one) => unreadFault(text, one)),
    changes: changesOfText(before, told(ctx, read.catalogue, read.policy)),
    examples: examplesChanged(before, read),
  };
}

function versionsShown(ctx: Context, id: string, today: TextOfToday, versions: readonly KeptVersion[]) {
  let before = shippedText(id);
  return versions.map((version) => {
    const [was, is] = [readText(today.reading, id, before), readText(today.reading, id, version.text)];
    before = version.text;
    return {
      id: version.versionId,
      from: version.from as string,
      at: version.knownAt.toISOString(),
      by: version.madeBy,
      approvedBy: version.approvedBy,
      reason: openWords(ctx, 'version', version.versionId, version.wordsSealed).reason,
      holds: today.reading.versions.get(id)?.versionId === version.versionId,
      changes:
        'faults' in was || 'faults' in is
          ? []
          : changesOfText(told(ctx, was.catalogue, was.policy), told(ctx, is.catalogue, is.policy)),
    };
  });
}

async function movesOf(ctx: Context, draftId: string) {
  const rows = await policies(ctx)
    .selectFrom('draft_move')
    .select(['was', 'becomes'])
    .select((each) => each.fn.sum<number>('people').as('people'))
    .where('draft_id', '=', draftId)
    .groupBy(['was', 'becomes'])
    .orderBy('people', 'desc')
    .execute();
  return rows.map(({ was, becomes, people }) => ({
    was: was as Exclude<Standing, 'almost'>,
    becomes: becomes as Exclude<Standing, 'almost'>,
    people: toldCount(Number(people)),
  }));
}

/**
 * A policy's text for whoever changes it: as it holds today, the draft under way with its faults and changes, and the versions before.
 * @throws Problem 404 `no-such-policy`.
 */
export async function seeDefinition(ctx: Context, id: string) {
  const today = await textOfToday(ctx, id);
  const row = await draftOf(ctx, id);
  const own = await versionsOfPolicy(ctx, id);
  const read = row ? readText(today.reading, id, row.text) : null;
  const from = read && 'policy' in read ? read.policy.inForce.from : null;
  return {
    id,
    name: today.policy.name,
    text: today.text,
    hash: today.hash,
    short: today.short,
    draftFrom: from as string | null,
    covers: own
      .filter((version) => from !== null && version.from > from && version.from > today.day)
      .map((version) => version.from as string),
    draft: row
      ? {
          id: row.draft_id,
          text: row.text,
          hash: hashOf(row.text),
          short: row.short as unknown as Words,
          ...openWords(ctx, 'draft', row.draft_id, row.words_sealed),
          state: row.state as 'open' | 'submitted',
          by: row.made_by_name,
          mine: row.made_by === ctx.actor.id,
          at: row.changed_at.toISOString(),
          late: row.base_hash.toString('hex') !== today.hash,
          counted:
            row.counted_at && row.counted_hash
              ? {
                  at: row.counted_at.toISOString(),
                  same: row.counted_hash.toString('hex') === hashOf(row.text),
                  moves: await movesOf(ctx, row.draft_id),
                }
              : null,
        }
      : null,
    versions: versionsShown(ctx, id, today, own).reverse(),
  };
}
