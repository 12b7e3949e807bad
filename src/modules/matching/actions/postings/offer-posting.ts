import { loadAreas } from '../../../../ground/areas/load.ts';
import type { Context } from '../../../../ground/context.ts';
import { fieldProblem, Problem } from '../../../../ground/problem.ts';
import { findEmployer } from '../../../employers/index.ts';
import { answersOf, type PostingField } from '../../domain/own-posting.ts';
import { type ReadSentence, readSentence } from '../../domain/sentence/parse.ts';
import { loadTemplates, type PostingTemplate } from '../../load-templates.ts';
import { findOwn } from '../../store-postings.ts';

/** From what the answers of a 招聘登记 can be offered. */
export type OfferFrom =
  | { kind: 'sentence'; text: string }
  | { kind: 'template'; id: string }
  | { kind: 'posting'; postingId: string };

/** An answer as the case type takes it. */
export type OfferedAnswer = boolean | number | string | string[];

export interface Offer {
  answer: OfferedAnswer;
  from: 'sentence' | 'template' | 'earlier';
}

/**
 * The area that the words of an address name, near the employer first: in his county, his city, everywhere. Undefined where they name
 * none, or more than one that is equally likely.
 */
export function placeIn(divisions: readonly string[], near: string | null): string | undefined {
  if (divisions.length === 0) return undefined;
  const areas = loadAreas();
  const above = near === null || !areas.find(near) ? [] : areas.ancestors(near);
  const scopes = [
    ...above.filter(({ level, layer }) => level <= 3 && !layer).map(({ code }) => code),
  ].reverse();
  const last = divisions.at(-1) ?? '';
  for (const within of [...scopes, undefined]) {
    const found = areas
      .search(divisions.join(' '), { ...(within === undefined ? {} : { within }), limit: 5 })
      .filter(({ name }) => name.startsWith(last) || last.startsWith(name));
    if (found.length > 1 && found[0]?.name !== last) return undefined;
    const exact = found.filter(({ name }) => name === last || name === `${last}办事处`);
    if (exact.length > 1) return undefined;
    const [one] = exact.length ? exact : found;
    if (one) return one.code;
  }
  return undefined;
}

type Answers = Partial<Record<PostingField, OfferedAnswer | null | undefined>>;

const fenOf = (yuan: number | undefined) => (yuan === undefined ? undefined : Math.round(yuan * 100));
const listOf = <T>(said: readonly { value: T }[]) =>
  said.length ? said.map(({ value }) => String(value)) : undefined;

function answersIn(read: ReadSentence, near: string | null): Answers {
  const place = placeIn(read.divisions, near);
  const [low, high] = [fenOf(read.payLow?.value), fenOf(read.payHigh?.value)];
  return {
    title: read.title?.value,
    headcount: read.headcount?.value,
    duties: read.duties?.value,
    place: place === undefined ? undefined : [place],
    address: read.address?.value,
    'pay-unit': read.payUnit?.value,
    'pay-low': low,
    'pay-high': low === high ? undefined : high,
    'pay-rule': read.payRule?.value,
    hours: listOf(read.hours),
    education: read.education?.value,
    experience: read.experience?.value,
    certificates: read.noCertificate ? [] : listOf(read.certificates),
    labels: listOf(read.labels),
    welfare: listOf(read.welfare),
    contract: read.contract?.value,
    'valid-days': read.validDays?.value,
  };
}

async function fromSentence(ctx: Context, text: string): Promise<Answers> {
  const read = readSentence(text);
  if (read.several.length > 0) {
    const names = read.several.map(({ value }) => value).join('、');
    throw fieldProblem('/from/text', 'several-jobs', {
      zh: `这里有几个岗位：${names}。请一次发一个`,
      en: `There are several jobs here: ${names}. Please post one at a time`,
    });
  }
  const { employer } = ctx.actor;
  const known = employer === null ? undefined : await findEmployer(ctx, employer);
  return answersIn(read, known?.areaCode ?? ctx.actor.area?.code ?? null);
}

// Benefits and labels are promises: a template names those that are usual, and does not make them.
function fromTemplate(template: PostingTemplate): Answers {
  const { title, duties, hours, education, experience, certificates } = template;
  return {
    title: title.zh,
    duties,
    hours: hours.length ? hours : undefined,
    education,
    experience,
    certificates,
  };
}

async function fromEarlier(ctx: Context, postingId: string): Promise<Answers> {
  const posting = await findOwn(ctx, postingId);
  if (!posting || posting.employerId !== ctx.actor.employer)
    throw new Problem(404, 'posting-not-here', { zh: '没有找到这个岗位', en: 'There is no such posting' });
  const answers = answersOf({ ...posting, place: posting.areaCode });
  return { ...answers, 'pay-high': posting.payHigh === posting.payLow ? undefined : posting.payHigh };
}

const kinds = { sentence: 'sentence', template: 'template', posting: 'earlier' } as const;

/**
 * What can be offered as answers, by question: what a sentence says and nothing else, what a template usually asks for, or what an earlier
 * posting of the same employer had.
 * @throws Problem 422 `several-jobs`; 404 `template-not-here`, `posting-not-here`.
 */
export async function offerPosting(ctx: Context, from: OfferFrom): Promise<Map<PostingField, Offer>> {
  let answers: Answers;
  if (from.kind === 'sentence') answers = await fromSentence(ctx, from.text);
  else if (from.kind === 'posting') answers = await fromEarlier(ctx, from.postingId);
  else {
    const template = loadTemplates().get(from.id);
    if (!template)
      throw new Problem(404, 'template-not-here', { zh: '没有这个样板', en: 'There is no such template' });
    answers = fromTemplate(template);
  }
  return new Map(
    Object.entries(answers).flatMap(([field, answer]) =>
      answer === null || answer === undefined
        ? []
        : [[field as PostingField, { answer, from: kinds[from.kind] }] as const],
    ),
  );
}
