import { employerIndustries, employerKindWords } from '../employers/index.ts';
import { loadVisitDefinitions } from '../ledger/index.ts';
import { educationNames, labelWords } from '../matching/index.ts';
import { stationCatalogue } from '../network/index.ts';
import type { ColumnOption } from './domain/column.ts';

const named = (words: Readonly<Record<string, { zh: string; en: string }>>): ColumnOption[] =>
  Object.entries(words).map(([code, { zh, en }]) => ({ code, zh, en }));

const coded = (entries: Iterable<{ code: string; name: { zh: string; en: string } }>): ColumnOption[] =>
  [...entries].map(({ code, name: { zh, en } }) => ({ code, zh, en }));

/** Answers that stand with another module, by the name under which a column of data/imports asks for them. */
const catalogues: Readonly<Record<string, () => ColumnOption[]>> = {
  'employer-kinds': () => named(employerKindWords),
  industries: () => named(employerIndustries),
  educations: () => named(educationNames),
  'posting-labels': () =>
    Object.entries(labelWords).map(([code, { name }]) => ({ code, zh: name.zh, en: name.en })),
  'station-kinds': () => coded(stationCatalogue().kinds.values()),
  'station-marks': () => coded(stationCatalogue().marks.values()),
  'service-items': () => coded(stationCatalogue().items.values()),
  'service-kinds': () =>
    (loadVisitDefinitions().at(-1)?.kinds ?? []).map(({ id, name: { zh, en } }) => ({ code: id, zh, en })),
};

/** The answers of a catalogue with what lists write for them besides. @throws Error for a name that is none. */
export function optionsOf(
  name: string,
  also: Readonly<Record<string, readonly string[]>> = {},
): ColumnOption[] {
  const options = catalogues[name]?.();
  if (!options) throw new Error(`there is no catalogue ${name}`);
  const stranger = Object.keys(also).find((code) => !options.some((option) => option.code === code));
  if (stranger !== undefined) throw new Error(`the catalogue ${name} has no ${stranger}`);
  return options.map((option) => ({ ...option, also: also[option.code] ?? [] }));
}
