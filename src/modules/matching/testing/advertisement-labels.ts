import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { packageRoot } from '../../../ground/package-root.ts';
import { type Advertisement, halfOf, hashOf } from './pick-advertisements.ts';

const strict = { additionalProperties: false };
/** UTF-16 code units, the end not in it; of the description, where `in` is missing. */
const where = {
  at: Type.Tuple([Type.Integer({ minimum: 0 }), Type.Integer({ minimum: 1 })]),
  in: Type.Optional(Type.Literal('title')),
};
const need = Type.Enum(['must', 'nice']);
const yuan = Type.Union([Type.Number({ exclusiveMinimum: 0 }), Type.Null()]);
const list = <T extends Record<string, Type.TSchema>>(fields: T) =>
  Type.Optional(Type.Array(Type.Object(fields, strict), { minItems: 1 }));

/** What was read in one advertisement, by the rules of advertisement-labels.md. No text of it. */
const Labels = Type.Object(
  {
    id: Type.String({ pattern: '^J[0-9a-f]{10,12}$' }),
    /** Of the description, so that another text under the same id is noticed. */
    hash: Type.String({ pattern: '^[0-9a-f]{12}$' }),
    half: Type.Enum(['open', 'held-out']),
    work: Type.String({ pattern: '^[a-z]+$' }),
    skill: list({
      ...where,
      need,
      kind: Type.Enum(['skill', 'tool', 'certificate']),
      /** Where the words of the text are not its name. */
      name: Type.Optional(Type.String({ minLength: 1 })),
    }),
    education: list({
      ...where,
      need,
      level: Type.Enum(['不限', '初中', '高中', '中专', '大专', '本科', '硕士', '博士']),
    }),
    experience: list({ ...where, need, years: Type.Union([Type.Number({ minimum: 0 }), Type.Null()]) }),
    age: list(where),
    hours: list({
      ...where,
      is: Type.Enum([
        'off-two',
        'off-less',
        'off-holidays',
        'days',
        'nights',
        'no-nights',
        'shifts-2',
        'shifts-3',
        'shifts',
        'flexible',
        'part-time',
        'overtime',
        'no-overtime',
        'hours',
      ]),
    }),
    physical: list({
      ...where,
      is: Type.Enum([
        'standing',
        'walking',
        'lifting',
        'strength',
        'fitness',
        'heights',
        'heat',
        'cold',
        'outdoors',
        'dirt',
        'eyesight',
        'travel',
        'driving',
      ]),
    }),
    pay: list({
      ...where,
      is: Type.Enum(['total', 'base', 'piece', 'probation']),
      low: yuan,
      high: yuan,
      unit: Type.Enum(['hour', 'day', 'week', 'month', 'year', 'piece']),
    }),
    benefits: list({
      ...where,
      is: Type.Enum([
        'insurance-and-fund',
        'insurance',
        'housing-fund',
        'extra-insurance',
        'meals',
        'lodging',
        'board',
        'meal-allowance',
        'housing-allowance',
        'travel-allowance',
        'phone-allowance',
        'heat-allowance',
        'other-allowance',
        'paid-leave',
        'holiday-gifts',
        'health-check',
        'bonus',
        'commission',
        'training',
        'outings',
        'shares',
        'transport',
        'snacks',
        'other',
      ]),
    }),
    place: list(where),
    odd: list({
      ...where,
      /** Null: it is of the whole advertisement. */
      at: Type.Union([where.at, Type.Null()]),
      is: Type.Enum([
        'fee',
        'sex',
        'household',
        'family',
        'health',
        'looks',
        'school',
        'phone',
        'wechat',
        'qq',
        'email',
        'link',
        'agency',
        'training',
        'lure',
        'other-work',
        'many-works',
        'no-work',
        'cut-off',
      ]),
    }),
  },
  strict,
);

export type AdvertisementLabels = Static<typeof Labels>;

/** The fields that are read, in the order of the rules. */
export const labelFields = [
  'skill',
  'education',
  'experience',
  'age',
  'hours',
  'physical',
  'pay',
  'benefits',
  'place',
  'odd',
] as const satisfies readonly (keyof AdvertisementLabels)[];

/**
 * The labels of all advertisements, as they were picked; or of the 40 that were read twice, an hour between, the first reading of each
 * before the second, both as they were read.
 * @throws naming the line that has another shape.
 */
export function readAdvertisementLabels(
  name: 'advertisement-labels' | 'advertisement-labels-twice' = 'advertisement-labels',
): AdvertisementLabels[] {
  const file = join(packageRoot, `src/modules/matching/testing/${name}.jsonl`);
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line, at) => {
      const labels: unknown = JSON.parse(line);
      if (Value.Check(Labels, labels)) return labels;
      const [error] = Value.Errors(Labels, labels);
      throw new Error(`${name}.jsonl, line ${at + 1}: ${error?.instancePath} ${error?.message}`);
    });
}

/** The parts of an advertisement that the labels of a field stand for; '' where one stands for the whole. */
export function labelled(
  { title, description }: Advertisement,
  labels: AdvertisementLabels,
  field: (typeof labelFields)[number],
): string[] {
  return (labels[field] ?? []).map((label) =>
    label.at === null ? '' : (label.in === 'title' ? title : description).slice(...label.at),
  );
}

/** What is wrong with labels beside the advertisement that they are of; [] where nothing is. */
export function checkLabels(advertisement: Advertisement, labels: AdvertisementLabels): string[] {
  const problems: string[] = [];
  const say = (problem: string) => problems.push(`${labels.id}: ${problem}`);
  if (labels.half !== halfOf(labels.id)) say('not of this half');
  if (!hashOf(advertisement.description).startsWith(labels.hash)) say('another text');
  for (const field of labelFields) {
    const seen = new Set<string>();
    for (const [at, label] of (labels[field] ?? []).entries()) {
      const printed = JSON.stringify(label);
      if (seen.has(printed)) say(`${field} ${printed} stands twice`);
      seen.add(printed);
      if (label.at === null) continue;
      const part = labelled(advertisement, labels, field)[at] ?? '';
      if (part === '' || part.length !== label.at[1] - label.at[0]) say(`${field} ${printed} is not inside`);
      if (part.trim() !== part) say(`${field} ${printed} has blanks around it`);
    }
  }
  return problems;
}
