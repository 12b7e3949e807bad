import { loadAreas } from '../../../../ground/areas/load.ts';
import type { Context } from '../../../../ground/context.ts';
import { newId } from '../../../../ground/uuid.ts';
import { easedPostings } from '../../domain/candidates/asked.ts';
import { moreInPercent, shownCount } from '../../domain/candidates/counts.ts';
import { type JudgedPosting, judge } from '../../domain/engine/judge.ts';
import { spotOf } from '../../domain/engine/way.ts';
import { type PostingAnswers, readOwnPosting } from '../../domain/own-posting.ts';
import { loadSpots } from '../../explain.ts';
import { loadEngineRules } from '../../load-engine.ts';
import { findOwn, occupationSaidOf, type PostingRow } from '../../store-postings.ts';
import { employerOf, ownPosting } from '../postings/list-my-postings.ts';
import { newRow } from '../postings/publish-posting.ts';
import { seeMirror } from '../postings/see-mirror.ts';
import { judgedOwn } from './judged-own.ts';
import { type Suitor, seekSuitors } from './seek-candidates.ts';

const [near, further] = [15, 30] as const;

/** How many who agreed to be shown fit a posting of the employer acted for, and what each thing that it asks costs. */
export async function countCandidates(ctx: Context, postingId: string) {
  return countFor(ctx, ownPosting(ctx, await findOwn(ctx, postingId)));
}

/** The same before it is posted; null: what the law asks an advertisement to say is not all said yet. */
export async function countBeforePosting(ctx: Context, answers: PostingAnswers) {
  const employerId = employerOf(ctx);
  const read = readOwnPosting(answers, (code) => loadAreas().find(code) !== undefined);
  if ('problems' in read) return { counts: null };
  const at = ctx.clock.now();
  const occupation = await occupationSaidOf(ctx, { employerId, title: read.posting.title });
  const row = newRow(read.posting, {
    postingId: newId(at.getTime()),
    employerId,
    verified: false,
    occupation,
    at,
  });
  return { counts: await countFor(ctx, row) };
}

async function countFor(ctx: Context, row: PostingRow) {
  const rules = loadEngineRules();
  const posting = await judgedOwn(ctx, row);
  const suitors = await seekSuitors(ctx, posting);
  const { found } = await seeMirror(ctx, { title: row.title, area: row.areaCode });
  const count = (of: JudgedPosting, within: number | null) =>
    shownCount(
      suitors.filter(
        (suitor) => isWithin(suitor, within) && judge(suitor.demand, of, rules).fails.length === 0,
      ).length,
    );
  // From home nobody is near or far, and of a place that is known to the county alone nobody knows.
  const placed = !posting.remote && isPlaced(row.areaCode);
  // Else whoever lives too far to come every day would be counted as well.
  const reach = placed ? further : null;
  const now = count(posting, reach);
  return {
    within: placed ? { near: count(posting, near), further: now } : null,
    all: count(posting, null),
    eased: easedPostings(posting, row.education, found?.middle ?? null).map(
      ({ what, from, to, posting: other }) => {
        const easier = count(other, reach);
        return { what, from, to, easier, more: moreInPercent(now, easier) };
      },
    ),
  };
}

/** Whether the middle of its township is known. */
const isPlaced = (code: string) => spotOf(loadSpots(), loadAreas(), code)?.level === 4;

const isWithin = ({ minutes }: Suitor, most: number | null) =>
  most === null || (minutes !== null && minutes <= most);
