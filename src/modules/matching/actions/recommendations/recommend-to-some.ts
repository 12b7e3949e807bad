import { hash } from 'node:crypto';
import { loadAreas } from '../../../../ground/areas/load.ts';
import { dayOf } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { agreedToJobs, type IdRange } from '../../../people/index.ts';
import type { Demand } from '../../domain/engine/demand.ts';
import { skillGrams } from '../../domain/engine/demand.ts';
import { idsAt, type PostingIndex } from '../../domain/engine/index/posting-index.ts';
import { type FoundSlot, Searcher } from '../../domain/engine/index/search.ts';
import { type Asked, serves } from '../../domain/engine/index/tables.ts';
import { type Keep, keepParts } from '../../domain/engine/keep.ts';
import { birthFact, ringsOf, type Wishes, wishesOf, wishFacts } from '../../domain/wishes.ts';
import { demandFor, gramWeights } from '../../explain.ts';
import { loadEngineRules } from '../../load-engine.ts';
import { rank } from '../../ranking.ts';
import {
  type BestJobs,
  countIn,
  forgetRecommended,
  idsIn,
  keepRecommended,
  readRecommended,
} from '../../store-recommended.ts';

/** So many jobs are kept of somebody. */
export const mostRecommended = 20;

/** So much the score of the last job of a list mostly falls at the most from night to night. */
const mostLost = 10;

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
  readonly #searcher = new Searcher(true);
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
    const thisYear = Number(day.slice(0, 4));
    const people = await agreedToJobs(ctx, read, range);
    const kept = await readRecommended(ctx, range);
    // Neighbours one after the other: they are shown jobs of the same blocks.
    const some = people
      .map(({ personId, known }) => ({ personId, wishes: wishesOf(known, day) }))
      .sort((a, b) => Number(a.wishes.residence) - Number(b.wishes.residence));
    const skills = some.flatMap(({ wishes }) => skillGrams(wishes.skills, this.#keep).flat());
    const weights = await gramWeights(ctx, [...new Set(skills)]);
    const lists = new Map<string, BestJobs>();
    let searched = 0;
    for (const { personId, wishes } of some) {
      const demand = demandFor(wishes, weights, thisYear, this.#keep);
      const wishesHash = hashOf(wishes, thisYear);
      const before = kept.get(personId);
      const stays = this.#changed && before?.wishesHash === wishesHash && !this.#concerns(before, demand);
      const best = stays ? before : await this.#best(ctx, demand, wishes, wishesHash, before);
      if (!stays) searched += 1;
      // Whom nothing fits any more keeps no list, as who is not there any more.
      if (best) kept.delete(personId);
      if (best && !isSame(best, before)) lists.set(personId, best);
    }
    await forgetRecommended(ctx, [...kept.keys()]);
    await keepRecommended(ctx, day, lists);
    return { people: people.length, searched };
  }

  #asked(demand: Demand) {
    return { demand, rules: this.#rules, filters: nothing, count: mostRecommended };
  }

  /** Whether what changed can change a list: one of it stands there, or fits as well as the last one that does. */
  #concerns(before: BestJobs, demand: Demand): boolean {
    const changed = this.#changed;
    if (!changed) return true;
    const ids = idsIn(before);
    if (ids.some((id) => changed.ids.has(id)) || !serves(this.#asked(demand))) return true;
    const [best] = this.#searcher.searchSlots([changed.index], { ...this.#asked(demand), count: 1 });
    return best !== undefined && (ids.length < mostRecommended || best.score >= before.leastScore);
  }

  /** A list is mostly as good as it was, and to look for nothing worse takes less; where it is not, it is looked for anew. */
  #search(asked: Asked, before: BestJobs | undefined): FoundSlot[] {
    if (before && countIn(before) === asked.count) {
      const found = this.#searcher.searchSlots(this.#indexes, {
        ...asked,
        atLeast: before.leastScore - mostLost,
      });
      if (found.length === asked.count) return found;
    }
    return this.#searcher.searchSlots(this.#indexes, asked);
  }

  /** undefined: nothing fits. */
  async #best(
    ctx: Pick<Context, 'tx'>,
    demand: Demand,
    wishes: Wishes,
    wishesHash: string,
    before: BestJobs | undefined,
  ): Promise<BestJobs | undefined> {
    const asked = this.#asked(demand);
    if (serves(asked)) {
      const found = this.#search(asked, before?.wishesHash === wishesHash ? before : undefined);
      const last = found.at(-1);
      return last && { postingIds: `{${idsAt(found)}}`, leastScore: last.score, wishesHash };
    }
    const rings = ringsOf(loadAreas(), wishes);
    const found = await rank(ctx, { ...asked, rings, offset: 0, limit: mostRecommended });
    const last = found.at(-1);
    const ids = found.map(({ postingId }) => postingId);
    return last && { postingIds: `{${ids.join()}}`, leastScore: last.score, wishesHash };
  }
}

const isSame = (one: BestJobs, other: BestJobs | undefined): boolean =>
  one.postingIds === other?.postingIds &&
  one.leastScore === other.leastScore &&
  one.wishesHash === other.wishesHash;

/** Of all that a list goes by beside the jobs. */
function hashOf(wishes: Wishes, thisYear: number): string {
  const said = JSON.stringify([thisYear, { ...wishes, occupations: [...wishes.occupations] }]);
  return hash('sha256', said);
}
