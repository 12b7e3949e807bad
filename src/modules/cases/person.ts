import { loadAreas } from '../../ground/areas/load.ts';
import { ageOn } from '../../ground/clock/age.ts';
import { dayOf, parseDay } from '../../ground/clock/day.ts';
import type { Context } from '../../ground/context.ts';
import { Problem } from '../../ground/problem.ts';
import { type CurrentFact, getCurrent } from '../people/index.ts';
import type { Answer, CaseType } from './domain/case-type.ts';
import { type Known, type Offer, offerFor } from './domain/facts.ts';
import type { KeptAnswers } from './store.ts';

/** An offered answer with where it comes from. */
export interface SourcedOffer extends Offer {
  source: CurrentFact['source'];
  validFrom: string;
  /** So old that the person is asked all the same. */
  stale: boolean;
}

/** What the person's facts offer as answers, by question. */
export async function offersFor(
  ctx: Context,
  type: CaseType,
  personId: string,
): Promise<Map<string, SourcedOffer>> {
  const wanted = type.questions.flatMap(({ prefill = [], records = [] }) =>
    [...prefill, ...records].map(({ fact }) => fact),
  );
  const current = await getCurrent(ctx, personId, [...new Set(wanted)]);
  const known: Known = (fact) => current.get(fact)?.value as Answer | undefined;
  const offers = new Map<string, SourcedOffer>();
  for (const question of type.questions) {
    const offer = offerFor(question, known);
    const fact = offer && current.get(offer.fact);
    if (fact)
      offers.set(question.id, {
        ...offer,
        source: fact.source,
        validFrom: fact.validFrom,
        stale: fact.stale,
      });
  }
  return offers;
}

/**
 * Adds what a department certified and still holds: it is not asked again (政务数据共享条例: no duplicate collection), it stands in
 * check-your-answers with its source and can be changed there.
 */
export async function withCertified(
  ctx: Context,
  type: CaseType,
  personId: string,
  answers: KeptAnswers,
  revision: number,
): Promise<KeptAnswers> {
  const offers = await offersFor(ctx, type, personId);
  const at = ctx.clock.now().toISOString();
  const certified = type.questions.flatMap(({ id }) => {
    const offer = offers.get(id);
    if (answers[id] || !offer || offer.stale || offer.source.kind !== 'department') return [];
    return [[id, { answer: offer.answer, revision, at, by: 'department' as const }] as const];
  });
  return { ...Object.fromEntries(certified), ...answers };
}

/**
 * Refuses somebody who is too young for this matter; an unknown date of birth refuses nobody.
 * @throws Problem 422 `too-young`.
 */
export async function requireAge(ctx: Context, type: CaseType, personId: string): Promise<void> {
  if (!type.minimumAge) return;
  const birth = (await getCurrent(ctx, personId, ['person.birth_date'])).get('person.birth_date')?.value;
  if (typeof birth !== 'string') return;
  const { years } = type.minimumAge;
  if (ageOn(parseDay(birth), dayOf(ctx.clock.now())) >= years) return;
  throw new Problem(422, 'too-young', {
    zh: `满${years}周岁就能办，到那天再来，现在可以先看职业介绍`,
    en: `This can be done from the age of ${years} on`,
  });
}

/**
 * The area that is responsible for a person's matter: where he lives, or as long as that is not known, where the clerk works.
 * @throws Problem 422 `residence-needed`.
 */
export async function areaFor(ctx: Context, personId: string): Promise<{ code: string; lo: number }> {
  const residence = (await getCurrent(ctx, personId, ['person.residence_area'])).get(
    'person.residence_area',
  )?.value;
  if (typeof residence === 'string') return { code: residence, lo: loadAreas().get(residence).lo };
  if (ctx.actor.area) return ctx.actor.area;
  throw new Problem(422, 'residence-needed', {
    zh: '请先到“我的资料”填上住的地方，由那里的服务站为您服务',
    en: 'Please give the place where you live under “My data” first; the station there serves you',
  });
}
