import { loadAreas } from '../../ground/areas/load.ts';
import { ageOn } from '../../ground/clock/age.ts';
import { dayOf, parseDay } from '../../ground/clock/day.ts';
import type { Context } from '../../ground/context.ts';
import { Problem } from '../../ground/problem.ts';
import { contactOf, findEmployer } from '../employers/index.ts';
import { type CurrentFact, getCurrent, readInFull } from '../people/index.ts';
import type { Answer, CaseType, SubjectKind } from './domain/case-type.ts';
import { type Known, offerFor } from './domain/facts.ts';
import { type DraftRow, type KeptAnswers, type KeptOffers, openOffers } from './store.ts';

/** Whose matter it is: a person's or an employer's. */
export interface Subject {
  kind: SubjectKind;
  id: string;
}

/** An offered answer with where it comes from. */
export interface SourcedOffer {
  answer: Answer;
  source: CurrentFact['source'] | { kind: 'sentence' | 'template' | 'earlier' | 'employer'; name: null };
  /** Since when it holds; null for what was just said. */
  validFrom: string | null;
  /** So old that the person is asked all the same. */
  stale: boolean;
}

/** Whose rows are open: the employer's that is acted for or at the counter, else the person's; undefined for nobody's. */
export function findSubject({ actor }: Pick<Context, 'actor'>): Subject | undefined {
  if (actor.employer !== null) return { kind: 'employer', id: actor.employer };
  return actor.person === null ? undefined : { kind: 'person', id: actor.person };
}

/**
 * Whose rows this actor works on.
 * @param type the matter, where it is known already: whose it can be.
 * @throws Problem 409 `visit-first`, `employer-first`, `another-subject`.
 */
export function getSubject(ctx: Context, type?: Pick<CaseType, 'subject'>): Subject {
  const subject = findSubject(ctx);
  if (subject && (!type || type.subject === subject.kind)) return subject;
  if (type?.subject === 'employer') {
    throw new Problem(409, 'employer-first', {
      zh: '这件事是单位办的，请先选好单位再办',
      en: 'This is an employer’s matter; please choose the employer first',
    });
  }
  if (subject) {
    throw new Problem(409, 'another-subject', {
      zh: '这件事是个人办的，请先退出单位',
      en: 'This is a person’s matter; please leave the employer first',
    });
  }
  throw new Problem(409, 'visit-first', {
    zh: '请先接待这位居民（刷身份证），再办理',
    en: 'Please begin a visit with the person first',
  });
}

/** A case or draft that is somebody else's than those who are here. */
export function refuseOthers(subject: Subject, row: { subject_id: string | null }): void {
  if (row.subject_id === subject.id) return;
  throw new Problem(409, 'another-person', {
    zh: '这件事不是正在办理的这一位的，请核对',
    en: 'This is not of the person or employer who is here; please check',
  });
}

async function knownOf(
  ctx: Context,
  type: CaseType,
  { kind, id }: Subject,
): Promise<Map<string, CurrentFact>> {
  const wanted = type.questions.flatMap(({ prefill = [], records = [] }) =>
    [...prefill, ...records].map(({ fact }) => fact),
  );
  return kind === 'person' ? getCurrent(ctx, id, [...new Set(wanted)]) : new Map();
}

/** What an employer's register entry offers, by question. */
async function employerOffers(ctx: Context, { id }: Subject): Promise<[string, SourcedOffer][]> {
  const employer = await findEmployer(ctx, id);
  const address = (await contactOf(ctx, id))?.address;
  if (!employer) return [];
  const offer = (answer: Answer): SourcedOffer => ({
    answer,
    source: { kind: 'employer', name: null },
    validFrom: null,
    stale: false,
  });
  return [
    ['place', offer([employer.areaCode])],
    ...(address ? [['address', offer(address)] as [string, SourcedOffer]] : []),
  ];
}

