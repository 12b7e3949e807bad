import type { Context } from '../../../../ground/context.ts';
import { fieldProblem } from '../../../../ground/problem.ts';
import { type Evidence, facts, getCurrent, longestQuote, recordFacts } from '../../../people/index.ts';
import { scrub } from '../../domain/resume/quote.ts';
import type { ResumeFact } from '../../domain/resume/reading.ts';

/** What of a résumé the person has said is true: an item of a list, or a value, with the words in which it stands. */
export interface Kept {
  fact: ResumeFact;
  value: string | number | boolean;
  quote: string;
  year: number | null;
}

/**
 * Records what the person has confirmed of a résumé, item by item, as his own word or, at a counter, as told there; with the few words in which
 * it stands, and nothing else of the résumé. Items are added to those on record; a value takes the place of the one before.
 * @throws Problem 422 for a list that would be too long, a value that is told twice or cannot be read; 404 `person-not-here`.
 */
export async function keepReadings(
  ctx: Context,
  personId: string,
  { from, kept }: { from: Evidence['from']; kept: readonly Kept[] },
): Promise<void> {
  const ids = [...new Set(kept.map(({ fact }) => fact))];
  const known = await getCurrent(ctx, personId, ids);
  const told = ids.map((id) => {
    const fact = facts().get(id);
    const some = kept.filter((one) => one.fact === id);
    const many = 'most' in fact;
    const evidence = some.map(
      ({ value, quote, year }): Evidence => ({
        item: many ? String(value).trim() : null,
        quote: scrub(quote).slice(0, longestQuote),
        from,
        year,
      }),
    );
    const field = `/kept/${kept.findIndex((one) => one.fact === id)}/value`;
    if (!many) {
      const [only, second] = some;
      if (only && !second) return { fact: id, value: only.value, evidence };
      throw fieldProblem(field, 'told-twice', {
        zh: `${fact.label.zh}只能留一个，请选一个`,
        en: `Only one can be kept of: ${fact.label.en}`,
      });
    }
    const now = known.get(id)?.value;
    const before = Array.isArray(now) ? now : [];
    const value = [...new Set([...before, ...some.map((one) => String(one.value).trim())])];
    if (value.length > fact.most)
      throw fieldProblem(field, 'too-many', {
        zh: `${fact.label.zh}最多 ${fact.most} 个，已经有 ${before.length} 个，请少留几个`,
        en: `At most ${fact.most} of: ${fact.label.en}; there are ${before.length}, please keep fewer`,
      });
    return { fact: id, value, evidence };
  });
  await recordFacts(ctx, personId, told);
}
