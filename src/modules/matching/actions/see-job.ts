import type { Context } from '../../../ground/context.ts';
import { Problem } from '../../../ground/problem.ts';
import { isOld } from '../domain/engine/parts.ts';
import { differencesOf } from '../domain/same-job/differences.ts';
import { hasWishes } from '../domain/wishes.ts';
import { findWording } from '../domain/wording/find.ts';
import { explain, listJudged, seekingOf, yearOf } from '../explain.ts';
import { loadWording } from '../load-wording.ts';
import { findCollected, listPostings, type PostingCard } from '../store.ts';
import { findOwn } from '../store-postings.ts';
import { findLeading, listSources } from '../store-sources.ts';
import { cardAreaOf } from './name-area.ts';
import { readWishes } from './read-wishes.ts';
import { wouldOpen } from './see-outside.ts';
import { describeOwn } from './see-own-job.ts';

const unexplained = { reasons: [], opens: null };

/** Why this job or why not, and what would bring it in, for whom it is looked at: the resident himself, or the person at the counter. */
async function explainFor(ctx: Context, posting: PostingCard) {
  return ctx.actor.person === null ? unexplained : explainTo(ctx, ctx.actor.person, posting);
}

async function explainTo(ctx: Context, personId: string, posting: PostingCard) {
  const wishes = await readWishes(ctx, personId);
  if (!hasWishes(wishes)) return unexplained;
  const judged = (await listJudged(ctx, [posting.jobId])).get(posting.jobId);
  if (!judged) return unexplained;
  const seeking = await seekingOf(ctx, wishes);
  return {
    reasons: explain(seeking, posting, judged),
    opens: wouldOpen(ctx, seeking, judged, posting.areaCode),
  };
}

interface Texts {
  title: string;
  description: string | null;
  skills: string[];
  welfare: string[];
}

/** What its words ask that the law forbids, or that has little to do with the work; the same words once. */
function wordingOf({ title, description, skills, welfare }: Texts) {
  const wording = loadWording();
  const names = new Map(wording.categories.map(({ id, name }) => [id, name]));
  const seen = new Set<string>();
  return findWording([title, description, ...skills, ...welfare].filter(Boolean).join('\n'), wording).flatMap(
    ({ category, level, words }) => {
      const name = names.get(category);
      if (!name || seen.has(words)) return [];
      seen.add(words);
      return [{ category: name, level, words }];
    },
  );
}

/**
 * Why a job fits a person or does not, and what would bring it into his list, for the clerk who serves him.
 * @throws Problem 404 for a job that is no longer in the list, or a person who is not his to see.
 */
export async function seeFitFor(ctx: Context, personId: string, jobId: string) {
  const posting = (await listPostings(ctx, [jobId])).get(jobId);
  if (posting) return explainTo(ctx, personId, posting);
  throw notThere();
}

const notThere = () =>
  new Problem(404, 'job-not-here', {
    zh: '这个岗位已经不在了，请看看别的',
    en: 'This job is no longer here; please look at others',
  });

/** One job: our own, or a collected advertisement. */
export async function seeJob(ctx: Context, jobId: string) {
  const said = (await seeOwn(ctx, jobId)) ?? (await seeCollected(ctx, jobId));
  if (!said) throw notThere();
  return {
    ...said,
    area: cardAreaOf(said.areaCode),
    old: isOld(said.collectedYear, yearOf(ctx)),
    ...(await explainFor(ctx, said)),
  };
}

async function seeOwn(ctx: Context, jobId: string) {
  const own = await findOwn(ctx, jobId);
  // What the law forbids is not published here.
  return own && { ...(await describeOwn(ctx, own)), wording: [], number: null, sources: [] };
}

/** The address of any advertisement of a job opens it, also the one that it had before another led. */
async function seeCollected(ctx: Context, jobId: string) {
  const leading = await findLeading(ctx, jobId);
  if (leading === undefined) return undefined;
  const card = (await listPostings(ctx, [leading])).get(leading);
  const collected = await findCollected(ctx, leading);
  if (!card || !collected) return undefined;
  const said = { ...card, ...collected };
  const others = await listSources(ctx, leading);
  return {
    ...said,
    wording: wordingOf(said),
    own: null,
    sources: others.map((other) => ({ ...other, differs: differencesOf(said, other) })),
  };
}
