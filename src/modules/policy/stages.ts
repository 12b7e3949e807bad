import type { Day } from '../../ground/clock/day.ts';
import { type CurrentFact, staleFrom } from '../people/index.ts';
import { prefilled } from './actions/prefill-facts.ts';
import type { Catalogue } from './domain/definition.ts';
import { withGiven } from './domain/facts.ts';
import type { Stage } from './domain/kept-standing.ts';
import type { RegisterRules } from './domain/register.ts';

/**
 * What the register tells of somebody from a day on, and from each later day on which a fact is so old that it tells nothing any more, if
 * nothing is recorded until then.
 */
export function stagesOf(
  catalogue: Catalogue,
  rules: RegisterRules,
  known: ReadonlyMap<string, CurrentFact>,
  from: Day,
): [Stage, ...Stage[]] {
  const stageOn = (on: Day): Stage => {
    const told = prefilled(rules, known, on).map(({ fact, value }) => [fact, value]);
    return { from: on, facts: withGiven(catalogue, Object.fromEntries(told)) };
  };
  const ends = [...known.values()].flatMap((one) => staleFrom(one) ?? []).filter((day) => day > from);
  return [stageOn(from), ...[...new Set(ends)].sort().map(stageOn)];
}
