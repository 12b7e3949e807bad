import { sql } from 'kysely';
import type { Context } from '../../../../ground/context.ts';
import { type ShownAnswers, shownAnswers } from '../../domain/applications/measure.ts';
import { loadAnswering } from '../../load-answering.ts';

/** How the employer of a posting answers over all his postings, and on this one. */
export interface PostingAnswers {
  employer: ShownAnswers;
  posting: ShownAnswers;
  /** He leaves somebody without an answer now. */
  lowered: boolean;
}

interface Row {
  posting_id: string;
  lowered: boolean;
  due: number | null;
  in_time: number | null;
  answered: number | null;
  median: number | null;
  hires: number | null;
  own_due: number | null;
  own_in_time: number | null;
  own_answered: number | null;
  own_median: number | null;
  own_hires: number | null;
}

/** The measured answers of those of these jobs that are postings of ours: one statement for a page. */
export async function answersOf(
  ctx: Pick<Context, 'tx'>,
  jobIds: readonly string[],
): Promise<Map<string, PostingAnswers>> {
  if (jobIds.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select p.posting_id, p.lowered, e.due, e.answered_in_time as in_time, e.answered, e.median_days as median, e.hires,
      o.due as own_due, o.answered_in_time as own_in_time, o.answered as own_answered, o.median_days as own_median,
      o.hires as own_hires
    from matching.listed_posting p
    left join matching.answer_measure e on e.employer_id = p.employer_id and e.posting_id is null
    left join matching.answer_measure o on o.employer_id = p.employer_id and o.posting_id = p.posting_id
    where p.posting_id = any(${[...jobIds]})`.execute(ctx.tx);
  const { least } = loadAnswering().measured;
  const shown = (
    due: number | null,
    inTime: number | null,
    answered: number | null,
    medianDays: number | null,
    hires: number | null,
  ) =>
    shownAnswers(
      { due: due ?? 0, answeredInTime: inTime ?? 0, answered: answered ?? 0, medianDays, hires: hires ?? 0 },
      least,
    );
  return new Map(
    rows.map((row) => [
      row.posting_id,
      {
        employer: shown(row.due, row.in_time, row.answered, row.median, row.hires),
        posting: shown(row.own_due, row.own_in_time, row.own_answered, row.own_median, row.own_hires),
        lowered: row.lowered,
      },
    ]),
  );
}

type Answered<Job> = Job & { answers: ShownAnswers | null };

/** Jobs with how each employer answers. */
export async function addAnswers<Job extends { jobId: string }>(
  ctx: Pick<Context, 'tx'>,
  jobs: readonly Job[],
): Promise<Answered<Job>[]> {
  const answers = await answersOf(
    ctx,
    jobs.map(({ jobId }) => jobId),
  );
  return jobs.map((job) => ({ ...job, answers: answers.get(job.jobId)?.employer ?? null }));
}

/** A list of jobs, the same. */
export async function withAnswers<List extends { jobs: readonly { jobId: string }[] }>(
  ctx: Pick<Context, 'tx'>,
  list: List,
): Promise<Omit<List, 'jobs'> & { jobs: Answered<List['jobs'][number]>[] }> {
  return { ...list, jobs: await addAnswers(ctx, list.jobs) };
}

/** One job with how its employer answers. */
export async function withAnswersOfOne<Job extends { jobId: string }>(
  ctx: Pick<Context, 'tx'>,
  job: Job,
): Promise<Job & { answers: PostingAnswers | null }> {
  return { ...job, answers: (await answersOf(ctx, [job.jobId])).get(job.jobId) ?? null };
}
