import { loadAreas } from '../../../ground/areas/load.ts';
import type { Context } from '../../../ground/context.ts';
import type { Change } from '../domain/engine/changes.ts';
import { lackingCertificates } from '../domain/engine/demand.ts';
import { type JudgedPosting, judge } from '../domain/engine/judge.ts';
import type { Limit } from '../domain/engine/parts.ts';
import { spotOf, wayBetween } from '../domain/engine/way.ts';
import { grams } from '../domain/grams.ts';
import { loadSpots, type Seeking } from '../explain.ts';
import { changeBaseOf, changedFor, circleFor } from '../what-if.ts';
import { type ToldChange, tellChange } from './see-what-if.ts';

/** Minutes are said in steps of five, and pay in whole hundreds. */
const step = { minutes: 5, pay: 10_000 };

/** The certificates that one job takes and the person lacks. */
function certificatesFor({ wishes, rules }: Seeking, { occupation, own, grams: words }: JudgedPosting) {
  const isOf = (codes: readonly string[]) =>
    occupation !== null && codes.some((code) => occupation === code || occupation.startsWith(`${code}-`));
  const asks = (asked: readonly string[]) =>
    own && asked.some((name) => grams(name).every((gram) => words.has(gram)));
  return lackingCertificates(rules.certificates, wishes.certificates ?? []).filter(
    ({ occupations, asked }) => isOf(occupations) || asks(asked),
  );
}

/** The least changes that might take one limit away from a job; none for what nobody can change or is asked to. */
function changesFor(
  seeking: Seeking,
  posting: JudgedPosting,
  areaCode: string | null,
  limit: Limit,
): Change[] {
  switch (limit) {
    case 'certificate':
      return certificatesFor(seeking, posting).map(({ id }) => ({ kind: 'certificate', id }));
    case 'pay': {
      const most = posting.payHigh ?? posting.payLow ?? 0;
      return [{ kind: 'pay', leastPay: most - (most % step.pay) }];
    }
    case 'reach': {
      const areas = loadAreas();
      const there =
        areaCode !== null && areas.find(areaCode) ? spotOf(loadSpots(), areas, areaCode) : undefined;
      if (!seeking.home || !there) return [];
      const { least } = wayBetween(seeking.home, there, seeking.rules.way);
      return [{ kind: 'reach', minutes: Math.ceil(least / step.minutes) * step.minutes }];
    }
    case 'nights':
    case 'childcare':
    case 'remote':
      return [{ kind: limit }];
    case 'age':
    case 'education':
    case 'experience':
    case 'wheelchair':
      return [];
  }
}

/** What would bring a job into somebody's list. */
export interface WouldOpen {
  changes: ToldChange[];
  /** With all of them it stands there; else other limits stay. */
  enough: boolean;
}

/** Found by the engine itself: each change is put to it, and what is told to be enough was judged so. Null: the job is in the list, or nothing would. */
export function wouldOpen(
  ctx: Pick<Context, 'clock'>,
  seeking: Seeking,
  posting: JudgedPosting,
  areaCode: string | null,
): WouldOpen | null {
  const { fails } = judge(seeking.demand, posting, seeking.rules);
  const circle = circleFor(seeking);
  if (fails.length === 0 || !circle) return null;
  const base = changeBaseOf(ctx, seeking.wishes);
  let after = seeking;
  const changes: Change[] = [];
  for (const change of fails.flatMap((limit) => changesFor(seeking, posting, areaCode, limit))) {
    const changed = changedFor(after, circle, change, base);
    if (!changed) continue;
    after = { ...after, wishes: changed.wishes, demand: changed.counting.demand };
    changes.push(change);
  }
  const left = judge(after.demand, posting, seeking.rules).fails;
  const told = changes.filter((change) => !left.some((limit) => limitOf(change) === limit));
  if (told.length === 0) return null;
  return { changes: told.map((change) => tellChange(change, seeking.wishes)), enough: left.length === 0 };
}

const limitOf = ({ kind }: Change) => (kind === 'occupation' ? null : kind);
