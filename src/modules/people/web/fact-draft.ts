import type { Output } from '../../../web/call.ts';

/** A fact as the catalogue asks it. */
export type Asked = Output<'GET /api/facts'>['groups'][number]['facts'][number];

export type Value = string | number | boolean | string[] | null;

/** What stands in the page while a fact is answered: text as typed, codes as chosen; null is 说不清楚, undefined nothing yet. */
export type Draft = string | string[] | null | undefined;

/** The choice 都不是 of a list; a list without any is an answer. */
export const noneOf = 'none';

/** What a known value looks like in its control. */
export function draftOf({ type }: Asked, value: Value): Draft {
  if (value === null) return undefined;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (type === 'fen') return String(Number(value) / 100);
  if (type === 'texts') return (value as string[]).join('\n');
  if (type === 'codes') return (value as string[]).length === 0 ? [noneOf] : (value as string[]);
  return Array.isArray(value) ? value : String(value);
}

/** The value to send; what cannot be read is sent as it was typed, and the server says what is wrong with it. */
export function valueToSend({ type }: Asked, draft: string | string[] | null): Value {
  if (draft === null) return null;
  if (Array.isArray(draft)) return draft.filter((code) => code !== noneOf);
  const text = draft.normalize('NFKC').trim();
  switch (type) {
    case 'yesno':
      return draft === 'yes';
    case 'texts':
      return draft
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'integer':
      return /^\d+$/.test(text) ? Number(text) : draft;
    case 'fen':
      return /^\d+(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : draft;
    default:
      return draft;
  }
}

/** 都不是 and the others exclude each other: the one chosen last stands. */
export function chosenCodes(before: Draft, now: string[] | null | undefined): Draft {
  if (!now?.includes(noneOf)) return now;
  return Array.isArray(before) && before.includes(noneOf) ? now.filter((code) => code !== noneOf) : [noneOf];
}
