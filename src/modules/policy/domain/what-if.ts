import { addMonths, type Day, isDay } from '../../../ground/clock/day.ts';
import type { Catalogue, TryOut } from './definition.ts';
import { type Asked, evaluate } from './evaluate.ts';
import { withGiven } from './facts.ts';
import { grownBy, type Step, stagesTo } from './plan.ts';
import { goesOn, knownSo } from './proposals.ts';
import type { Facts, Known } from './value.ts';

/** What is thought of with a choice: how many are hired, and the figure that it asks for. */
export interface Thought {
  count: number;
  figure: number | null;
}

const fromThatDay = /^as_of(?:-(\d{1,3})([my]))?$/;

/** Whether a day of a thought can be told: that day itself, months or years before it, or a day as such. */
export const isDayOfThought = (text: string): boolean => fromThatDay.test(text) || isDay(text);

function valueOn(asOf: Day, value: Known): Known {
  const found = typeof value === 'string' ? fromThatDay.exec(value) : null;
  if (!found) return value;
  const [, count = '0', unit] = found;
  return addMonths(asOf, -Number(count) * (unit === 'y' ? 12 : 1));
}

/**
 * How things would stand after something that one tries out, on the same day and if all of it took no time; undefined where it cannot come so, or
 * is so already.
 */
export function tried(
  catalogue: Catalogue,
  asked: Asked,
  one: TryOut,
  { count, figure }: Thought,
): Asked | undefined {
  const { asOf, facts } = asked;
  if (!knownSo(one.when, facts)) return undefined;
  const asks: [string, Known][] = one.asks !== null && figure !== null ? [[one.asks, figure]] : [];
  if (one.policy !== null) {
    const stages = stagesTo(catalogue, one.policy, asked);
    const sure = stages?.every(({ step }, nth) => comesSo(catalogue, step, stages[nth - 1]?.after ?? asked));
    if (!stages || !sure) return undefined;
    return { ...asked, facts: { ...facts, ...stages.at(-1)?.after.facts } };
  }
  if (one.hire !== null) {
    const [own, more] = [new Map([...one.hire, ...asks]), Math.max(1, count)];
    const hire = withGiven(catalogue, onDay(asOf, own));
    const hires = Array.from({ length: more }, (_, nth) => ({ id: `+${nth + 1}`, facts: hire }));
    const grown = [...one.adds].flatMap(([name, each]): [string, Known][] => {
      const had = facts[name];
      return typeof had === 'number' ? [[name, had + each * more]] : [];
    });
    const unit = { ...facts, ...Object.fromEntries(grown) };
    return { asOf, facts: unit, hires: [...(asked.hires ?? []), ...hires] };
  }
  const follows = [...one.sets].flatMap(([name, value]) => {
    const change = catalogue.facts.get(name)?.change;
    return change?.to.some((to) => to === value) && facts[name] !== value ? [...change.with] : [];
  });
  const set = onDay(asOf, new Map<string, Known>([...follows, ...one.sets, ...asks]));
  const same = Object.entries(set).every(([name, value]) => facts[name] === value);
  return same ? undefined : { ...asked, facts: withGiven(catalogue, { ...facts, ...set }) };
}

/** Whether a step can be done at once, whatever is not known of him. */
function comesSo(catalogue: Catalogue, step: Step, asked: Asked): boolean {
  if (step.by !== 'policy') return step.by === 'act';
  const policy = catalogue.policies.find(({ id }) => id === step.policy);
  return policy !== undefined && evaluate(catalogue, policy, asked).verdict === 'eligible';
}

const onDay = (asOf: Day, thought: ReadonlyMap<string, Known>): Facts =>
  Object.fromEntries([...thought].map(([name, value]) => [name, valueOn(asOf, value)]));

/** How things would stand on a later day, if what goes on with him goes on; with the facts that had grown by then. */
export function onLaterDay(catalogue: Catalogue, asked: Asked, on: Day): { asked: Asked; goingOn: string[] } {
  const growing = (facts: Facts) =>
    Object.keys(facts).filter((name) => typeof facts[name] === 'number' && goesOn(catalogue, name, facts));
  const grow = (facts: Facts) => {
    const grown = grownBy(catalogue, { ...asked, facts }, growing(facts), on);
    return { facts: { ...facts, ...Object.fromEntries(grown) }, names: grown.map(([name]) => name) };
  };
  const own = grow(asked.facts);
  const hires = (asked.hires ?? []).map(({ id, facts }) => ({ id, ...grow(facts) }));
  return {
    asked: {
      asOf: on,
      facts: own.facts,
      ...(asked.hires ? { hires: hires.map(({ id, facts }) => ({ id, facts })) } : {}),
    },
    goingOn: [...new Set([...own.names, ...hires.flatMap(({ names }) => names)])],
  };
}
