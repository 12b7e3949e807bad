import type { Day } from '../../../../ground/clock/day.ts';
import { parseDay } from '../../../../ground/clock/day.ts';
import type { Formula } from '../formula/parse.ts';
import type { Facts } from '../value.ts';
import { literal } from './as-formula.ts';
import { codeNone, codeOfDay, codeUnknown } from './days.ts';
import { type Look, lookUp } from './fields.ts';
import type { Layout } from './layout.ts';
import { restOf, tryOut } from './rest.ts';

/** What was left of formulas, by code; they belong to the columns that were written with them. Code 0: not known. */
export interface Rests {
  /** By column. */
  of: ReadonlyMap<number, readonly Formula[]>;
}

/** More different ones than these are left only of values that nobody has. */
const mostRests = 1024;

const someDay = parseDay('2000-01-31');

/** Writes people's facts into columns. What is left of formulas is numbered as it comes, so that one writer writes all. */
export class Writer implements Rests {
  readonly layout: Layout;
  readonly of: Map<number, Formula[]>;
  readonly #codes: Map<number, Map<string, number>>;

  constructor(layout: Layout) {
    this.layout = layout;
    const rests = [...layout.columns.keys()].filter((at) => layout.columns[at]?.is === 'rest');
    this.of = new Map(rests.map((at) => [at, [literal(undefined)]]));
    this.#codes = new Map(rests.map((at) => [at, new Map([[JSON.stringify(literal(undefined)), 0]])]));
  }

  /** Columns for so many people, of whom nothing is known yet. */
  columns(count: number): Uint16Array[] {
    return this.layout.columns.map(() => new Uint16Array(count));
  }

  /**
   * Writes one person.
   * @returns false where a fact has no code (it is told and would follow from the day, or is nothing that the catalogue allows): the explained
   *   evaluator has to be asked.
   */
  write(columns: readonly Uint16Array[], at: number, facts: Facts): boolean {
    const { catalogue, byDay } = this.layout;
    if (byDay.some((name) => facts[name] !== undefined)) return false;
    const look = lookUp(catalogue, facts);
    for (const place of this.layout.columns.keys()) {
      const code = this.#codeOf(place, look, facts);
      const column = columns[place];
      if (code === undefined || !column) return false;
      column[at] = code;
    }
    return true;
  }

  #codeOf(place: number, look: Look, facts: Facts): number | undefined {
    const column = this.layout.columns[place];
    if (column?.is === 'small') {
      let sum = 0;
      for (const { field, times } of column.fields) {
        const code = field.codeOf(look);
        if (code === undefined) return undefined;
        sum += code * times;
      }
      return sum;
    }
    if (column?.is === 'day') {
      const day = look(column.field.fact) as Day | null | undefined;
      return day === undefined ? codeUnknown : day === null ? codeNone : codeOfDay(day);
    }
    return column && this.#restCode(place, column.field.formula, column.field.carrier, facts);
  }

  #restCode(place: number, formula: Formula, carrier: string | null, facts: Facts): number | undefined {
    const { catalogue } = this.layout;
    const rest = restOf(catalogue, formula, carrier, facts);
    const key = JSON.stringify(rest);
    const [codes, all] = [this.#codes.get(place), this.of.get(place)];
    const known = codes?.get(key);
    if (known !== undefined || !codes || !all) return known;
    if (all.length === mostRests) return undefined;
    try {
      tryOut(catalogue, rest, carrier, someDay);
    } catch (error) {
      // A part of a month: the explained evaluator says so.
      if (error instanceof RangeError) return undefined;
      throw error;
    }
    codes.set(key, all.length);
    all.push(rest);
    return all.length - 1;
  }
}
