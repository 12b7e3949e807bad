import type { Day } from '../../../../ground/clock/day.ts';
import type { Catalogue } from '../definition.ts';
import type { Asked } from '../evaluate.ts';
import { lookUp } from '../facts.ts';
import { type Formula, factsIn } from '../formula/parse.ts';
import type { Facts, Known } from '../value.ts';

/** Somebody of whom a policy is asked, on a day; of a unit with at most one whom it has hired. */
export interface Who {
  asOf: Day;
  facts: Facts;
  hire: Facts | null;
}

/** What differs from somebody else: values by the names of facts, the day by `as_of`. */
export type Changes = ReadonlyMap<string, Known>;

/** The one whom a unit has hired; in cases he is called a. */
export const whoOf = ({ asOf, facts, hires = [] }: Asked): Who => ({
  asOf,
  facts,
  hire: hires[0]?.facts ?? null,
});

export const askedOf = ({ asOf, facts, hire }: Who): Asked => ({
  asOf,
  facts,
  hires: hire ? [{ id: 'a', facts: hire }] : [],
});

/** The value of a fact, as far as it was told; of `as_of` the day. */
export function toldOf({ asOf, facts, hire }: Who, name: string): Known {
  if (name === 'as_of') return asOf;
  return name.startsWith('h.') ? hire?.[name] : facts[name];
}

export const lookUpOf = (catalogue: Catalogue, { asOf, facts, hire }: Who): ((name: string) => Known) =>
  lookUp(catalogue, asOf, hire ? { ...facts, ...hire } : facts);

/** Somebody with another value of a fact. */
export function withValue(who: Who, name: string, value: Known): Who {
  if (name === 'as_of') return { ...who, asOf: value as Day };
  return name.startsWith('h.')
    ? { ...who, hire: { ...who.hire, [name]: value } }
    : { ...who, facts: { ...who.facts, [name]: value } };
}

const sameValue = (one: Known, other: Known) =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** In what somebody differs from somebody else, in the order of the catalogue's facts. */
export function changesOf(catalogue: Catalogue, from: Who, to: Who): Changes {
  const names = ['as_of', ...catalogue.facts.keys()];
  return new Map(
    names.flatMap((name) => {
      const value = toldOf(to, name);
      return sameValue(value, toldOf(from, name)) ? [] : [[name, value] as const];
    }),
  );
}

/** The told facts to which a fact goes back, itself where it is told; the day as `as_of` where it follows from that. */
export function toldBehind({ facts }: Catalogue, name: string): string[] {
  const { follows = null } = facts.get(name) ?? {};
  return follows === null ? [name] : toldBehindFormula({ facts }, follows);
}

/** The told facts to which a formula goes back, and `as_of`. */
export const toldBehindFormula = (catalogue: Pick<Catalogue, 'facts'>, formula: Formula): string[] => [
  ...new Set([...factsIn(formula)].flatMap((name) => toldBehind(catalogue as Catalogue, name))),
];
