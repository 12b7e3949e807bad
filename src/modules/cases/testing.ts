import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCalendar } from '../../ground/clock/load.ts';
import { packageRoot } from '../../ground/package-root.ts';
import type { Answer, CaseType } from './domain/case-type.ts';
import { readCaseType } from './read-case-type.ts';

export const calendar = loadCalendar();

/** The text of a shipped case type. */
export function textOf(file: string): string {
  return readFileSync(join(packageRoot, 'data/case-types', file), 'utf8');
}

/** A shipped case type, read without asking the declared facts. */
export function shipped(file: string): CaseType {
  return readCaseType(file, textOf(file), { refusesFact: () => undefined, calendar }).type;
}

/** Answers to every question of 求职登记. */
export const seeking: Record<string, Answer> = {
  'wanted-jobs': ['保洁', '厨房帮工'],
  areas: ['370705000000'],
  reach: 30,
  pay: 250_000,
  limits: ['no-nights', 'childcare'],
  status: 'unemployed',
  education: '71',
  years: 10,
  'last-job': '饭店洗碗',
  skills: ['做饭'],
  certificates: [],
  'consent-employers': false,
};

/** An id number from its first 17 digits (check character: GB 11643-1999, ISO 7064 MOD 11-2). */
export function idNumber(front: string): string {
  const sum = Array.from(front).reduce(
    (total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11),
    0,
  );
  return front + '10X98765432'.charAt(sum % 11);
}
