import { dayOf, startOfDay } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { loadOccupations } from '../../../../ground/occupations/load.ts';
import { Problem } from '../../../../ground/problem.ts';
import { type EmployerFacts, findEmployer } from '../../../employers/index.ts';
import { shownAnswers } from '../../domain/applications/measure.ts';
import { needsOf, payPlace } from '../../domain/employer-profile/needs.ts';
import { profileRules } from '../../domain/employer-profile/rules.ts';
import { firstDay, firstOfNext, monthOf, monthsUntil } from '../../domain/supply-demand/month.ts';
import { noCode } from '../../domain/supply-demand/occupation-keys.ts';
import { loadAnswering } from '../../load-answering.ts';
import {
  findAnswerMeasure,
  findFirstPosted,
  findStayMeasure,
  listNeeds,
} from '../../store-employer-profile.ts';
import { findPayAround } from '../../store-pay-around.ts';
import { employerOf } from '../applications/see-applicant.ts';
import { keyWords, monthWords } from '../supply-demand/row-words.ts';

/** So many months stand beside each other, ending with this one. */
const monthsShown = 12;

/** Pay is compared for so many kinds of work at the most, those that want most people. */
const mostCompared = 8;

/**
 * What the tables say of an employer as one who takes people on: needs by occupation and month, its pay beside that of others, how it answers,
 * whom it hired, and who stayed, each with the rule by which it is counted. Nothing in it is of a person.
 * @throws Problem 404 `employer-not-here`.
 */
async function employerProfile(ctx: Context, employerId: string) {
  const employer = await getEmployer(ctx, employerId);
  const current = monthOf(dayOf(ctx.clock.now()));
  const months = monthsUntil(current, monthsShown);
  const rows = await listNeeds(ctx, employerId, {
    begins: startOfDay(firstDay(months[0] ?? current)),
    ends: startOfDay(firstOfNext(current)),
  });
  const needs = needsOf(rows, months);
  const { stays: stayRule, measured } = loadAnswering();
  const answers = await findAnswerMeasure(ctx, employerId);
  const stays = await findStayMeasure(ctx, employerId);
  return {
    employer: { employerId, name: employer.name, verified: employer.verified },
    since: await findFirstPosted(ctx, employerId),
    needs: {
      rule: profileRules.needs,
      months: months.map((month, at) => ({
        month: month as string,
        name: monthWords(month),
        ...(needs.months[at] ?? { postings: 0, headcount: 0 }),
      })),
      occupations: needs.occupations.map(({ occupation, all, months: each }) => ({
        ...named(occupation),
        ...all,
        months: each.map(({ headcount }) => headcount),
      })),
    },
    pay: { rule: profileRules.pay, occupations: await comparedPay(ctx, employerId, needs.occupations) },
    answers: {
      rule: measured.rule,
      few: measured.few,
      measuredOn: answers?.measured_on ?? null,
      ...shownAnswers(
        answers && {
          due: answers.due,
          answeredInTime: answers.answered_in_time,
          answered: answers.answered,
          medianDays: answers.median_days,
          hires: answers.hires,
        },
        measured.least,
      ),
    },
    stays: {
      rule: stayRule.rule,
      few: stayRule.few,
      days: stayRule.days,
      due: stays?.due ?? 0,
      known: stays?.known ?? null,
      stayed: stays?.stayed ?? null,
    },
  };
}

function named(occupation: string | null) {
  const key = occupation ?? noCode;
  return { key, name: keyWords(loadOccupations(), key) };
}

async function comparedPay(
  ctx: Context,
  employerId: string,
  needs: ReturnType<typeof needsOf>['occupations'],
) {
  const compared = [];
  for (const { occupation, pay, areaCode } of needs.slice(0, mostCompared)) {
    if (occupation === null || pay === null) continue;
    const others = await findPayAround(ctx, { occupation }, { code: areaCode, not: employerId });
    compared.push({
      ...named(occupation),
      own: pay,
      others,
      place: others && payPlace(pay.middle, others),
    });
  }
  return compared;
}

async function getEmployer(ctx: Context, employerId: string): Promise<EmployerFacts> {
  const employer = await findEmployer(ctx, employerId);
  if (employer) return employer;
  throw new Problem(404, 'employer-not-here', {
    zh: '没有找到这家单位，请从列表重新进入',
    en: 'This employer is not found; please enter from the list again',
  });
}

/** The profile of the employer acted for. */
export function seeMyProfile(ctx: Context) {
  return employerProfile(ctx, employerOf(ctx));
}

/**
 * The same of an employer, for the staff of its area or who has received it.
 * @throws Problem 403 for one that is looked after by others.
 */
export async function seeEmployerProfile(ctx: Context, employerId: string) {
  const { areaLo } = await getEmployer(ctx, employerId);
  const { area, employer } = ctx.actor;
  const mine = employer === employerId || (area !== null && area.lo <= areaLo && areaLo <= area.hi);
  if (mine) return employerProfile(ctx, employerId);
  throw new Problem(403, 'area-of-others', {
    zh: '这家单位不在您管的地区，请先接待这家单位',
    en: 'This employer is in an area of others; please begin a visit with it first',
  });
}
