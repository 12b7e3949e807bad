import { loadAreas } from '../../../../ground/areas/load.ts';
import { dayOf, daysBetween } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { Problem } from '../../../../ground/problem.ts';
import { namesOfEmployers } from '../../../employers/index.ts';
import { printPay } from '../../domain/own-pay.ts';
import { findOwn, listHistory, listOwn, type PostingRow } from '../../store-postings.ts';
import { cardAreaOf } from '../name-area.ts';
import { occupationOf } from './occupation-of.ts';

/** The employer acted for. Problem 409 where there is none: a clerk has to receive one first. */
export function employerOf(ctx: Context): string {
  const { employer } = ctx.actor;
  if (employer === null)
    throw new Problem(409, 'employer-first', {
      zh: '请先接待一个单位',
      en: 'Please receive an employer first',
    });
  return employer;
}

async function isVerified(ctx: Context, employerId: string): Promise<boolean> {
  return (await namesOfEmployers(ctx, [employerId])).get(employerId)?.verified ?? false;
}

function lineOf(ctx: Context, row: PostingRow) {
  return {
    postingId: row.postingId,
    title: row.title,
    headcount: row.headcount,
    state: row.state,
    closedReason: row.reason,
    payPrinted: printPay({ unit: row.payUnit, low: row.payLow, high: row.payHigh }),
    areaName: loadAreas().find(row.areaCode) ? cardAreaOf(row.areaCode) : null,
    validUntil: row.validUntil,
    daysLeft: daysBetween(dayOf(ctx.clock.now()), row.validUntil),
    changedDay: dayOf(row.changedAt),
  };
}

/** The postings of the employer acted for. */
export async function listMyPostings(ctx: Context) {
  const employerId = employerOf(ctx);
  const rows = await listOwn(ctx, employerId);
  return { verified: await isVerified(ctx, employerId), postings: rows.map((row) => lineOf(ctx, row)) };
}

/** A posting of the employer acted for. Problem 404 where it is another's, or is not there. */
export function ownPosting(ctx: Context, row: PostingRow | undefined): PostingRow {
  if (!row || row.employerId !== employerOf(ctx))
    throw new Problem(404, 'posting-not-here', { zh: '没有找到这个岗位', en: 'There is no such posting' });
  return row;
}

/** One of them, with what happened to it. Problem 404 where it is another employer's. */
export async function seeMyPosting(ctx: Context, postingId: string) {
  const row = ownPosting(ctx, await findOwn(ctx, postingId));
  const history = await listHistory(ctx, postingId);
  return {
    ...row,
    ...lineOf(ctx, row),
    occupation: occupationOf(row),
    verified: await isVerified(ctx, row.employerId),
    history: history.map(({ at, move, to, reason, by }) => ({
      at: new Date(at).toISOString(),
      move,
      to,
      reason,
      by,
    })),
  };
}
