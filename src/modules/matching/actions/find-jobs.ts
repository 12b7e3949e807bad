import { loadAreas } from '../../../ground/areas/load.ts';
import type { Context } from '../../../ground/context.ts';
import { fieldProblem } from '../../../ground/problem.ts';
import { type EmployerName, namesOfEmployers } from '../../employers/index.ts';
import { partsAsked } from '../domain/engine/demand.ts';
import type { Filters } from '../domain/engine/filters.ts';
import { isOld } from '../domain/engine/parts.ts';
import type { Label } from '../domain/labels.ts';
import { chipsOf, plainChips } from '../domain/reasons.ts';
import { hasWishes, type Wishes } from '../domain/wishes.ts';
import { explain, listJudged, seekingOf, yearOf } from '../explain.ts';
import { rankJobs } from '../job-memory.ts';
import { filterConditions, mostRanked } from '../ranking.ts';
import { listNewest, listPostings, type PostingCard } from '../store.ts';
import { cardAreaOf } from './name-area.ts';
import { readWishes } from './read-wishes.ts';
import { ifHeld } from './see-what-if.ts';

export interface JobQuery {
  /** From 1. */
  page?: number;
  /** false: the same order for everybody. */
  personal?: boolean;
  /** Area code. */
  area?: string;
  /** Fen a month. */
  pay?: number;
  words?: string;
  /** Postings of ours that promise this; what was collected promises nothing. */
  label?: Label;
  /** A change (domain/engine/changes.ts): only what it opens for the person, ordered as if it held. */
  if?: string;
}

const pageSize = 20;

function filtersOf({ area, pay, words, label }: JobQuery): Filters {
  const areas = loadAreas();
  if (area !== undefined && !areas.find(area)) {
    throw fieldProblem('area', 'no-such-area', {
      zh: '没有这个地区，请重新选',
      en: 'There is no such area; please choose again',
    });
  }
  return {
    area: area === undefined ? null : areas.range(area),
    leastPay: pay ?? null,
    words: words ?? null,
    label: label ?? null,
  };
}

type Employers = ReadonlyMap<string, EmployerName>;

/** Who offers our own of these jobs; nothing is asked where there are none. */
function employersOf(ctx: Context, postings: Iterable<PostingCard>): Promise<Employers> {
  return namesOfEmployers(
    ctx,
    [...postings].flatMap(({ employerId }) => employerId ?? []),
  );
}

function cardOf(posting: PostingCard, thisYear: number, employers: Employers) {
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
  };
}

async function listPersonal(ctx: Context, wishes: Wishes, query: JobQuery, filters: Filters) {
  const held = query.if === undefined ? null : await ifHeld(ctx, wishes, query.if);
  const seeking = held?.seeking ?? (await seekingOf(ctx, wishes));
  const { demand, rings, rules, thisYear } = seeking;
  const offset = ((query.page ?? 1) - 1) * pageSize;
  const ranked =
    offset >= mostRanked
      ? []
      : await rankJobs(ctx, {
          demand,
          rings,
          rules,
          filters,
          ...(held ? { only: held.only } : {}),
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
    return [{ ...cardOf(posting, thisYear, employers), chips: chipsOf(explain(seeking, posting, seen)) }];
  });
  return {
    order: 'personal' as const,
    basis: partsAsked(demand).map((part) => ({ part, weight: rules.weights[part] })),
    jobs,
    more: ranked.length > pageSize,
    held: held?.told ?? null,
  };
}

async function listForAll(ctx: Context, query: JobQuery, filters: Filters) {
  const thisYear = yearOf(ctx);
  const found = await listNewest(ctx, filterConditions(filters), {
    offset: ((query.page ?? 1) - 1) * pageSize,
    limit: pageSize + 1,
  });
  const employers = await employersOf(ctx, found);
  const jobs = found
    .slice(0, pageSize)
    .map((posting) => ({ ...cardOf(posting, thisYear, employers), chips: plainChips(posting) }));
  return { order: 'newest' as const, basis: [], jobs, more: found.length > pageSize, held: null };
}

/** The list of jobs: for a resident who said what he wants those that fit first, otherwise the newest first. */
export async function findJobs(ctx: Context, query: JobQuery) {
  const filters = filtersOf(query);
  const personId = ctx.actor.kind === 'resident' && query.personal !== false ? ctx.actor.person : null;
  if (personId === null) return listForAll(ctx, query, filters);
  const wishes = await readWishes(ctx, personId);
  return hasWishes(wishes) ? listPersonal(ctx, wishes, query, filters) : listForAll(ctx, query, filters);
}

/** The jobs that fit a person, for a clerk. Problem 404 where the person is not his to see. */
export async function findJobsFor(ctx: Context, personId: string, query: Pick<JobQuery, 'page'>) {
  const wishes = await readWishes(ctx, personId);
  const filters = filtersOf({});
  return hasWishes(wishes) ? listPersonal(ctx, wishes, query, filters) : listForAll(ctx, query, filters);
}
