import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../../ground/package-root.ts';
import type { Finding } from '../domain/wording/find.ts';

/** An employer's sentence and what is to be found in it. */
export interface Sentence {
  text: string;
  disguised: boolean;
  /** Categories that must be found. */
  expected: string[];
  /** Categories that may be found as well. */
  allowed: string[];
  /** Where the offending words stand; empty where they are not marked. */
  marks: { categories: string[]; start: number; end: number }[];
}

const read = (name: string) => readFileSync(join(packageRoot, 'src/modules/matching/testing', name), 'utf8');
const lines = (text = '') => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

type Part = Record<string, string | { plain: string; evaded?: string }>;

function sentencesOf(part: Part): Sentence[] {
  return Object.entries(part).flatMap(([key, group]) => {
    const groups = typeof group === 'string' ? { plain: group } : group;
    const expected = typeof group === 'string' ? [] : key.split('+');
    return (['plain', 'evaded'] as const).flatMap((kind) =>
      lines(groups[kind]).map((text) => ({
        text,
        disguised: kind === 'evaded',
        expected,
        allowed: [],
        marks: [],
      })),
    );
  });
}

/** The sentences of the hand that wrote the first rules. */
export function firstHand(): Record<'tuning' | 'heldOut' | 'probe', Sentence[]> {
  const parts = parse(read('wording-sentences.yaml')) as Record<'tuning' | 'held_out' | 'probe', Part>;
  return {
    tuning: sentencesOf(parts.tuning),
    heldOut: sentencesOf(parts.held_out),
    probe: sentencesOf(parts.probe),
  };
}

const mark = /<([a-z?,-]+):([^<>]*)>/g;

/** Of a line: `*` disguised, `<sex,looks?:美女>客服` words with the categories that must and those that may be found. */
function readMarked(line: string): Sentence {
  const marks: Sentence['marks'] = [];
  const names: string[] = [];
  let text = '';
  let last = line.startsWith('*') ? 1 : 0;
  for (const { 0: whole, 1: categories = '', 2: words = '', index } of line.matchAll(mark)) {
    text += line.slice(last, index);
    names.push(...categories.split(','));
    const start = text.length;
    text += words;
    marks.push({ categories: categories.replaceAll('?', '').split(','), start, end: text.length });
    last = index + whole.length;
  }
  text += line.slice(last);
  const allowed = names.filter((name) => name.endsWith('?')).map((name) => name.slice(0, -1));
  const expected = [...new Set(names.filter((name) => !name.endsWith('?')))];
  return { text, disguised: line.startsWith('*'), expected, allowed, marks };
}

/** Halved by the text alone, so that nobody chooses; by another byte of its hash to halve a half. */
const isEven = (text: string, byte = 0) => (createHash('sha256').update(text).digest()[byte] ?? 0) % 2 === 0;

function halves(name: string): Record<'tuning' | 'heldOut', Sentence[]> {
  const all = lines(read(name)).map(readMarked);
  return { tuning: all.filter(({ text }) => isEven(text)), heldOut: all.filter(({ text }) => !isEven(text)) };
}

/** The sentences of a second hand: `tuning` and `heldOut` written before it had read the rules, `fresh` after. */
export function secondHand(): Record<'tuning' | 'heldOut' | 'fresh', Sentence[]> {
  return { ...halves('wording-second-hand.txt'), fresh: lines(read('wording-fresh.txt')).map(readMarked) };
}

/** The sentences of a third hand, which had seen neither rules nor sentences; the half held out was opened in two steps. */
export function thirdHand(): Record<'tuning' | 'opened' | 'openedLast', Sentence[]> {
  const { tuning, heldOut } = halves('wording-third-hand.txt');
  return {
    tuning,
    opened: heldOut.filter(({ text }) => isEven(text, 1)),
    openedLast: heldOut.filter(({ text }) => !isEven(text, 1)),
  };
}

/** The sentences of a fourth hand, written before it had read the rules; `opened` was held out at first. */
export function fourthHand(): Record<'tuning' | 'opened', Sentence[]> {
  const { tuning, heldOut } = halves('wording-fourth-hand.txt');
  return { tuning, opened: heldOut };
}

/** Ways of saying the same, by category, and what comes near to it; all learnt from, one part after the other. */
export function paraphrases(): Record<'tuning' | 'opened' | 'later' | 'last', Sentence[]> {
  const { tuning, heldOut } = halves('wording-paraphrases.txt');
  return {
    tuning,
    opened: heldOut,
    later: lines(read('wording-paraphrases-later.txt')).map(readMarked),
    last: lines(read('wording-paraphrases-last.txt')).map(readMarked),
  };
}

/** The sentences of a fifth hand, which had seen neither rules nor sentences; nobody who writes rules has read them. */
export function fifthHand(): Sentence[] {
  return lines(read('wording-fifth-hand.txt')).map(readMarked);
}

export interface Measured {
  found: number;
  missed: string[];
  surplus: string[];
}

/** By category: a pair of sentence and category counts once, however many places were found. */
export function measure(part: Sentence[], find: (text: string) => Finding[]): Map<string, Measured> {
  const measured = new Map<string, Measured>();
  const of = (category: string) => {
    const entry = measured.get(category) ?? { found: 0, missed: [], surplus: [] };
    measured.set(category, entry);
    return entry;
  };
  for (const { text, expected, allowed } of part) {
    const found = new Set(find(text).map(({ category }) => category));
    for (const category of expected) {
      if (found.has(category)) of(category).found += 1;
      else of(category).missed.push(text);
    }
    for (const category of found) {
      if (!expected.includes(category) && !allowed.includes(category)) of(category).surplus.push(text);
    }
  }
  return measured;
}

export function rates(measured: Iterable<Measured>): { recall: number; precision: number } {
  const all = [...measured];
  const found = all.reduce((sum, each) => sum + each.found, 0);
  const missed = all.reduce((sum, each) => sum + each.missed.length, 0);
  const surplus = all.reduce((sum, each) => sum + each.surplus.length, 0);
  return { recall: found / (found + missed), precision: found / (found + surplus) };
}

/** "sex: 限男" and the like, sorted, to be compared with a list of those that are known. */
export function listed(measured: Map<string, Measured>, which: 'missed' | 'surplus'): string[] {
  return [...measured]
    .flatMap(([category, each]) => each[which].map((text) => `${category}: ${text}`))
    .sort();
}
