import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { closestOf } from '../../src/modules/matching/domain/engine/closeness.ts';
import { type Demand, partsAsked } from '../../src/modules/matching/domain/engine/demand.ts';
import type { IndexedPosting } from '../../src/modules/matching/domain/engine/index/posting-index.ts';
import type { ScorePart } from '../../src/modules/matching/domain/engine/parts.ts';
import type { EngineRules } from '../../src/modules/matching/domain/engine/rules.ts';
import { stepAt } from '../../src/modules/matching/domain/engine/steps.ts';

/** Values by number, from 1; 0 is none. */
class Numbered<T> {
  readonly #numbers = new Map<T, number>();

  of(value: T): number {
    const number = this.find(value) ?? this.#numbers.size + 1;
    this.#numbers.set(value, number);
    return number;
  }

  find(value: T): number | undefined {
    return this.#numbers.get(value);
  }

  all(): T[] {
    return [...this.#numbers.keys()];
  }
}

/** A person's tables by the numbers of a file: lists begin with what is numbered 1; a gram that no posting has is -1. */
export interface NumberedDemand {
  asked: readonly ScorePart[];
  places: readonly number[];
  far: readonly boolean[];
  close: readonly number[];
  forbidden: readonly boolean[];
  titles: readonly (readonly number[])[];
  skills: readonly { grams: readonly number[]; weight: number }[];
  asks: readonly (readonly number[])[];
}

/** What the peers of a race read: a posting a line, its grams, occupation and area as numbers, so that a person's tables are lists. */
export class PostingsFile {
  readonly path: string;
  readonly #grams = new Numbered<string>();
  readonly #occupations = new Numbered<string>();
  readonly #areas = new Numbered<number>();
  readonly #out;

  constructor(path: string) {
    this.path = path;
    this.#out = createWriteStream(path);
    this.#out.write(
      'id|own|lowered|remote|area|pay_low|pay_high|education|experience|nights|outside|occupation|year|day|answers|title_grams|grams\n',
    );
  }

  add({ postingId, posting }: IndexedPosting): void {
    const numbers = (grams: ReadonlySet<string>) =>
      `[${[...grams].map((gram) => this.#grams.of(gram)).join()}]`;
    this.#out.write(
      `${[
        postingId,
        posting.own,
        posting.lowered,
        posting.remote,
        posting.areaLo === null ? 0 : this.#areas.of(posting.areaLo),
        posting.payLow ?? posting.payHigh ?? '',
        posting.payHigh ?? posting.payLow ?? '',
        posting.educationLevel ?? '',
        posting.experienceYears ?? '',
        posting.nights === true,
        posting.outsideSchoolHours === true,
        posting.occupation === null ? 0 : this.#occupations.of(posting.occupation),
        posting.year ?? '',
        posting.day ?? '',
        posting.answerRate ?? '',
        numbers(posting.titleGrams),
        numbers(posting.grams),
      ].join('|')}\n`,
    );
  }

  async close(): Promise<void> {
    this.#out.end();
    await finished(this.#out);
  }

  numbersOf(demand: Demand, { figures }: Pick<EngineRules, 'figures'>): NumberedDemand {
    const { places, beyond, occupations, tooYoungFor, lacking } = demand;
    const grams = (texts: readonly string[]) => texts.map((text) => this.#grams.find(text) ?? -1);
    const areas = this.#areas.all();
    const codes = this.#occupations.all();
    return {
      asked: partsAsked(demand),
      places: areas.map((lo) => (places ? stepAt(places, lo) : figures.unsaid)),
      far: areas.map((lo) => beyond !== null && stepAt(beyond, lo)),
      close: codes.map((code) => closestOf(occupations ?? [], code)),
      forbidden: codes.map(
        (code) => tooYoungFor?.has(code) === true || lacking?.occupations.has(code) === true,
      ),
      titles: demand.titles.map(grams),
      skills: demand.skills.map((skill) => ({ grams: grams(skill.grams), weight: skill.weight })),
      asks: (lacking?.asked ?? []).map(grams),
    };
  }
}
