import type { Occupations } from '../../../../ground/occupations/occupations.ts';
import type { Wishes } from '../wishes.ts';
import { lackingCertificates } from './demand.ts';
import { changeKinds } from './parts.ts';
import type { LegalCertificate } from './rules.ts';

/** One thing of `changeKinds` that somebody might have or do otherwise. Nothing else of a person is ever asked for: no sex, age, registration, family or health. */
export type Change =
  | { kind: 'certificate'; id: string }
  | { kind: 'occupation'; code: string }
  | { kind: 'pay'; leastPay: number }
  | { kind: 'reach'; minutes: number }
  | { kind: 'nights' | 'childcare' | 'remote' };

/** How a change is written in an address. */
export const changePattern =
  '^(nights|childcare|remote|pay-[1-9][0-9]{3,7}|reach-[1-9][0-9]{0,2}|certificate-[a-z-]+|occupation-[0-9](-[0-9]{2}){3})$';

/** `pay-350000`, `reach-45`, `certificate-forklift`, `occupation-4-10-01-05`, `nights`. */
export function writeChange(change: Change): string {
  switch (change.kind) {
    case 'certificate':
      return `certificate-${change.id}`;
    case 'occupation':
      return `occupation-${change.code}`;
    case 'pay':
      return `pay-${change.leastPay}`;
    case 'reach':
      return `reach-${change.minutes}`;
    default:
      return change.kind;
  }
}

/** A change as an address writes it; undefined for what is none. */
export function readChange(text: string): Change | undefined {
  if (!new RegExp(changePattern).test(text)) return undefined;
  const kind = changeKinds.find((each) => text === each || text.startsWith(`${each}-`));
  const rest = text.slice((kind ?? '').length + 1);
  switch (kind) {
    case undefined:
      return undefined;
    case 'certificate':
      return { kind, id: rest };
    case 'occupation':
      return { kind, code: rest };
    case 'pay':
      return { kind, leastPay: Number(rest) };
    case 'reach':
      return { kind, minutes: Number(rest) };
    default:
      return { kind };
  }
}

/** What changes are measured against. */
export interface ChangeBase {
  occupations: Occupations;
  certificates: readonly LegalCertificate[];
  /** Fen a month that the law gives everybody where the person lives; null: not known, and then nobody is told to ask for less. */
  leastWage: number | null;
}

/** Minutes of the way beyond which nobody is asked how far he would go, and none are told. */
export const furthest = 120;

/** Somebody's wishes as if the change held; null where it changes nothing for him, or may not be put to him. */
export function wishesIf(wishes: Wishes, change: Change, base: ChangeBase): Wishes | null {
  switch (change.kind) {
    case 'certificate': {
      const { certificates } = wishes;
      if (certificates === null) return null;
      const lacked = lackingCertificates(base.certificates, certificates).find(({ id }) => id === change.id);
      return lacked
        ? { ...wishes, certificates: [...certificates, (lacked.earned ?? lacked.name).zh] }
        : null;
    }
    case 'occupation': {
      const found = base.occupations.find(change.code);
      if (!found || wishes.titles.length === 0) return null;
      return {
        ...wishes,
        titles: [...wishes.titles, found.name],
        occupations: new Map([...wishes.occupations, [found.name, found.code]]),
      };
    }
    case 'pay': {
      const { leastPay } = change;
      const lawful = base.leastWage !== null && leastPay >= base.leastWage;
      return lawful && wishes.leastPay !== null && leastPay < wishes.leastPay
        ? { ...wishes, leastPay }
        : null;
    }
    case 'reach': {
      const { minutes } = change;
      const longer = wishes.reachMinutes !== null && minutes > wishes.reachMinutes && minutes <= furthest;
      return longer ? { ...wishes, reachMinutes: minutes } : null;
    }
    case 'nights':
      return wishes.noNights ? { ...wishes, noNights: false } : null;
    case 'childcare':
      return wishes.childcareHours ? { ...wishes, childcareHours: false } : null;
    case 'remote':
      return wishes.remoteOk === false ? { ...wishes, remoteOk: true } : null;
  }
}

/** Steps in which pay and minutes are changed: fen a month below the wish, minutes of the way. */
const paySteps = [50_000, 100_000, 150_000];
const reachSteps = [20, 30, 45, 60, 90, 120];

/**
 * Every change but of occupation that could be put to somebody, smaller steps before larger ones.
 * @param near whether his wanted work is of the trade of one of these occupations.
 */
export function possibleChanges(
  wishes: Wishes,
  base: ChangeBase,
  near: (occupations: readonly string[]) => boolean,
): Change[] {
  const all: Change[] = [
    ...base.certificates
      .filter(({ course, occupations }) => course || near(occupations))
      .map(({ id }): Change => ({ kind: 'certificate', id })),
    ...paySteps.map((step): Change => ({ kind: 'pay', leastPay: (wishes.leastPay ?? 0) - step })),
    ...reachSteps.map((minutes): Change => ({ kind: 'reach', minutes })),
    { kind: 'nights' },
    { kind: 'childcare' },
    { kind: 'remote' },
  ];
  return all.filter((change) => wishesIf(wishes, change, base) !== null);
}

/** A change with how many jobs more it opens. */
export interface Opening {
  change: Change;
  count: number;
}

/** At most so many of one kind, and of all. */
const most = { certificate: 2, occupation: 2, all: 8 };

/**
 * What is told of all that was counted: nothing that opens nothing; of pay and way the smallest step that opens anything, so that nobody is talked
 * down further than it takes; what opens most first, and the hours for children, which nobody gives up lightly, last.
 */
export function worthTelling(openings: readonly Opening[]): Opening[] {
  const sorted = openings
    .filter(({ count }) => count > 0)
    .map((opening, at) => ({ opening, at }))
    .sort((a, b) => b.opening.count - a.opening.count || a.at - b.at)
    .map(({ opening }) => opening);
  const smallest = (kind: 'pay' | 'reach') =>
    openings.find(({ change, count }) => change.kind === kind && count > 0);
  const told = changeKinds.flatMap((kind) => {
    const found = sorted.filter(({ change }) => change.kind === kind);
    if (kind === 'pay' || kind === 'reach') return smallest(kind) ?? [];
    return kind === 'certificate' || kind === 'occupation' ? found.slice(0, most[kind]) : found;
  });
  const last = ({ change }: Opening) => Number(change.kind === 'childcare');
  return told.sort((a, b) => last(a) - last(b) || b.count - a.count).slice(0, most.all);
}
