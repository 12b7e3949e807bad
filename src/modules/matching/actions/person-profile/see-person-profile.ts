import { loadAreas } from '../../../../ground/areas/load.ts';
import { dayOf } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { auditToday } from '../../../access/index.ts';
import { namesOfEmployers } from '../../../employers/index.ts';
import {
  departmentOf,
  facts,
  factWords,
  getCurrent,
  type HeldItem,
  heldItems,
} from '../../../people/index.ts';
import { wishesOf, wishFacts } from '../../domain/wishes.ts';
import { lookAtTitle } from '../../look-at-title.ts';
import { matching } from '../../store.ts';
import { findPostingsOf } from '../../store-applications.ts';

/** What somebody has done and learned, what he wants and what limits him, by fact; in the order of pages. */
const groups = {
  done: ['person.last_job', 'person.experience_years', 'person.education', 'person.school_left_year'],
  wishes: ['person.wanted_pay', 'person.wanted_areas', 'person.residence_area'],
  limits: [
    'person.reach_minutes',
    'person.no_nights',
    'person.childcare_hours',
    'person.step_free',
    'person.remote_ok',
  ],
} as const;
const lists = ['person.skills', 'person.certificates'] as const;

/**
 * A person as one who looks for work: occupations, skills each with the day and the words that it is known by, wishes and limits. Who said each
 * and when stands beside it. No age, sex, family or health.
 * @throws Problem 404 `person-not-here`.
 */
export async function personProfile(ctx: Context, personId: string) {
  const ids = [...Object.values(groups).flat(), wishFacts.titles, wishFacts.occupations];
  const known = await getCurrent(ctx, personId, ids);
  const wishes = wishesOf(known);
  const areaName = (code: string) => loadAreas().fullName(code);
  const shown = (fact: string) => {
    const current = known.get(fact);
    const words = current ? factWords(current.fact, current.value, areaName) : null;
    return {
      fact,
      label: facts().get(fact).label,
      words,
      source: current && words ? sourceOf(current.source) : null,
      on: current && words ? current.validFrom : null,
      stale: current?.stale ?? false,
    };
  };
  const [skills, certificates] = [
    await heldItems(ctx, personId, lists[0]),
    await heldItems(ctx, personId, lists[1]),
  ];
  const titles = known.get(wishFacts.titles);
  return {
    wanted: {
      titles: wishes.titles.map((title) => lookAtTitle(title, wishes.occupations.get(title) ?? null)),
      on: titles?.validFrom ?? null,
      stale: titles?.stale ?? false,
    },
    hired: await hiresOfPerson(ctx, personId),
    done: groups.done.map(shown),
    skills: skills.map(itemOf),
    certificates: certificates.map(itemOf),
    wishes: groups.wishes.map(shown),
    limits: groups.limits.map(shown),
  };
}

/**
 * The same of a person, for the clerk who serves him. That he looked, at what and for what, is written down once a day, and the person reads it.
 * @param caseId the case that he works on, where there is one.
 * @throws Problem 404 `person-not-here`.
 */
export async function seePersonProfile(ctx: Context, personId: string, caseId?: string) {
  const profile = await personProfile(ctx, personId);
  const what = [wishFacts.titles, ...Object.values(groups).flat(), ...lists];
  await auditToday(ctx, { personId, purpose: 'job-matching', what, ...(caseId ? { caseId } : {}) });
  return profile;
}

const sourceOf = (source: HeldItem['source']) => ({ kind: source.kind, name: departmentOf(source) });

function itemOf({ item, since, source, evidence }: HeldItem) {
  return {
    item,
    since,
    source: sourceOf(source),
    evidence: evidence && { quote: evidence.quote, from: evidence.from, year: evidence.year },
  };
}

/** Work that was found here and that the person confirmed. */
async function hiresOfPerson(ctx: Context, personId: string) {
  const rows = await matching(ctx)
    .selectFrom('application')
    .select(['posting_id', 'employer_id', 'start_on', 'state_since'])
    .where('person_id', '=', personId)
    .where('state', '=', 'hire-confirmed')
    .orderBy('start_on', 'desc')
    .execute();
  const postings = await findPostingsOf(
    ctx,
    rows.map(({ posting_id }) => posting_id),
  );
  const employers = await namesOfEmployers(
    ctx,
    rows.map(({ employer_id }) => employer_id),
  );
  return rows.flatMap(({ posting_id, employer_id, start_on, state_since }) => {
    const title = postings.get(posting_id)?.title;
    if (title === undefined) return [];
    return [
      {
        title,
        employer: employers.get(employer_id)?.name ?? null,
        startOn: start_on,
        confirmedOn: dayOf(state_since),
      },
    ];
  });
}
