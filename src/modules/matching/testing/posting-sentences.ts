import { readFileSync } from 'node:fs';
import type { ReadSentence } from '../domain/sentence/parse.ts';

/** A sentence with what it says, as single statements: `headcount 2`, `welfare 管午饭`. */
export interface Labelled {
  text: string;
  said: Map<Field, string[][]>;
}

export const fields = [
  'title',
  'headcount',
  'pay',
  'rule',
  'hours',
  'address',
  'education',
  'experience',
  'certificates',
  'labels',
  'welfare',
  'contract',
  'duties',
  'days',
  'several',
  'open',
] as const;
export type Field = (typeof fields)[number];

const keys: Record<string, Field> = {
  t: 'title',
  n: 'headcount',
  p: 'pay',
  r: 'rule',
  h: 'hours',
  a: 'address',
  e: 'education',
  x: 'experience',
  c: 'certificates',
  l: 'labels',
  w: 'welfare',
  k: 'contract',
  d: 'duties',
  v: 'days',
  s: 'several',
  o: 'open',
};

/** Reads testing/NAME: each statement has alternatives (a/b). */
export function readLabelled(name: string): Labelled[] {
  const lines = readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#') && line !== '');
  const all: Labelled[] = [];
  for (let at = 0; at < lines.length; at += 2) {
    const said = new Map<Field, string[][]>();
    for (const part of (lines[at + 1] ?? '').split(';')) {
      const [, key = '', values = ''] = /^\s*(\w)=(.*)$/.exec(part) ?? [];
      const field = keys[key];
      // Pay and hours are written with strokes of their own.
      const plain = field === 'pay' || field === 'address' || field === 'hours';
      if (field && values.trim())
        said.set(
          field,
          values.split('|').map((value) => (plain ? [value.trim()] : value.trim().split('/'))),
        );
    }
    all.push({ text: lines[at] ?? '', said });
  }
  return all;
}

/** What the parser found, as the same statements. */
export function statementsOf(read: ReadSentence): Map<Field, string[]> {
  const { payLow: low, payHigh: high, payUnit: unit } = read;
  const ends =
    low && high && low.value === high.value ? `${low.value}` : `${low?.value ?? ''}-${high?.value ?? ''}`;
  const one = (said: { value: unknown } | null) => (said ? [String(said.value)] : []);
  const all: Record<Field, string[]> = {
    title: one(read.title),
    headcount: one(read.headcount),
    pay: low || high ? [`${ends}/${unit?.value ?? '?'}`] : [],
    rule: one(read.payRule),
    hours: read.hours.map(({ value }) => value),
    address: one(read.address),
    education: one(read.education),
    experience: one(read.experience),
    certificates: read.noCertificate ? ['none'] : read.certificates.map(({ value }) => value),
    labels: read.labels.map(({ value }) => value),
    welfare: read.welfare.map(({ value }) => value),
    contract: one(read.contract),
    duties: one(read.duties),
    days: one(read.validDays),
    several: read.several.map(({ value }) => value),
    open: read.payOpen ? ['1'] : [],
  };
  return new Map(fields.map((field) => [field, all[field]]));
}

/** Statements right, told wrongly, and missed, of one field. */
export interface Tally {
  right: number;
  wrong: string[];
  missed: string[];
}

export function tally(
  labelled: readonly Labelled[],
  read: (text: string) => ReadSentence,
): Map<Field, Tally> {
  const tallies = new Map<Field, Tally>(fields.map((field) => [field, { right: 0, wrong: [], missed: [] }]));
  for (const { text, said } of labelled) {
    for (const [field, found] of statementsOf(read(text))) {
      const wanted = said.get(field) ?? [];
      const count = tallies.get(field);
      if (!count) continue;
      // Of two sums either may be told.
      const alternatives = field === 'pay' && wanted.length > 1 ? [wanted.flat()] : wanted;
      for (const one of found) {
        if (alternatives.some((values) => values.includes(one))) count.right += 1;
        else count.wrong.push(`${one} ← ${text}`);
      }
      for (const values of alternatives)
        if (!found.some((one) => values.includes(one))) count.missed.push(`${values.join('/')} ← ${text}`);
    }
  }
  return tallies;
}

export const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
