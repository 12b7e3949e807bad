import { loadAreas } from '../../../../ground/areas/load.ts';
import { dayOf } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { say } from '../../../../ground/events/say.ts';
import { type FieldProblem, Problem } from '../../../../ground/problem.ts';
import { namesOfEmployers } from '../../../employers/index.ts';
import { chosen } from '../../domain/occupation/said-occupation.ts';
import {
  type OwnPosting,
  type PostingAnswers,
  readOwnPosting,
  validUntil,
} from '../../domain/own-posting.ts';
import { codeOccupation } from '../../load-occupation-words.ts';
import { insertOwn, occupationSaidOf, type PostingRow } from '../../store-postings.ts';
import { checkWording, type Texts, wordedFields } from './check-wording.ts';

export interface PublishPosting {
  /** The id of its case. */
  postingId: string;
  employerId: string;
  /** Question id of 招聘登记 → answer. */
  answers: PostingAnswers;
  /** What somebody has said that the work is; else it is what was said of an earlier one under this title, or what the title is read as. */
  occupation?: string | null;
  at: Date;
}

/** Where the work is as far as the list of areas knows it: the centre of the smallest area that has one. */
function placeOf(code: string): Pick<PostingRow, 'lat' | 'lon' | 'placePrecision'> {
  const areas = loadAreas();
  for (const { code: area } of areas.ancestors(code).toReversed()) {
    const centre = areas.centreOf(area);
    if (centre) return { lat: centre.lat, lon: centre.lng, placePrecision: 'area' };
  }
  return { lat: null, lon: null, placePrecision: null };
}

function textsOf(answers: PostingAnswers, lawful: ReadonlySet<string>): Texts {
  return Object.fromEntries(
    wordedFields.flatMap((field) => {
      const said = answers[field];
      if (typeof said !== 'string' && !Array.isArray(said)) return [];
      return lawful.has(String(said)) ? [] : [[field, said]];
    }),
  );
}

/** Each unlawful word under its question: what it is, why not, and what to write instead. */
function requireLawful(answers: PostingAnswers, lawful: Set<string>): void {
  const texts = textsOf(answers, lawful);
  const fields = checkWording(texts)
    .filter(({ level }) => level === 'unlawful')
    .map(
      ({ field, words, says, better }): FieldProblem => ({
        field,
        code: 'unlawful-wording',
        detail: {
          zh: `“${words}”要改：${says.zh}。${better.zh}`,
          en: `“${words}”: ${says.en}. ${better.en}`,
        },
      }),
    );
  if (fields.length > 0)
    throw new Problem(
      422,
      'unlawful-wording',
      {
        zh: '有法律不许写的话，改好就能发',
        en: 'Some words are not lawful; change them and it can be published',
      },
      fields,
    );
  for (const text of Object.values(texts)) lawful.add(String(text));
}

/**
 * Reads the answers of a 招聘登记 and holds their words against the law.
 * @param lawful texts that have been found so in the same lot; what is said often is read once.
 * @throws Problem 422 `posting-incomplete` or `unlawful-wording` with the fields.
 */
export function readLawful(answers: PostingAnswers, lawful = new Set<string>()): OwnPosting {
  const read = readOwnPosting(answers, (code) => loadAreas().find(code) !== undefined);
  if ('problems' in read)
    throw new Problem(
      422,
      'posting-incomplete',
      { zh: '还差几项，补上就能发', en: 'Some things are missing; with them it can be published' },
      read.problems,
    );
  requireLawful(answers, lawful);
  return read.posting;
}

/** A posting as it begins: open where its employer is verified, else waiting until he is. */
export function newRow(
  { place, ...posting }: OwnPosting,
  {
    postingId,
    employerId,
    verified,
    occupation: said = null,
    at,
  }: { postingId: string; employerId: string; verified: boolean; occupation?: string | null; at: Date },
): PostingRow {
  const occupation = said === null ? codeOccupation(posting.title) : chosen(said);
  return {
    ...posting,
    occupation: occupation?.code ?? null,
    occupationConfidence: occupation?.confidence ?? null,
    occupationSaid: said !== null,
    postingId,
    employerId,
    state: verified ? 'open' : 'waiting',
    reason: null,
    areaCode: place,
    areaLo: loadAreas().range(place).lo,
    ...placeOf(place),
    remote: posting.labels.includes('remote'),
    validUntil: validUntil(dayOf(at), posting.validDays),
    submittedAt: at,
    publishedAt: verified ? at : null,
    changedAt: at,
  };
}

/**
 * Publishes a posting under its employer's scope: open where the employer is verified, else waiting until he is.
 * @throws Problem 422 `posting-incomplete` or `unlawful-wording` with the fields, 404 `employer-not-here`.
 */
export async function publishPosting(
  ctx: Context,
  { postingId, employerId, answers, occupation, at }: PublishPosting,
): Promise<PostingRow> {
  const posting = readLawful(answers);
  const employer = (await namesOfEmployers(ctx, [employerId])).get(employerId);
  if (!employer)
    throw new Problem(404, 'employer-not-here', {
      zh: '没有找到这个单位，请先登记单位',
      en: 'There is no such employer; please register it first',
    });

  const said = occupation ?? (await occupationSaidOf(ctx, { employerId, title: posting.title }));
  const row = newRow(posting, { postingId, employerId, verified: employer.verified, occupation: said, at });
  await insertOwn(ctx, row, employer.name, answers);
  await say(ctx, 'matching.posting-published@1', { postingId, employerId, open: employer.verified }, [
    `employer:${employerId}`,
  ]);
  return row;
}
