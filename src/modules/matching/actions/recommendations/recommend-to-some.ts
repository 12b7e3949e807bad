import { createHash } from 'node:crypto';
import { loadAreas } from '../../../../ground/areas/load.ts';
import { dayOf } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { agreedToJobs, type IdRange } from '../../../people/index.ts';
import type { Demand } from '../../domain/engine/demand.ts';
import { skillGrams } from '../../domain/engine/demand.ts';
import { idAt, type PostingIndex } from '../../domain/engine/index/posting-index.ts';
import { Searcher } from '../../domain/engine/index/search.ts';
import { serves } from '../../domain/engine/index/tables.ts';
import { type Keep, keepParts } from '../../domain/engine/keep.ts';
import { birthFact, ringsOf, type Wishes, wishesOf, wishFacts } from '../../domain/wishes.ts';
import { demandFor, gramWeights } from '../../explain.ts';
import { loadEngineRules } from '../../load-engine.ts';
import { rank } from '../../ranking.ts';
import {
  type BestJobs,
  forgetRecommended,
  idsIn,
  keepRecommended,
  readRecommended,
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
  readonly #ids = new Map<PostingIndex, Map<number, string>>();
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
    const some = people.map(({ personId, known }) => ({ personId, wishes: wishesOf(known, day) }));
    const skills = some.flatMap(({ wishes }) => skillGrams(wishes.skills, this.#keep).flat());
    const weights = await gramWeights(ctx, [...new Set(skills)]);
    const lists = new Map<string, BestJobs>();
    let searched = 0;
    for (const { personId, wishes } of some) {
      const demand = demandFor(wishes, weights, thisYear, this.#keep);
      const wishesHash = hashOf(wishes, thisYear);
      const before = kept.get(personId);
      const stays = this.#changed && before?.wishesHash === wishesHash && !this.#concerns(before, demand);
      const best = stays ? before : await this.#best(ctx, demand, wishes, wishesHash);
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

  /** undefined: nothing fits. */
  async #best(
    ctx: Pick<Context, 'tx'>,
    demand: Demand,
    wishes: Wishes,
    wishesHash: string,
  ): Promise<BestJobs | undefined> {
    const asked = this.#asked(demand);
    const found = serves(asked)
      ? this.#searcher
          .searchSlots(this.#indexes, asked)
          .map(({ index, slot, score }) => ({ postingId: this.#idAt(index, slot), score }))
      : await rank(ctx, { ...asked, rings: ringsOf(loadAreas(), wishes), offset: 0, limit: mostRecommended });
    const last = found.at(-1);
    if (!last) return undefined;
    return {
      postingIds: `{${found.map(({ postingId }) => postingId).join(',')}}`,
      leastScore: last.score,
      wishesHash,
    };
  }

  /** The same jobs stand in many lists. */
  #idAt(index: PostingIndex, slot: number): string {
    const ids = this.#ids.get(index) ?? new Map<number, string>();
    this.#ids.set(index, ids);
    const id = ids.get(slot) ?? idAt(index, slot);
    ids.set(slot, id);
    return id;
  }
}

const isSame = (one: BestJobs, other: BestJobs | undefined): boolean =>
  one.postingIds === other?.postingIds &&
  one.leastScore === other.leastScore &&
  one.wishesHash === other.wishesHash;

/** Of all that a list goes by beside the jobs. */
function hashOf(wishes: Wishes, thisYear: number): string {
  const said = JSON.stringify([thisYear, { ...wishes, occupations: [...wishes.occupations] }]);
  return createHash('sha256').update(said).digest('hex');
}
