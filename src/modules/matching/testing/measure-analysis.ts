import type { JobAnalysis } from '../domain/analysis/analyse.ts';
import type { Shift } from '../domain/sentence/shifts.ts';
import type { AdvertisementLabels } from './advertisement-labels.ts';
import type { Compared } from './compare-labels.ts';

type At = { at: [number, number] };
type Education = NonNullable<AdvertisementLabels['education']>[number]['level'];
type Hours = NonNullable<AdvertisementLabels['hours']>[number]['is'];
type Odd = NonNullable<AdvertisementLabels['odd']>[number]['is'];

const levels: Record<string, Education> = {
  any: '不限',
  '71': '初中',
  '61': '高中',
  '41': '中专',
  '31': '大专',
  '21': '本科',
  '14': '硕士',
  '11': '博士',
};

const hours: Partial<Record<Shift, Hours>> = {
  days: 'days',
  nights: 'nights',
  'no-nights': 'no-nights',
  'two-shifts': 'shifts-2',
  'three-shifts': 'shifts-3',
  flexible: 'flexible',
  'two-days-off': 'off-two',
  'one-day-off': 'off-less',
};

/** Wording that the law forbids, as the labels call it. */
const oddOf: Partial<Record<string, Odd>> = {
  sex: 'sex',
  'sex-only': 'sex',
  'sex-by-work': 'sex',
  household: 'household',
  marriage: 'family',
  pregnancy: 'family',
  looks: 'looks',
};

const some = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);

/** What the analysis read, as labels: only what both can say (the analysis reads no benefits, and of hours no length of a day). */
export function labelsOf(
  { id, hash, half, work }: AdvertisementLabels,
  { skills, education, experience, shifts, strains, pay, place, odd, wording }: JobAnalysis,
): AdvertisementLabels {
  const at = ({ start, end }: { start: number; end: number }): At => ({ at: [start, end] });
  const fields = {
    skill: some(skills.map((each) => ({ ...at(each), need: each.need, kind: each.kind }))),
    education: some(
      education.map((each) => ({ ...at(each), need: each.need, level: levels[each.value] ?? '不限' })),
    ),
    experience: some(experience.map((each) => ({ ...at(each), need: each.need, years: each.value }))),
    hours: some(
      shifts.flatMap((each) => {
        const is = hours[each.value];
        return is === undefined ? [] : [{ ...at(each), is }];
      }),
    ),
    physical: some(strains.map((each) => ({ ...at(each), is: each.value }))),
    pay: some(
      pay.map((each) => {
        const { kind, low, high, unit } = each.value;
        return { ...at(each), is: kind, low, high, unit };
      }),
    ),
    place: place ? [at(place)] : undefined,
    odd: some([
      ...odd.map((each) => ({ ...at(each), is: each.value as Odd })),
      ...wording.flatMap((each) => {
        const is = oddOf[each.category];
        return is === undefined ? [] : [{ ...at(each), is }];
      }),
    ]),
  };
  const said = Object.fromEntries(Object.entries(fields).filter(([, list]) => list !== undefined));
  return { id, hash, half, work, ...said };
}

/** The labels that the analysis could have read at all: of hours those that it has a name for. */
export function comparable(labels: AdvertisementLabels): AdvertisementLabels {
  const { hours: said, ...others } = labels;
  const named = said?.filter(({ is }) => Object.values(hours).includes(is)) ?? [];
  return { ...others, ...(named.length > 0 ? { hours: named } : {}) };
}

/** Precision and recall in per cent of a comparison whose first reading is the labels', the second the analysis'. */
export function measured({ both, alike, onlyFirst, onlySecond }: Compared) {
  const share = (part: number, whole: number) => (whole === 0 ? 100 : Math.round((1000 * part) / whole) / 10);
  return {
    precision: share(both, both + onlySecond),
    recall: share(both, both + onlyFirst),
    /** Of what both have, the same values too. */
    alike: share(alike, both),
    labels: both + onlyFirst,
  };
}
