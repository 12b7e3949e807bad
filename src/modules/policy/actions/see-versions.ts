import { type Day, dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { fieldProblem } from '../../../ground/problem.ts';
import { versionsOfPolicy } from '../current-catalogue.ts';
import { amountWords } from '../domain/amount-words.ts';
import { changesOfText } from '../domain/changes-of-text.ts';
import { spansOf } from '../domain/versions.ts';
import { loadPolicies, shippedText } from '../load-catalogue.ts';
import { readText, type TextOfToday, textOfToday, told } from './see-definition.ts';

/** How the text that came with the files is called. */
const shipped = 'shipped';

interface Text {
  id: string;
  from: Day;
  text: string;
  /** When it was approved; null: it came with the files. */
  knownAt: Date | null;
}

async function textsOf(ctx: Context, id: string, today: TextOfToday): Promise<Text[]> {
  const first = loadPolicies().policies.find((one) => one.id === id) ?? today.policy;
  const later = await versionsOfPolicy(ctx, id);
  return [
    { id: shipped, from: first.inForce.from, text: shippedText(id), knownAt: null },
    ...later.map(({ versionId, from, text, knownAt }) => ({ id: versionId, from, text, knownAt })),
  ];
}

/**
 * A policy as it was written from when to when, the latest first, and what one text says otherwise than another; for everybody. Who wrote it
 * and why stays at the officer's desk, and what no page tells of it is left out.
 * @param wanted two of the texts; without them: the one that holds today, and the one before it.
 * @throws Problem 404 `no-such-policy`, 422 `no-such-version`.
 */
export async function seeVersions(ctx: Context, id: string, wanted: { before?: string; after?: string }) {
  const today = await textOfToday(ctx, id);
  const texts = await textsOf(ctx, id, today);
  const versions = spansOf(texts)
    .map(({ version, from, until }) => {
      const read = readText(today.reading, id, version.text);
      const ends = 'policy' in read ? read.policy.inForce.until : null;
      const last = until !== null && (ends === null || until < ends) ? until : ends;
      return {
        id: version.id,
        from,
        until: last,
        held: stateOn(today.day, from, last),
        approvedOn: version.knownAt && dayOf(version.knownAt),
        amount: 'policy' in read ? amountWords(read.policy) : null,
      };
    })
    // Of two from the same day the one that was approved last.
    .reverse()
    .sort((one, other) => (one.from < other.from ? 1 : one.from > other.from ? -1 : 0));
  const holds = versions.findIndex(({ held }) => held === 'now');
  const after = wanted.after ?? versions[Math.max(0, holds)]?.id ?? shipped;
  const at = versions.findIndex((one) => one.id === after);
  const before = wanted.before ?? versions[at + 1]?.id ?? versions[at - 1]?.id ?? after;
  const [was, is] = [pick(texts, 'before', before), pick(texts, 'after', after)].map(({ text }) =>
    readText(today.reading, id, text),
  );
  const readable = was && is && 'policy' in was && 'policy' in is;
  return {
    id,
    name: today.policy.name,
    versions,
    compared: {
      before,
      after,
      changes: readable
        ? changesOfText(told(ctx, was.catalogue, was.policy), told(ctx, is.catalogue, is.policy)).filter(
            ({ part }) => part !== 'rest',
          )
        : null,
    },
  };
}

function stateOn(today: Day, from: Day, until: Day | null): 'now' | 'later' | 'over' | 'corrected' {
  if (until !== null && until < from) return 'corrected';
  if (today < from) return 'later';
  return until !== null && until < today ? 'over' : 'now';
}

function pick(texts: readonly Text[], field: 'before' | 'after', id: string): Text {
  const found = texts.find((one) => one.id === id);
  if (found) return found;
  throw fieldProblem(field, 'no-such-version', {
    zh: '没有这一版，请重新选一版',
    en: 'There is no such version; please choose one of the list',
  });
}
