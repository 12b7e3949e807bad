import { lookAtTitle, type TitleLook } from '../matching/index.ts';
import type { RowContent } from './domain/row.ts';
import type { Kind } from './kinds/kind.ts';

/** The code under which rows are counted and found of which a title is not sure to be one occupation. */
const unclear = 'occupation-unclear';

type Titled = Pick<Kind, 'titles'>;

function titlesIn({ titles }: Titled, { values }: Pick<RowContent, 'values'>): string[] {
  const value = titles && values[titles.column];
  if (value === undefined) return [];
  return Array.isArray(value) ? [...(value as string[])] : [String(value)];
}

/** What the titles of a row mean in 职业分类大典, read or said. */
export function titleLooks(kind: Titled, content: Pick<RowContent, 'values' | 'occupations'>): TitleLook[] {
  const { occupations = {} } = content;
  return titlesIn(kind, content).map((title) => lookAtTitle(title, occupations[title] ?? null));
}

/**
 * A row with what its titles mean: what a person has said goes with it as a value of its own, and where one is not clear the row is found by that
 * and passes. What the list wrote stays as it is.
 * @param said title → code; of titles that the row no longer has it is forgotten.
 */
export function withTitles(
  kind: Titled,
  row: RowContent,
  said: Readonly<Record<string, string>> = {},
): RowContent {
  if (!kind.titles) return row;
  const { into, write } = kind.titles;
  const { looks: _, occupations: __, ...content } = row;
  const titles = titlesIn(kind, content);
  const standing = titles.flatMap((title): [string, string][] => {
    const code = said[title];
    return code === undefined ? [] : [[title, code]];
  });
  const occupations = Object.fromEntries(standing);
  const { [into]: ___, ...values } = content.values;
  const isUnclear = titles.some((title) => !lookAtTitle(title, occupations[title] ?? null).sure);
  return {
    ...content,
    values: standing.length > 0 ? { ...values, [into]: write(new Map(standing)) } : values,
    ...(standing.length > 0 ? { occupations } : {}),
    ...(isUnclear ? { looks: [unclear] } : {}),
  };
}
