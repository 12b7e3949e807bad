import { lookAtTitle, type TitleLook } from '../matching/index.ts';
import type { RowContent } from './domain/row.ts';
import type { Kind } from './kinds/kind.ts';

/** The code under which rows are counted and found of which a title is not sure to be one occupation. */
export const unclear = 'occupation-unclear';

type Titled = Pick<Kind, 'titles'>;

function titlesIn({ titles }: Titled, { values }: Pick<RowContent, 'values'>): string[] {
  const value = titles && values[titles.column];
  if (value === undefined) return [];
  return Array.isArray(value) ? [...(value as string[])] : [String(value)];
}

/** Whether somebody may say what the titles of a list mean, or it only shows what was read; null where it has none. */
export const askedOf = ({ titles }: Titled): 'asked' | 'shown' | null =>
  titles ? (titles.said ? 'asked' : 'shown') : null;

/** Whether a title is not sure to be one occupation, as long as nobody has said which: its rows are then found under `occupation-unclear`. */
export const isUnclear = (title: string) => !lookAtTitle(title, null).sure;

/** What the titles of a row mean in 职业分类大典, read or said. */
export function titleLooks(kind: Titled, content: Pick<RowContent, 'values' | 'occupations'>): TitleLook[] {
  const { occupations = {} } = content;
  if (kind.titles?.read) return [kind.titles.read(content.values)].flat();
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
  // Of a list in which nobody is asked they are coded where a row is looked at: a million rows need not be.
  if (!kind.titles?.said) return row;
  const { into, write } = kind.titles.said;
  const { looks: _, occupations: __, ...content } = row;
  const titles = titlesIn(kind, content);
  const standing = titles.flatMap((title): [string, string][] => {
    const code = said[title];
    return code === undefined ? [] : [[title, code]];
  });
  const occupations = Object.fromEntries(standing);
  const { [into]: ___, ...values } = content.values;
  const asks = titles.some((title) => !lookAtTitle(title, occupations[title] ?? null).sure);
  return {
    ...content,
    values: standing.length > 0 ? { ...values, [into]: write(new Map(standing)) } : values,
    ...(standing.length > 0 ? { occupations } : {}),
    ...(asks ? { looks: [unclear] } : {}),
  };
}
