import { loadAreas } from '../../../ground/areas/load.ts';
import { addDays, dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { fieldProblem } from '../../../ground/problem.ts';
import { type EmployerName, namesOfEmployers } from '../../employers/index.ts';
import { partsAsked } from '../domain/engine/demand.ts';
import type { Filters, Posted, Schooling } from '../domain/engine/filters.ts';
import { isOld } from '../domain/engine/parts.ts';
import { stepsOf } from '../domain/engine/steps.ts';
import { spotOf, wayBetween } from '../domain/engine/way.ts';
import type { Label } from '../domain/labels.ts';
import { chipsOf, plainChips } from '../domain/reasons.ts';
import { hasWishes, type Wishes } from '../domain/wishes.ts';
import { explain, listJudged, loadSpots, seekingOf, yearOf } from '../explain.ts';
import { rankJobs } from '../job-memory.ts';
import { loadEngineRules } from '../load-engine.ts';
import { moreConditions, within } from '../more-filters.ts';
import { filterConditions, mostRanked, type RankInput } from '../ranking.ts';
import type { Sql } from '../ranking-parts.ts';
import { listNewest, listPostings, type PostingCard } from '../store.ts';
import { recommendedSince } from '../store-recommended.ts';
import { cardAreaOf } from './name-area.ts';
import { readSeeker } from './read-wishes.ts';
import { ifHeld } from './see-what-if.ts';

export interface JobQuery {
  /** From 1. */
  page?: number;
  /** Area code. */
  area?: string;
  /** Fen a month. */
  pay?: number;
  words?: string;
  /** Postings of ours that promise this; what was collected promises nothing. */
  label?: Label;
  /** Schooling that is asked for at the most. */
  education?: Schooling;
  /** false: no hours that say they hold nights. */
  nights?: boolean;
  posted?: Posted;
  /** Of the way at the most, from the area that is named, else from home. */
  minutes?: number;
  /** A change (domain/engine/changes.ts): only what it opens for the person, ordered as if it held. */
  if?: string;
}

const pageSize = 20;

function filtersOf({ area, pay, words, label, minutes }: JobQuery): Filters {
  const areas = loadAreas();
  if (area !== undefined && !areas.find(area)) {
    throw fieldProblem('area', 'no-such-area', {
      zh: '没有这个地区，请重新选',
      en: 'There is no such area; please choose again',
    });
  }
  return {
    // So many minutes around a place are another area than the place.
    area: area === undefined || minutes !== undefined ? null : areas.range(area),
    leastPay: pay ?? null,
    words: words ?? null,
    label: label ?? null,
  };
}

/** Jobs so many minutes around the place that is named, else around the person's home. */
function nearBy({ area, minutes }: JobQuery, residence: string | null): Sql | null {
  if (minutes === undefined) return null;
  const areas = loadAreas();
  const [from, spots] = [area ?? residence, loadSpots()];
  const centre = from !== null && areas.find(from) ? spotOf(spots, areas, from) : undefined;
  if (!centre)
    throw fieldProblem('minutes', 'no-place', {
      zh: '要按路程看，请先选到区县或街道',
      en: 'To look by the way, please choose a county or a township first',
    });
  const { way } = loadEngineRules();
  const steps = stepsOf(
    spots
      .filter(({ level }) => level >= 3)
      .map((spot) => ({
        lo: spot.lo,
        hi: spot.hi,
        value: wayBetween(centre, spot, way).least <= minutes,
      })),
    false,
  );
  return within(steps);
}

/** What only the database looks at; undefined: nothing of it is asked. */
function moreOf(ctx: Pick<Context, 'clock'>, query: JobQuery, residence: string | null): RankInput['more'] {
  const near = nearBy(query, residence);
  const conditions = [...(near ? [near] : []), ...moreConditions(query, dayOf(ctx.clock.now()))];
  return conditions.length === 0 ? undefined : { conditions, search: near !== null };
}

type Employers = ReadonlyMap<string, EmployerName>;

/** Who offers our own of these jobs; nothing is asked where there are none. */
function employersOf(ctx: Context, postings: Iterable<PostingCard>): Promise<Employers> {
  return namesOfEmployers(
    ctx,
    [...postings].flatMap(({ employerId }) => employerId ?? []),
  );
}

function cardOf(posting: PostingCard, thisYear: number, employers: Employers, fresh = false) {
  const { jobId, title, remote, payLow, payHigh, payPrinted } = posting;
  const own = posting.kind === 'own';
  const employer = posting.employerId === null ? undefined : employers.get(posting.employerId);
  const collectedYear = own ? null : posting.collectedYear;
  return {
    jobId,
    title,
    company: employer?.name ?? posting.company,
    direct: own && !posting.lowered && employer?.verified === true,
    lowered: posting.lowered,
    remote,
    payLow,
    payHigh,
    payPrinted,
    collectedYear,
    area: cardAreaOf(posting.areaCode),
    old: isOld(collectedYear, thisYear),
    fresh,
  };
}

/** For so many days what came into somebody's list is new to him. */
const freshDays = 7;

/** What came into the resident's list these days (recommend-jobs.ts). */
async function freshFor(ctx: Context, personId: string): Promise<ReadonlySet<string>> {
  return new Set(await recommendedSince(ctx, personId, addDays(dayOf(ctx.clock.now()), 1 - freshDays)));
}

const none: ReadonlySet<string> = new Set();

async function listPersonal(ctx: Context, wishes: Wishes, query: JobQuery, filters: Filters, fresh = none) {
  const held = query.if === undefined ? null : await ifHeld(ctx, wishes, query.if);
  const seeking = held?.seeking ?? (await seekingOf(ctx, wishes));
  const { demand, rings, rules, thisYear } = seeking;
  const offset = ((query.page ?? 1) - 1) * pageSize;
  const more = moreOf(ctx, query, wishes.residence);
  const ranked =
    offset >= mostRanked
      ? []
      : await rankJobs(ctx, {
          demand,
          rings,
          rules,
          filters,
          ...(held ? { only: held.only } : {}),
          ...(more ? { more } : {}),
          offset,
          limit: pageSize + 1,
        });
  const ids = ranked.slice(0, pageSize).map(({ postingId }) => postingId);
  const postings = await listPostings(ctx, ids);
  const judged = await listJudged(ctx, ids);
  const employers = await employersOf(ctx, postings.values());
  const jobs = ids.flatMap((postingId) => {
    const [posting, seen] = [postings.get(postingId), judged.get(postingId)];
    if (!posting || !seen) return [];
    const card = cardOf(posting, thisYear, employers, fresh.has(postingId));
    return [{ ...card, chips: chipsOf(explain(seeking, posting, seen)) }];
  });
  return {
    order: 'personal' as const,
    basis: partsAsked(demand).map((part) => ({ part, weight: rules.weights[part] })),
    jobs,
    more: ranked.length > pageSize,
    held: held?.told ?? null,
  };
}

async function listForAll(ctx: Context, query: JobQuery, filters: Filters, residence: string | null = null) {
  const thisYear = yearOf(ctx);
  const more = moreOf(ctx, query, residence);
  const found = await listNewest(ctx, [...filterConditions(filters), ...(more?.conditions ?? [])], {
    offset: ((query.page ?? 1) - 1) * pageSize,
    limit: pageSize + 1,
  });
  const employers = await employersOf(ctx, found);
  const jobs = found
    .slice(0, pageSize)
    .map((posting) => ({ ...cardOf(posting, thisYear, employers), chips: plainChips(posting) }));
  return { order: 'newest' as const, basis: [], jobs, more: found.length > pageSize, held: null };
}

/** The list of a person: those that fit first where he said what he wants, and not that no order is to go by it; else the newest first. */
async function listOf(ctx: Context, personId: string, query: JobQuery, filters: Filters) {
  const { wishes, refuses, agrees } = await readSeeker(ctx, personId);
  if (refuses || !hasWishes(wishes))
    // Where he lives is all that the same order for everybody takes of him, and only where he asks for jobs near his home.
    return { ...(await listForAll(ctx, query, filters, wishes.residence)), refuses };
  const fresh = agrees && ctx.actor.person === personId ? await freshFor(ctx, personId) : none;
  return { ...(await listPersonal(ctx, wishes, query, filters, fresh)), refuses };
}

/** The list of jobs for whoever looks. */
export async function findJobs(ctx: Context, query: JobQuery) {
  const filters = filtersOf(query);
  const personId = ctx.actor.kind === 'resident' ? ctx.actor.person : null;
  if (personId === null) return { ...(await listForAll(ctx, query, filters)), refuses: false };
  return listOf(ctx, personId, query, filters);
}

/** The list of a person, for a clerk. Problem 404 where the person is not his to see. */
export function findJobsFor(ctx: Context, personId: string, query: Pick<JobQuery, 'page' | 'if'>) {
  return listOf(ctx, personId, query, filtersOf({}));
}
