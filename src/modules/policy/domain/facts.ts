import type { Day } from '../../../ground/clock/day.ts';
import type { Catalogue, Figure } from './definition.ts';
import { type Around, run } from './formula/run.ts';
import type { Facts, Known } from './value.ts';

/** Looks facts up, those that follow from others included. Told facts go before. */
export function factsOf(catalogue: Catalogue, { asOf }: { asOf: Day }, told: Facts): Around {
  const followed = new Map<string, Known>();
  const around: Around = {
    asOf,
    figure: (name, by) => figureOn(catalogue.figures.get(name), by, asOf),
    fact(name) {
      if (name === 'as_of') return asOf;
      const known = told[name];
      if (known !== undefined) return known;
      const { follows = null } = catalogue.facts.get(name) ?? {};
      if (follows === null) return undefined;
      if (!followed.has(name)) followed.set(name, run(follows, around));
      return followed.get(name);
    },
  };
  return around;
}

/** What a figure of law is on a day, for an answer of the fact that it differs by; undefined where it is not known. */
export function figureOn(figure: Figure | undefined, by: Known, asOf: Day): Known {
  if (!figure) return undefined;
  if (by === undefined && !figure.values.has('')) return undefined;
  const values = figure.values.get(figure.values.has('') ? '' : String(by)) ?? [];
  return values.findLast(({ from }) => from <= asOf)?.value;
}

/** Looks up one fact after the other. */
export const lookUp = (catalogue: Catalogue, asOf: Day, told: Facts): ((name: string) => Known) =>
  factsOf(catalogue, { asOf }, told).fact;

/** Facts with those that follow from a told answer: nobody asks a man which retirement is his. What was told goes before. */
export function withGiven(catalogue: Catalogue, told: Facts): Facts {
  const more: Record<string, Known> = {};
  for (const { name, given } of catalogue.facts.values()) {
    if (told[name] !== undefined) continue;
    const found = given.find(({ fact, answer }) => told[fact] === answer);
    if (found) more[name] = found.value;
  }
  return { ...told, ...more };
}

/** Facts in which values are tried, and how they are looked up; nothing is kept between tries. */
export interface Tries {
  facts: Record<string, Known>;
  fact(name: string): Known;
}

/** Facts that can be tried with one value after the other, without copying them. */
export function triesOf(catalogue: Catalogue, asOf: Day, told: Facts): Tries {
  const facts: Record<string, Known> = Object.create(told);
  const around: Around = { ...factsOf(catalogue, { asOf }, {}), fact: (name) => look(name) };
  const look = (name: string): Known => {
    if (name === 'as_of') return asOf;
    const known = facts[name];
    if (known !== undefined) return known;
    const { follows = null } = catalogue.facts.get(name) ?? {};
    return follows === null ? undefined : run(follows, around);
  };
  return { facts, fact: look };
}
