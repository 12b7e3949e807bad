import { hash } from 'node:crypto';

/** Chance that is the same each time: a stream of numbers that follows from its name alone. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  /** Whether something happens that does so in `perCent` of a hundred. */
  chance(perCent: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the choices, each as often as its weight says. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
  /** `count` different ones in random order; fewer where there are not so many. */
  some<T>(list: readonly T[], count: number): T[];
}

/**
 * The stream of a name: the sfc32 generator (C. Doty-Humphrey's PractRand, public domain), seeded with the SHA-256 of the name. Each
 * made thing has a stream of its own, so that a change in one does not change the others.
 */
export function randomOf(name: string): Random {
  const seed = hash('sha256', `leye-demo/${name}`, 'buffer');
  let [a, b, c, counter] = [seed.readInt32LE(0), seed.readInt32LE(4), seed.readInt32LE(8), 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let turn = 0; turn < 12; turn += 1) next();
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    const [one] = list.slice(whole(0, list.length - 1));
    if (one === undefined) throw new RangeError(`${name}: nothing to choose from`);
    return one;
  };
  return {
    next,
    whole,
    chance: (perCent) => next() * 100 < perCent,
    pick,
    weighted(choices) {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [choice, weight] of choices) {
        left -= weight;
        if (left < 0) return choice;
      }
      return pick(choices)[0];
    },
    some(list, count) {
      const rest = [...list];
      const taken = [];
      while (rest.length > 0 && taken.length < count)
        taken.push(...rest.splice(whole(0, rest.length - 1), 1));
      return taken;
    },
  };
}
