import { sql } from 'kysely';
import { loadAreas } from '../../ground/areas/load.ts';
import { dayOf } from '../../ground/clock/day.ts';
import type { Context } from '../../ground/context.ts';
import { loadOccupations } from '../../ground/occupations/load.ts';
import { chipAreaOf } from './actions/name-area.ts';
import { type Demand, demandOf, homeOf, skillGrams } from './domain/engine/demand.ts';
import { type JudgedPosting, judge } from './domain/engine/judge.ts';
import type { Keep } from './domain/engine/keep.ts';
import type { EngineRules } from './domain/engine/rules.ts';
import { type Spot, spotOf, spotsOf, wayBetween } from './domain/engine/way.ts';
import { chosen } from './domain/occupation/said-occupation.ts';
import type { Reason } from './domain/reason-said.ts';
import { reasonsOf } from './domain/reasons.ts';
import { type Ring, ringsOf, type Wishes } from './domain/wishes.ts';
import { loadEngineRules } from './load-engine.ts';
import { codeOccupation } from './load-occupation-words.ts';
import { leads } from './ranking.ts';
import type { PostingCard } from './store.ts';
import { selectJudged } from './store-judged.ts';

type Tx = Pick<Context, 'tx'>;

let spots: Spot[] | undefined;

/** The areas with a known middle, made once (150 ms). */
export function loadSpots(): readonly Spot[] {
  spots ??= spotsOf(loadAreas(), loadEngineRules().way.townMetres);
  return spots;
}

/** The year it is in Shanghai, against which advertisements are old. */
export function yearOf(ctx: Pick<Context, 'clock'>): number {
  return Number(dayOf(ctx.clock.now()).slice(0, 4));
}

/** How much each of these grams says; what was never counted is not in it. */
export async function gramWeights({ tx }: Tx, wanted: readonly string[]): Promise<Map<string, number>> {
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ gram: string; weight: number }>`
    select gram, weight from matching.gram_weight where gram = any (${wanted}::text[])`.execute(tx);
  return new Map(rows.map(({ gram, weight }) => [gram, weight]));
}

/** Somebody's wishes, ready to order jobs by and to explain them. */
export interface Seeking {
  wishes: Wishes;
  rings: readonly Ring[];
  demand: Demand;
  rules: EngineRules;
  thisYear: number;
  home: Spot | null;
}

/** Somebody's wishes compiled against all jobs. @param keep see `demandOf`. */
export function demandFor(
  wishes: Wishes,
  weights: ReadonlyMap<string, number>,
  thisYear: number,
  keep?: Keep,
): Demand {
  const base = {
    areas: loadAreas(),
    occupations: loadOccupations(),
    spots: loadSpots(),
    rules: loadEngineRules(),
    codeOccupation: (title: string) => {
      const said = wishes.occupations.get(title);
      return said === undefined ? codeOccupation(title) : chosen(said);
    },
    gramWeights: weights,
    thisYear,
  };
  return demandOf(wishes, base, keep);
}

/** Makes wishes into what the engine takes. */
export async function seekingOf(ctx: Pick<Context, 'tx' | 'clock'>, wishes: Wishes): Promise<Seeking> {
  const areas = loadAreas();
  const [rules, thisYear] = [loadEngineRules(), yearOf(ctx)];
  return {
    wishes,
    rings: ringsOf(areas, wishes),
    demand: demandFor(wishes, await gramWeights(ctx, skillGrams(wishes.skills).flat()), thisYear),
    rules,
    thisYear,
    home: homeOf(wishes, { areas, spots: loadSpots() }),
  };
}

/** Why a posting of the list stands where it does, or what keeps it out. */
export function explain(seeking: Seeking, card: PostingCard, judged: JudgedPosting): Reason[] {
  const { home, demand, rules } = seeking;
  const areas = loadAreas();
  const there =
    home && card.areaCode !== null && areas.find(card.areaCode)
      ? spotOf(loadSpots(), areas, card.areaCode)
      : undefined;
  const { occupation, nights, outsideSchoolHours, stepFree, answerRate } = judged;
  const name = occupation === null ? undefined : loadOccupations().find(occupation)?.name;
  return reasonsOf(
    {
      ...card,
      areaName: chipAreaOf(card.areaCode),
      occupation: occupation === null || name === undefined ? null : { code: occupation, name },
      nights,
      outsideSchoolHours,
      stepFree,
      answerRate,
      way: home && there ? wayBetween(home, there, rules.way) : null,
    },
    { ...seeking, judgement: judge(demand, judged, rules) },
  );
}

/**
 * Jobs of the list as the engine sees them.
 * @param ids those that are wanted; null: all, for the test that holds the forms together.
 */
export async function listJudged(
  ctx: Tx,
  ids: readonly string[] | null,
): Promise<Map<string, JudgedPosting>> {
  const found = await selectJudged(ctx, ids === null ? leads : sql`posting_id = any (${ids}::uuid[])`);
  return new Map(found.map(({ postingId, posting }) => [postingId, posting]));
}