/** What is known already offers as answers, by question. */
export async function offersFor(
  ctx: Context,
  type: CaseType,
  subject: Subject,
  draft: DraftRow | null,
): Promise<Map<string, SourcedOffer>> {
  const offers = new Map<string, SourcedOffer>();
  if (subject.kind === 'employer') {
    const asked = new Set(type.questions.map(({ id }) => id));
    for (const [question, offer] of await employerOffers(ctx, subject))
      if (asked.has(question)) offers.set(question, offer);
  }
  const current = await knownOf(ctx, type, subject);
  const known: Known = (fact) => current.get(fact)?.value as Answer | undefined;
  for (const question of type.questions) {
    const offer = offerFor(question, known);
    const fact = offer && current.get(offer.fact);
    if (fact)
      offers.set(question.id, {
        answer: offer.answer,
        source: fact.source,
        validFrom: fact.validFrom,
        stale: fact.stale,
      });
  }
  const said: KeptOffers = draft ? openOffers(ctx, draft) : {};
  for (const [question, { answer, from }] of Object.entries(said))
    offers.set(question, { answer, source: { kind: from, name: null }, validFrom: null, stale: false });
  return offers;
}

/**
 * Adds what a department certified and still holds: it is not asked again (政务数据共享条例: no duplicate collection), it stands in
 * check-your-answers with its source and can be changed there.
 */
export async function withCertified(
  ctx: Context,
  type: CaseType,
  subject: Subject,
  answers: KeptAnswers,
  revision: number,
): Promise<KeptAnswers> {
  const offers = await offersFor(ctx, type, subject, null);
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
export async function requireAge(ctx: Context, type: CaseType, { kind, id }: Subject): Promise<void> {
  if (!type.minimumAge || kind !== 'person') return;
  const birth = (await getCurrent(ctx, id, ['person.birth_date'])).get('person.birth_date')?.value;
  if (typeof birth !== 'string') return;
  const { years } = type.minimumAge;
  if (ageOn(parseDay(birth), dayOf(ctx.clock.now())) >= years) return;
  throw new Problem(422, 'too-young', {
    zh: `满${years}周岁就能办，到那天再来，现在可以先看职业介绍`,
    en: `This can be done from the age of ${years} on`,
  });
}

/**
 * The area that is responsible for the matter: an employer's own (用工地), or where a person lives, and as long as that is not known,
 * where the clerk works.
 * @throws Problem 422 `residence-needed`.
 */
export async function areaFor(ctx: Context, { kind, id }: Subject): Promise<{ code: string; lo: number }> {
  if (kind === 'employer') {
    const employer = await findEmployer(ctx, id);
    if (!employer) throw new Error(`no employer ${id} behind a mandate or a visit`);
    return { code: employer.areaCode, lo: employer.areaLo };
  }
  const residence = (await getCurrent(ctx, id, ['person.residence_area'])).get(
    'person.residence_area',
  )?.value;
  if (typeof residence === 'string') return { code: residence, lo: loadAreas().get(residence).lo };
  if (ctx.actor.area) return ctx.actor.area;
  throw new Problem(422, 'residence-needed', {
    zh: '请先到“我的资料”填上住的地方，由那里的服务站为您服务',
    en: 'Please give the place where you live under “My data” first; the station there serves you',
  });
}

/**
 * The phone to which a confirmation at the counter goes; the read is audited.
 * @throws Problem 422 `no-phone`.
 */
export async function phoneFor(ctx: Context, { kind, id }: Subject, caseId: string): Promise<string> {
  const phone =
    kind === 'employer'
      ? (await contactOf(ctx, id))?.phone
      : (await readInFull(ctx, id, ['person.phone'], 'contact-person', caseId)).get('person.phone');
  if (typeof phone === 'string') return phone;
  throw new Problem(422, 'no-phone', {
    zh: '还没有留手机号，请先补上，再发验证码',
    en: 'There is no mobile number on record; please add it first',
  });
}

/** The name as pages show it: a person's masked, an employer's in full. */
export async function nameOf(ctx: Context, { kind, id }: Subject): Promise<string | null> {
  if (kind === 'employer') return (await findEmployer(ctx, id))?.name ?? null;
  const name = (await getCurrent(ctx, id, ['person.name'])).get('person.name')?.value;
  return typeof name === 'string' ? name : null;
}
