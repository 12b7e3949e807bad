import { dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { employerKindWords, findEmployer } from '../../employers/index.ts';
import { labelWords } from '../domain/labels.ts';
import { printPay } from '../domain/own-pay.ts';
import type { PostingCard } from '../store.ts';
import type { PostingRow } from '../store-postings.ts';

/** One of our own postings as the order of jobs sees it. */
export function cardOfOwn(row: PostingRow): PostingCard {
  return {
    kind: 'own',
    jobId: row.postingId,
    employerId: row.employerId,
    company: null,
    lowered: row.state === 'lowered',
    labels: row.labels,
    title: row.title,
    jobFunction: null,
    industry: null,
    areaCode: row.areaCode,
    areaLo: row.areaLo,
    remote: row.remote,
    payLow: row.monthLow,
    payHigh: row.monthHigh,
    payPrinted: printPay({ unit: row.payUnit, low: row.payLow, high: row.payHigh }),
    payPeriod: row.payUnit,
    education: row.education,
    experienceYears: row.experienceYears,
    skills: row.certificates ?? [],
    welfare: row.welfare ?? [],
    collectedYear: null,
  };
}

/** All that a page shows of one of our own postings. What is over keeps its title and loses its address. */
export async function describeOwn(ctx: Context, row: PostingRow) {
  const employer = await findEmployer(ctx, row.employerId);
  const isOver = row.state === 'closed';
  return {
    ...cardOfOwn(row),
    company: employer?.name ?? null,
    companyKind: employer ? employerKindWords[employer.kind].zh : null,
    companySize: null,
    placePrinted: null,
    address: isOver ? null : row.address,
    headcount: row.headcount,
    description: row.duties,
    postedDay: dayOf(row.publishedAt ?? row.submittedAt),
    source: null,
    site: null,
    missing: [],
    doubts: [],
    own: {
      employerId: row.employerId,
      verified: employer?.verified ?? false,
      state: row.state,
      closedReason: row.reason,
      payRule: row.payRule,
      hours: row.hours,
      stepFree: row.stepFree,
      certificates: row.certificates,
      labels: row.labels.map((label) => ({ id: label, ...labelWords[label] })),
      contract: row.contract,
      validUntil: row.validUntil,
      place:
        isOver || row.lat === null || row.lon === null || row.placePrecision === null
          ? null
          : { lat: row.lat, lon: row.lon, precision: row.placePrecision },
    },
  };
}
