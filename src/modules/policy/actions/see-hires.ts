import type { Context } from '../../../ground/context.ts';
import { answerOf } from '../answers.ts';
import { currentCatalogue } from '../current-catalogue.ts';
import { writeHireList } from '../domain/hire-list.ts';
import { standingOf } from '../domain/standing.ts';
import { knowFor } from '../known-facts.ts';
import { missingWords, named, withoutHire } from '../show-result.ts';
import { prefillHires } from './prefill-hires.ts';

const may = ['entitled', 'check', 'open'] as const;
const mayBe = (standing: string) => may.find((one) => one === standing);

/**
 * Those whom the employer acted for has hired here: what each may open for it, as far as it is known now, and all of them as a list to
 * complete, with the columns on which something still hangs.
 */
export async function seeHires(ctx: Context) {
  const { employer } = ctx.actor;
  const hires = employer === null ? [] : await prefillHires(ctx, employer);
  const catalogue = await currentCatalogue(ctx);
  const { asked } = await knowFor(ctx, { subject: 'unit', told: {}, unclear: [] });
  const policies = catalogue.policies.filter(({ hireConditions }) => hireConditions !== null);
  const shown = hires.map(({ applicationId, id, told }) => {
    const alone = { ...asked, hires: [{ id, facts: told }] };
    const answers = policies.map((policy) => answerOf(catalogue, policy, alone, 'whole'));
    return {
      missing: answers.flatMap(({ missing }) => missing),
      hire: {
        applicationId,
        id,
        opens: answers.flatMap((answer) => {
          const standing = mayBe(standingOf(answer, false));
          if (!standing) return [];
          const missing = missingWords(catalogue, answer.missing.map(withoutHire));
          return [{ policy: named(catalogue, answer.policy.id), standing, missing }];
        }),
      },
    };
  });
  const asks = shown.flatMap(({ missing }) => missing.filter((name) => name.includes(':')).map(withoutHire));
  return {
    hires: shown.map(({ hire }) => hire),
    list: hires.length === 0 ? null : writeHireList(catalogue, hires, asks),
  };
}
