import { dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { Problem } from '../../../ground/problem.ts';
import { currentReading, versionsOfPolicy } from '../current-catalogue.ts';
import { amountWords } from '../domain/amount-words.ts';
import type { Catalogue, Policy } from '../domain/definition.ts';
import type { Layer } from '../domain/layers.ts';
import { answersOf, excludedWith } from '../domain/library/answers.ts';
import { sourcesNamed, treeOf } from '../domain/library/condition-tree.ts';
import { inBoth } from '../domain/library/library.ts';
import { atomWords } from '../domain/words.ts';
import { loadLibrary } from '../load-library.ts';
import { entryNow, lineOf } from './list-policies.ts';

/**
 * The page of a policy: everything that its definition says, in words, each statement with its sources and how far it is doubted.
 * @throws Problem 404 `no-such-policy`.
 */
export async function seePolicy(ctx: Context, id: string) {
  const { catalogue, versions } = await currentReading(ctx);
  const policy = catalogue.policies.find((one) => one.id === id);
  const { library } = loadLibrary();
  const entry = entryNow(versions, library, id);
  if (!policy || !entry)
    throw new Problem(404, 'no-such-policy', {
      zh: '没有这项政策，请回政策库重新找',
      en: 'There is no such policy; please look again in the library',
    });
  const today = dayOf(ctx.clock.now());
  const named = (other: string) => ({
    id: other,
    name: catalogue.policies.find((one) => one.id === other)?.name ?? policy.name,
  });
  const { conditions, hireConditions, amount } = policy;
  return {
    ...lineOf(policy, entry, today),
    standing: policy.standing,
    amountDoubt: amount.doubt,
    amountConfirmed: amount.confirmed ?? null,
    amountSources: sourcesNamed(catalogue, amount.sources),
    amountArticles: [...amount.articles],
    conditions: [
      { about: 'self' as const, tree: treeOf(catalogue, conditions) },
      ...(hireConditions ? [{ about: 'hire' as const, tree: treeOf(catalogue, hireConditions) }] : []),
    ],
    documents: [...policy.documents],
    materials: policy.materials.map((one) => inBoth(library, one)),
    channel: { ...policy.channel, text: inBoth(library, policy.channel.text) },
    workingDays: policy.workingDays,
    workingDaysDoubt: policy.workingDaysFrom?.doubt ?? null,
    workingDaysArticles: [...(policy.workingDaysFrom?.articles ?? [])],
    daysArticles: [...policy.inForce.articles],
    excludes: excludedWith(catalogue, policy).map((one) => ({
      ...named(one.policy),
      within: one.within,
      articles: [...one.articles],
      doubt: one.doubt,
      confirmed: one.confirmed ?? null,
    })),
    opens: policy.opens.map(named),
    answers: answersOf({ catalogue, library, today }, policy, entry.short),
    layers: policy.layers.map((layer) => layerShown(catalogue, policy, layer)),
    note: policy.note,
    changed: (await versionsOfPolicy(ctx, id)).length,
  };
}

/** What a place says otherwise, beside what holds elsewhere. */
function layerShown(
  catalogue: Catalogue,
  policy: Policy,
  { level, label, conditions, without, amount, sources, articles, doubt }: Layer,
) {
  return {
    place: label,
    level,
    amount: amount && amountWords({ ...policy, amount }),
    differs: [
      ...conditions.map(({ instead, condition }) => ({
        here: treeOf(catalogue, condition),
        above: instead && atomWords(catalogue, instead),
      })),
      ...without.map((atom) => ({ here: null, above: atomWords(catalogue, atom) })),
    ],
    sources: sourcesNamed(catalogue, sources),
    articles: [...articles],
    doubt,
  };
}
