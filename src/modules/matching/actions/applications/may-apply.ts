import { ageOn } from '../../../../ground/clock/age.ts';
import { isDay } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { Problem } from '../../../../ground/problem.ts';
import { listMandates } from '../../../access/index.ts';
import { type CurrentFact, type KnownPerson, knowPerson } from '../../../people/index.ts';
import {
  type AppliedPosting,
  findForPosting,
  findPostingsOf,
  isOpen,
  stateOf,
  todayOf,
} from '../../store-applications.ts';
import { offeredFacts } from './offer-lines.ts';

/** 劳动法 art. 15: nobody under 16 is employed; 禁止使用童工规定 art. 2 says the same of 介绍就业. Articles not verified here. */
const leastAge = 16;

/** The person for whom an application is: himself, or the one at the counter. */
export function applicantOf(ctx: Context): string {
  if (ctx.actor.person !== null) return ctx.actor.person;
  throw new Problem(409, 'visit-first', {
    zh: '请先接待这位居民（刷身份证），再替他投',
    en: 'Please begin a visit with the person first',
  });
}

/** A posting of ours. Throws Problem 404 `job-not-here` for one that was collected elsewhere, too: nobody answers there. */
export async function getPostingFor(ctx: Context, postingId: string): Promise<AppliedPosting> {
  const posting = (await findPostingsOf(ctx, [postingId])).get(postingId);
  if (posting) return posting;
  throw new Problem(404, 'job-not-here', {
    zh: '这个岗位不能在这里投，请看看别的',
    en: 'This job cannot be applied for here; please look at others',
  });
}

function refuseAge(ctx: Context, known: ReadonlyMap<string, CurrentFact>): Problem | null {
  const birth = known.get('person.birth_date')?.value;
  if (typeof birth !== 'string' || !isDay(birth)) return null;
  if (ageOn(birth, todayOf(ctx), 'day-after') >= leastAge) return null;
  return new Problem(422, 'too-young', {
    zh: `满 ${leastAge} 周岁才能应聘，现在可以先学手艺`,
    en: `Work can be taken from the age of ${leastAge} on; until then there is training`,
  });
}

/** Everything that an application is decided by. */
export interface Applying {
  personId: string;
  posting: AppliedPosting;
  /** The person's application for it: the open one, else the last. */
  last: Awaited<ReturnType<typeof findForPosting>>;
  mandates: readonly { employerId: string }[];
  person: KnownPerson;
}

/** Reads it all at once. @param acts false: a look that keeps nothing and shows no full name. @throws Problem 404 `job-not-here`, `person-not-here`. */
export async function loadApplying(
  ctx: Context,
  personId: string,
  postingId: string,
  acts = true,
): Promise<Applying> {
  const [posting, last, mandates, person] = await Promise.all([
    getPostingFor(ctx, postingId),
    findForPosting(ctx, personId, postingId),
    listMandates(ctx),
    knowPerson(
      ctx,
      personId,
      [...offeredFacts, 'person.birth_date', 'person.residence_area'],
      acts ? 'job-matching' : null,
    ),
  ]);
  return { personId, posting, last, mandates, person };
}

/** Why this person cannot apply for this posting now; null where he can. */
export function refuseApplying(ctx: Context, { posting, last, mandates, person }: Applying): Problem | null {
  if (!isOpen(posting, todayOf(ctx))) {
    return new Problem(409, 'posting-closed', {
      zh: '这个岗位已经不招了，下面有相近的',
      en: 'This job is closed; there are similar ones below',
    });
  }
  if (last && last.due_on !== null) {
    return new Problem(409, 'applied-already', {
      zh: '您投过这个岗位了，到“我的求职”看进展',
      en: 'You have applied for this job; see “My applications”',
    });
  }
  if (last && stateOf(last) === 'refused') {
    return new Problem(409, 'answered-already', {
      zh: '单位回复过这次求职了，看看相近的岗位',
      en: 'The employer has answered this application; see similar jobs',
    });
  }
  if (ctx.actor.kind === 'resident' && mandates.some(({ employerId }) => employerId === posting.employerId)) {
    return new Problem(409, 'own-employer', {
      zh: '这是您自己单位的岗位，不能投',
      en: 'This is a job of your own employer',
    });
  }
  return refuseAge(ctx, person.known);
}
