import { addDays, addMonths, type Day, parseDay, partsOf } from '../../../../ground/clock/day.ts';
import { type Atom, factsInTest, outcomeOf } from '../condition.ts';
import type { Catalogue, Policy, PolicyFact } from '../definition.ts';
import { evaluate } from '../evaluate.ts';
import { limitsOf } from '../possible-values.ts';
import type { Known } from '../value.ts';
import { decidedBy, reached, solve } from './solve.ts';
import { placesOf, scaleOf, turnsOf } from './values.ts';
import { askedOf, lookUpOf, toldBehind, toldOf, type Who, withValue } from './who.ts';

const outcomeFor = (catalogue: Catalogue, atom: Atom, who: Who) => outcomeOf(atom, lookUpOf(catalogue, who));

/** The told facts on which an atom hangs, and `as_of` where it hangs on the day. */
function behind(catalogue: Catalogue, { fact, test }: Atom): string[] {
  const place =
    'at' in test ? test.at : test.is === 'yearOf' ? test.as : test.is === 'dayLimit' ? test.limit : null;
  const ofDay = test.is === 'ahead' || (place && 'fact' in place && place.fact === 'as_of');
  const told = [fact, ...factsInTest(test)].flatMap((name) => toldBehind(catalogue, name));
  return [...new Set([...told, ...(ofDay ? ['as_of'] : [])])];
}

/** Every answer of a fact without an order; of policies had so far as often as it may be, and once more. */
function everyValue(fact: PolicyFact, { test }: Atom): Known[] {
  switch (fact.type) {
    case 'yesno':
      return [true, false];
    case 'code':
      return fact.answers.map(({ code }) => code);
    default: {
      const { policy, atMost } = test.is === 'received' ? test : { policy: '', atMost: -1 };
      return Array.from({ length: atMost + 2 }, (_, times) => Array.from({ length: times }, () => policy));
    }
  }
}

/** A policy, one of its atoms, and somebody on whom it is tried. */
interface Tried {
  catalogue: Catalogue;
  policy: Policy;
  atom: Atom;
  base: Who;
}

const verdictOf = ({ catalogue, policy }: Tried, who: Who) =>
  evaluate(catalogue, policy, askedOf(who)).verdict;

/**
 * An atom's limit as one fact goes up, with one step to each side. Where something else turns there as well, the same value once more of
 * somebody of whom all else holds.
 */
function atLimits(tried: Tried, fact: PolicyFact): Who[] {
  const { catalogue, policy, atom, base } = tried;
  const scale = scaleOf(fact, base.asOf, addDays);
  if (!scale) return [];
  const follows = catalogue.facts.get(atom.fact)?.follows !== null;
  const places = placesOf(fact, follows, limitsOf(catalogue, [atom]), scale.at(toldOf(base, fact.name)));
  const whoAt = (at: number) => withValue(base, fact.name, scale.value(at));
  const outcomeAt = (at: number) => outcomeFor(catalogue, atom, whoAt(at));
  const turns = turnsOf(places, outcomeAt);
  const { test } = atom;
  const limit = test.is === 'limit' && !follows ? scale.at(test.limit) : null;
  const found = new Set([
    ...(limit === null ? [] : [limit - 1, limit, limit + 1]),
    ...turns.flatMap(([low, high]) => [low, high, outcomeAt(low) === 'yes' ? low - 1 : high + 1]),
  ]);
  const mended = turns.flat().flatMap((at) => {
    const goals = decidedBy(policy, atom, outcomeAt(at) === 'yes');
    if (reached(catalogue, whoAt(at), goals)) return [];
    return solve(catalogue, policy, whoAt(at), goals, { pinned: new Set([fact.name]), pairs: false }) ?? [];
  });
  const plain = [...found].filter((at) => fact.type === 'day' || at >= 0).sort((a, b) => a - b);
  return [...plain.map(whoAt), ...mended];
}

/** Each told fact of an atom at its limits or in every answer, none where there may be none, and not known. */
export function aboutAtom(tried: Tried): Who[] {
  const { catalogue, atom, base } = tried;
  return behind(catalogue, atom).flatMap((name) => {
    const fact = catalogue.facts.get(name);
    if (!fact) return [];
    const put = (value: Known) => withValue(base, name, value);
    const ordered = scaleOf(fact, base.asOf, addDays) !== null;
    const all = ordered ? atLimits(tried, fact) : everyValue(fact, atom).map(put);
    return [...all, ...(fact.none ? [put(null)] : []), put(undefined)];
  });
}

