import type { TitleKnowledge } from './knowledge.ts';
import { type PartName, partNames, type Trait, type Traits, traitsOf } from './traits.ts';

/** How near two titles are, and why. */
export interface TitleCloseness {
  /** 0–1; 1 for the same title. It orders titles; it is no probability. */
  closeness: number;
  /** Each way of comparing, 0–1; null where neither title says anything of it, so that it does not count. */
  parts: Record<PartName, number | null>;
  /** Fields of work of which both say something, by name, what they share most first. */
  fields: string[];
}

/** A title made ready to be compared with many. */
export interface ReadTitle {
  title: string;
  traits: Traits;
}

/** Compares titles. Made once for a lexicon and a body of titles, from which it knows which characters and words are rare. */
export interface TitleComparer {
  read(title: string): ReadTitle;
  /** The figure alone: some microseconds. */
  nearness(one: ReadTitle, other: ReadTitle): number;
  compare(one: ReadTitle, other: ReadTitle): TitleCloseness;
}

/** How much more a rare character counts than a frequent one; between 1 and 2 the measure moves by 0.002. */
const rarity: Record<PartName, number> = { letters: 1.5, pairs: 1.5, meanings: 1, fields: 1 };

/** Inverse frequency among the titles, smoothed so that what none of them has counts most, and nothing counts nothing. */
function weigher(all: readonly Trait[], power: number): (key: string | number) => number {
  const holding = new Map<string | number, number>();
  for (const trait of all) for (const key of trait.keys()) holding.set(key, (holding.get(key) ?? 0) + 1);
  return (key) => (Math.log((1 + all.length) / (1 + (holding.get(key) ?? 0))) + 1) ** power;
}

/** Of length one, so that the product of two is the cosine of their angle. */
function normal(trait: Trait): Trait {
  const length = Math.hypot(...trait.values());
  return new Map([...trait].map(([key, weight]) => [key, weight / length]));
}

function product(one: Trait, other: Trait): number {
  const [short, long] = one.size <= other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [key, weight] of short) sum += weight * (long.get(key) ?? 0);
  return Math.min(1, sum);
}

/** A field counts for those next to it as well, by how near they are. */
function spreadOver(fields: Trait, { near, weights }: TitleKnowledge): Trait {
  const wide = new Map(fields);
  for (const [field, weight] of fields)
    for (const [other, share] of near(String(field)))
      if (other !== field) wide.set(other, (wide.get(other) ?? 0) + weight * share * weights.spread);
  return wide;
}

/**
 * Makes the comparer of a lexicon. Each title becomes four vectors (characters, pairs, like words, fields), each entry weighed by how rare it is
 * among `titles`; the nearness is the weighed mean of their cosines. Same both ways, and 1 for a title and itself.
 * @param titles what is rare is learned from them: the titles that are ranked, or those of the classification.
 */
export function titleComparer(knowledge: TitleKnowledge, titles: readonly string[]): TitleComparer {
  const seen = titles.map((title) => traitsOf(title, knowledge));
  const weigh = Object.fromEntries(
    partNames.map((part) => [
      part,
      weigher(
        seen.map((traits) => traits[part]),
        rarity[part],
      ),
    ]),
  ) as Record<PartName, (key: string | number) => number>;
  const weighed = (traits: Traits, part: PartName) => {
    const trait = new Map([...traits[part]].map(([key, count]) => [key, count * weigh[part](key)]));
    return normal(part === 'fields' ? spreadOver(trait, knowledge) : trait);
  };

  const read = (title: string): ReadTitle => {
    const traits = traitsOf(title, knowledge);
    const vectors = Object.fromEntries(partNames.map((part) => [part, weighed(traits, part)]));
    return { title, traits: vectors as Record<PartName, Trait> };
  };
  const partOf = (one: ReadTitle, other: ReadTitle, part: PartName) =>
    one.traits[part].size + other.traits[part].size === 0
      ? null
      : product(one.traits[part], other.traits[part]);
  const nearness = (one: ReadTitle, other: ReadTitle) => {
    let sum = 0;
    let weights = 0;
    for (const part of partNames) {
      const cosine = partOf(one, other, part);
      if (cosine === null) continue;
      sum += knowledge.weights[part] * cosine;
      weights += knowledge.weights[part];
    }
    return weights === 0 ? Number(one.title === other.title) : sum / weights;
  };
  const sharedFields = (one: ReadTitle, other: ReadTitle) =>
    [...one.traits.fields]
      .map(([field, weight]) => ({
        field: String(field),
        both: weight * (other.traits.fields.get(field) ?? 0),
      }))
      .filter(({ both }) => both > 0)
      .sort((a, b) => b.both - a.both || a.field.localeCompare(b.field))
      .map(({ field }) => knowledge.fieldName(field));

  return {
    read,
    nearness,
    compare: (one, other) => ({
      closeness: nearness(one, other),
      parts: Object.fromEntries(partNames.map((part) => [part, partOf(one, other, part)])) as Record<
        PartName,
        number | null
      >,
      fields: sharedFields(one, other),
    }),
  };
}
