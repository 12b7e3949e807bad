import { type AdvertisementLabels, labelFields } from './advertisement-labels.ts';
import type { Advertisement } from './pick-advertisements.ts';

type Field = (typeof labelFields)[number];

/** A label as any field has it. */
interface Label {
  at: readonly [number, number] | null;
  in?: 'title';
}

/** How one reading of a field stands to another, over advertisements. */
export interface Compared {
  /** Labels that both have. */
  both: number;
  /** Of these, those with the same values too. */
  alike: number;
  onlyFirst: number;
  onlySecond: number;
}

const nothing = (): Compared => ({ both: 0, alike: 0, onlyFirst: 0, onlySecond: 0 });

/** A comparison of no advertisement yet. */
export const noneCompared = (): Record<Field, Compared> => ({
  skill: nothing(),
  education: nothing(),
  experience: nothing(),
  age: nothing(),
  hours: nothing(),
  physical: nothing(),
  pay: nothing(),
  benefits: nothing(),
  place: nothing(),
  odd: nothing(),
});

const valuesOf = ({ at, in: part, ...values }: Label & { name?: string }) => {
  const { name: _, ...rest } = values;
  return JSON.stringify(rest);
};

/** Whether two labels are of the same words: they share half of the shorter. */
function sameWords(one: Label, other: Label): boolean {
  if (one.in !== other.in) return false;
  if (one.at === null || other.at === null) return one.at === other.at;
  const shared = Math.min(one.at[1], other.at[1]) - Math.max(one.at[0], other.at[0]);
  return shared * 2 >= Math.min(one.at[1] - one.at[0], other.at[1] - other.at[0]);
}

/** What is told of a label apart from where it stands: the same twice in a text is one thing. */
function toldBy({ title, description }: Advertisement, field: Field, label: Label): string {
  if (label.at === null) return valuesOf(label);
  const words = (label.in === 'title' ? title : description).slice(...label.at).toLowerCase();
  // A level or a benefit is the same wherever it stands; a skill, an age and a place are by their words.
  return ['skill', 'age', 'place'].includes(field) ? words : valuesOf(label);
}

/** Pairs of labels, each in one pair at most: first those of the same words and values, then of the same words, then those that tell the same. */
function pairsOf(
  advertisement: Advertisement,
  field: Field,
  first: readonly Label[],
  second: readonly Label[],
) {
  const open = new Set(second);
  const pairs: [Label, Label][] = [];
  const told = (label: Label) => toldBy(advertisement, field, label);
  const ways: ((one: Label, other: Label) => boolean)[] = [
    (one, other) => sameWords(one, other) && valuesOf(one) === valuesOf(other),
    (one, other) => sameWords(one, other),
    (one, other) => told(one) === told(other),
  ];
  let left = [...first];
  for (const way of ways)
    left = left.filter((one) => {
      const other = [...open].find((each) => way(one, each));
      if (!other) return true;
      open.delete(other);
      pairs.push([one, other]);
      return false;
    });
  return { pairs, onlyFirst: left.length, onlySecond: open.size };
}

/** Adds to a comparison how two readings of an advertisement stand to each other. */
export function compareLabels(
  compared: Record<Field, Compared>,
  advertisement: Advertisement,
  first: AdvertisementLabels,
  second: AdvertisementLabels,
): void {
  for (const field of labelFields) {
    const of = compared[field];
    const { pairs, onlyFirst, onlySecond } = pairsOf(
      advertisement,
      field,
      first[field] ?? [],
      second[field] ?? [],
    );
    of.both += pairs.length;
    of.alike += pairs.filter(([one, other]) => valuesOf(one) === valuesOf(other)).length;
    of.onlyFirst += onlyFirst;
    of.onlySecond += onlySecond;
  }
}
