import { createHash } from 'node:crypto';
import { loadAreas } from '../../../../ground/areas/load.ts';
import { dayOf } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { agreedToJobs, type IdRange } from '../../../people/index.ts';
import type { Demand } from '../../domain/engine/demand.ts';
import { skillGrams } from '../../domain/engine/demand.ts';
import type { PostingIndex } from '../../domain/engine/index/posting-index.ts';
import { type Found, Searcher } from '../../domain/engine/index/search.ts';
import { serves } from '../../domain/engine/index/tables.ts';
import { type Keep, keepParts } from '../../domain/engine/keep.ts';
import { birthFact, ringsOf, type Wishes, wishesOf, wishFacts } from '../../domain/wishes.ts';
import { demandFor, gramWeights } from '../../explain.ts';
import { loadEngineRules } from '../../load-engine.ts';
import { rank } from '../../ranking.ts';
import {
  type BestJobs,
  type KeptJobs,
  readRecommended,
  replaceRecommended,
} from '../../store-recommended.ts';

/** So many jobs are kept of somebody. */
export const mostRecommended = 20;

const read = [...Object.values(wishFacts), birthFact];
const nothing = { area: null, leastPay: null, words: null, label: null };

/** Jobs that changed since the lists were made: their ids, and those of them that stand in lists now. */
export interface ChangedJobs {
  ids: ReadonlySet<string>;
  index: PostingIndex;
}

/** How many people there are in a range, and for how many all jobs were looked through. */
export interface RecommendedTo {
  people: number;
  searched: number;
}

/** Finds for many, one range of people after the other, which jobs fit best; what is the same for several is worked out once. */
export class Recommender {
  readonly #searcher = new Searcher();
  readonly #keep: Keep = keepParts();
  readonly #rules = loadEngineRules();
  readonly #indexes: readonly PostingIndex[];
  readonly #changed: ChangedJobs | null;

  /**
   * @param indexes all jobs.
   * @param changed only who is concerned by these, or has said something else, is looked at; null: everybody is.
   */
  constructor(indexes: readonly PostingIndex[], changed: ChangedJobs | null) {
    this.#indexes = indexes;
    this.#changed = changed;
  }

  /** Finds and keeps the lists of a range. Done again it changes nothing. */
  async recommend(ctx: Pick<Context, 'tx' | 'clock'>, range: IdRange): Promise<RecommendedTo> {
    const day = dayOf(ctx.clock.now());
    const people = await agreedToJobs(ctx, read, range);
    const kept = this.#changed ? await readRecommended(ctx, range) : new Map<string, KeptJobs>();
    const some = people.map(({ personId, known }) => ({ personId, wishes: wishesOf(known, day) }));
    const weights = await gramWeights(ctx, [
      ...new Set(some.flatMap(({ wishes }) => skillGrams(wishes.skills, this.#keep).flat())),
    ]);
    const thisYear = Number(day.slice(0, 4));
    const lists: BestJobs[] = [];
    const stay: string[] = [];
    for (const { personId, wishes } of some) {
      const demand = demandFor(wishes, weights, thisYear, this.#keep);
      const wishesHash = hashOf(wishes, thisYear);
      const before = kept.get(personId);
      if (this.#changed && before?.wishesHash.equals(wishesHash) && !this.#concerns(before, demand)) {
        stay.push(personId);
        continue;
      }
      const found = await this.#search(ctx, demand, wishes);
      const last = found.at(-1);
      if (!last) continue;
      const postingIds = found.map(({ postingId }) => postingId);
      lists.push({ personId, postingIds, leastScore: last.score, wishesHash });
    }
    await replaceRecommended(ctx, day, range, lists, stay);
    return { people: people.length, searched: people.length - stay.length };
  }

  #asked(demand: Demand) {
    return { demand, rules: this.#rules, filters: nothing, count: mostRecommended };
  }

  /** Whether what changed can change a list: one of it stands there, or fits as well as the last one that does. */
  #concerns({ postingIds, leastScore }: KeptJobs, demand: Demand): boolean {
    const changed = this.#changed;
    if (!changed) return true;
    if (postingIds.some((id) => changed.ids.has(id))) return true;
    if (!serves(this.#asked(demand))) return true;
    const [best] = this.#searcher.search([changed.index], { ...this.#asked(demand), count: 1 });
    return best !== undefined && (postingIds.length < mostRecommended || best.score >= leastScore);
  }

  async #search(ctx: Pick<Context, 'tx'>, demand: Demand, wishes: Wishes): Promise<Found[]> {
    const asked = this.#asked(demand);
    if (serves(asked)) return this.#searcher.search(this.#indexes, asked);
    const rings = ringsOf(loadAreas(), wishes);
    return rank(ctx, { ...asked, rings, offset: 0, limit: mostRecommended });
  }
}

/** Of all that a list goes by beside the jobs. */
function hashOf(wishes: Wishes, thisYear: number): Buffer {
  const said = JSON.stringify([thisYear, { ...wishes, occupations: [...wishes.occupations] }]);
  return createHash('sha256').update(said).digest();
}
