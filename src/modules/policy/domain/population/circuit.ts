import { dayBits } from './slices.ts';

/**
 * One step over the bits of many people. `rest may` looks up what is left of a formula
 * (column `a`) for those of step `b`, and `rest must` is the other half of that.
 */
export interface Step {
  is: 'plane' | 'and' | 'or' | 'and not' | 'or not' | 'not' | 'rest may' | 'rest must';
  a: number;
  b: number;
}

/** What may hold and what must hold, as places of steps. */
export interface Both {
  may: number;
  must: number;
}

export const no = 0;
export const yes = 1;

/** Steps that work out conditions for many people at once; what is the same is worked out once. */
export class Circuit {
  /** The first two stand for no and yes. */
  readonly steps: Step[] = [
    { is: 'plane', a: -1, b: 0 },
    { is: 'plane', a: -1, b: 1 },
  ];
  readonly #places = new Map<string, number>();

  #step(is: Step['is'], a: number, b: number): number {
    const key = `${is} ${a} ${b}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.steps.length);
    this.steps.push({ is, a, b });
    return this.steps.length - 1;
  }

  plane = (plane: number) => this.#step('plane', plane, 0);

  /**
   * A day's code, whose lowest bit stands in `plane`, is at least so much. From the lowest bit up: where the limit has a bit the code needs it too, and
   * where not it is enough to have it.
   */
  atLeast(plane: number, limit: number): number {
    let holds = yes;
    for (let bit = 0; bit < dayBits; bit += 1) {
      const has = this.plane(plane + bit);
      holds = ((limit >> bit) & 1) === 1 ? this.and(has, holds) : this.or(has, holds);
    }
    return holds;
  }

  not(one: number): number {
    if (one === no || one === yes) return one === no ? yes : no;
    const step = this.steps[one] as Step;
    return step.is === 'not' ? step.a : this.#step('not', one, 0);
  }

  and(one: number, other: number): number {
    if (one === no || other === no) return no;
    if (one === yes || one === other) return other;
    if (other === yes) return one;
    const [opposite, second] = [this.#opposite(one), this.#opposite(other)];
    if (opposite !== null && second !== null) return this.not(this.or(opposite, second));
    if (second !== null) return this.#step('and not', one, second);
    if (opposite !== null) return this.#step('and not', other, opposite);
    return this.#step('and', Math.min(one, other), Math.max(one, other));
  }

  or(one: number, other: number): number {
    if (one === yes || other === yes) return yes;
    if (one === no || one === other) return other;
    if (other === no) return one;
    const [opposite, second] = [this.#opposite(one), this.#opposite(other)];
    if (opposite !== null && second !== null) return this.not(this.and(opposite, second));
    if (second !== null) return this.#step('or not', one, second);
    if (opposite !== null) return this.#step('or not', other, opposite);
    return this.#step('or', Math.min(one, other), Math.max(one, other));
  }

  /** What a step is the opposite of: it takes no step of its own where it is joined to another. */
  #opposite(one: number): number | null {
    const step = this.steps[one] as Step;
    return step.is === 'not' ? step.a : null;
  }

  /** What is left of a formula, looked up for those alone on whom something hangs. */
  rest(column: number, needed: number): Both {
    const may = this.#step('rest may', column, needed);
    return { may, must: this.#step('rest must', column, may) };
  }

  /** A field's code is one of these: what codes beyond the last would be does not matter. */
  oneOf(plane: number, wanted: readonly boolean[]): number {
    const within = (from: number, bits: number): number => {
      const part = wanted.slice(from, from + (1 << bits));
      if (part.every((one) => one === part[0])) return part[0] === true ? yes : no;
      const half = 1 << (bits - 1);
      const low = within(from, bits - 1);
      if (from + half >= wanted.length) return low;
      const high = within(from + half, bits - 1);
      const bit = this.plane(plane + bits - 1);
      if (low === high) return low;
      return this.or(this.and(bit, high), this.and(this.not(bit), low));
    };
    return within(0, Math.ceil(Math.log2(wanted.length)));
  }
}