/** Leap days, and ends of months after which a shorter one may follow, from a day back in time. */
function oddDays(from: Day, back: number): { leap: Day[]; end: Day[] } {
  const { year } = partsOf(from);
  const all = Array.from({ length: back + 4 }, (_, nth) => year + 3 - nth);
  return {
    leap: all.filter((one) => one % 4 === 0 && one !== 1900).map((one) => parseDay(`${one}-02-29`)),
    end: all.flatMap((one) =>
      ['08-31', '01-31', '03-31', '05-31', '10-31'].map((rest) => parseDay(`${one}-${rest}`)),
    ),
  };
}

/** Whether an atom counts months or years between days. */
function counts(catalogue: Catalogue, { fact, test }: Atom): boolean {
  if (test.is === 'gone' || test.is === 'within' || test.is === 'ahead') return true;
  return (catalogue.facts.get(fact)?.follows ?? null) !== null;
}

/** Most periods that end lie no further from those that begin. */
const fewMore = 6;

/** A year and nine months to each side. */
const nearby = Array.from({ length: 100 }, (_, nth) => (nth - 50) * 13);

/**
 * A period that begins on 29 February, and one that begins on the last day of a month and ends in a shorter one: the last day before and
 * the first after it turns, where the whole answer turns with it.
 */
export function onOddDays(tried: Tried): Who[] {
  const { catalogue, atom, base } = tried;
  if (!counts(catalogue, atom)) return [];
  const days = behind(catalogue, atom).filter(
    (name) => name === 'as_of' || catalogue.facts.get(name)?.type === 'day',
  );
  const months = limitsOf(catalogue, [atom]).months.filter((one) => one > 0);
  const clipped = (day: Day) => months.some((one) => addMonths(addMonths(day, one), -one) !== day);
  const found: Who[] = [];
  for (const fixed of days) {
    for (const moving of days.filter((name) => name !== fixed)) {
      const [from, to] = [toldOf(base, fixed), toldOf(base, moving)];
      if (typeof from !== 'string' || typeof to !== 'string') continue;
      const { leap, end } = oddDays(from as Day, fixed.endsWith('birth_date') ? 75 : 6);
      const clippedFirst = [...end.filter(clipped), ...end.filter((day) => !clipped(day)).slice(0, 8)];
      for (const kind of [leap, clippedFirst]) {
        // Where it begins to hold, and where it ends.
        const seen = new Set<string>();
        let more = fewMore;
        for (const day of kind) {
          if (seen.size > 0) more -= 1;
          if (seen.size === 2 || more < 0) break;
          const who = withValue(base, fixed, day);
          const at = (moved: number) => withValue(who, moving, addDays(to as Day, moved));
          for (const [low, high] of turnsOf(nearby, (moved) => outcomeFor(catalogue, atom, at(moved)))) {
            const verdicts = [low, high].map((one) => verdictOf(tried, at(one)));
            const turn = verdicts.join();
            if (seen.has(turn) || verdicts.filter((one) => one === 'eligible').length !== 1) continue;
            seen.add(turn);
            found.push(at(low), at(high));
          }
        }
      }
    }
  }
  return found;
}

/** Of a share of one fact in another, whole steps near its limit: ten thousand of them. */
export function inShares(tried: Tried): Who[] {
  const { catalogue, policy, atom, base } = tried;
  const { follows = null } = catalogue.facts.get(atom.fact) ?? {};
  if (
    follows?.is !== 'two' ||
    follows.sign !== '/' ||
    follows.right.is !== 'fact' ||
    follows.left.is !== 'fact'
  )
    return [];
  const [part, all] = [catalogue.facts.get(follows.left.name), follows.right.name];
  const many = solve(catalogue, policy, withValue(base, all, 10_000), decidedBy(policy, atom, true), {
    pinned: new Set([all]),
  });
  if (!many || !part) return [];
  return atLimits({ ...tried, base: many }, part);
}
