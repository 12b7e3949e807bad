import type { Context } from '../../../ground/context.ts';
import { fieldProblem, type Words } from '../../../ground/problem.ts';
import { changeWords, type KeptWish, wishOf } from '../domain/change-words.ts';
import {
  type Change,
  type Opening,
  possibleChanges,
  readChange,
  worthTelling,
  writeChange,
} from '../domain/engine/changes.ts';
import { closest } from '../domain/engine/closeness.ts';
import { hasWishes, type Wishes } from '../domain/wishes.ts';
import { type Seeking, seekingOf } from '../explain.ts';
import { countOpenings, opened } from '../openings.ts';
import type { Sql } from '../ranking-parts.ts';
import { changeBaseOf, changedFor, changeName, circleFor } from '../what-if.ts';
import { readWishes } from './read-wishes.ts';

/** A change in words, and the wish that it would be. */
export interface ToldChange {
  id: string;
  kind: Change['kind'];
  words: Words;
  keep: KeptWish | null;
}

/** A change as pages tell it. */
export function tellChange(change: Change, wishes: Wishes): ToldChange {
  const name = changeName(change);
  return {
    id: writeChange(change),
    kind: change.kind,
    words: changeWords(change, name),
    keep: wishOf(change, wishes.titles, name),
  };
}

/** Where it is counted. */
function withinWords({ wishes, home }: Seeking): Words {
  const { areas, reachMinutes } = wishes;
  if (reachMinutes !== null && home)
    return areas.length
      ? {
          zh: `离家 ${reachMinutes} 分钟以内和您想去的地方`,
          en: `within ${reachMinutes} minutes of your home, or where you want to work`,
        }
      : { zh: `离家 ${reachMinutes} 分钟以内`, en: `within ${reachMinutes} minutes of your home` };
  return areas.length
    ? { zh: '您想去的市里', en: 'in the city where you want to work' }
    : { zh: '您住的市里', en: 'in the city where you live' };
}

/** Occupations of the trade of the wanted work, each by itself: 其他 is no work that one can name. */
function nearOccupations({ demand, rules }: Seeking): Set<string> {
  const { sameClass, sameGroup } = rules.figures;
  return new Set(
    [...closest(demand.occupations ?? [])]
      .filter(([code, value]) => value >= sameClass && value < sameGroup && /^\d(-\d\d){3}$/.test(code))
      .flatMap(([code]) => (code.endsWith('-99') ? [] : [code])),
  );
}

/** What one change each would open for whoever wishes this, counted exactly. */
export async function openingsFor(ctx: Context, seeking: Seeking): Promise<Opening[]> {
  const circle = circleFor(seeking);
  if (!circle) return [];
  const { wishes, demand } = seeking;
  const base = changeBaseOf(ctx, wishes);
  const near = (codes: readonly string[]) =>
    [...closest(demand.occupations ?? []).keys()].some((code) =>
      codes.some((one) => code === one || code.startsWith(`${one}-`)),
    );
  const changes = possibleChanges(wishes, base, near).flatMap(
    (change) => changedFor(seeking, circle, change, base) ?? [],
  );
  const { opened: counts, otherWork } = await countOpenings(ctx, { demand, circle }, changes);
  const nearby = nearOccupations(seeking);
  return [
    ...changes.map(({ change }, at) => ({ change, count: counts[at] ?? 0 })),
    ...[...otherWork].flatMap(([code, count]): Opening[] =>
      nearby.has(code) ? [{ change: { kind: 'occupation', code }, count }] : [],
    ),
  ];
}

async function tellOpenings(ctx: Context, wishes: Wishes) {
  if (!hasWishes(wishes)) return { within: null, changes: [] };
  const seeking = await seekingOf(ctx, wishes);
  const openings = worthTelling(await openingsFor(ctx, seeking));
  return {
    within: openings.length ? withinWords(seeking) : null,
    changes: openings.map(({ change, count }) => ({ ...tellChange(change, wishes), count })),
  };
}

/** What one change would open for whom it is looked at: the resident himself. */
export async function seeWhatIf(ctx: Context) {
  if (ctx.actor.person === null) return { within: null, changes: [] };
  return tellOpenings(ctx, await readWishes(ctx, ctx.actor.person));
}

/** The same of a person, for the clerk who serves him. Problem 404 where the person is not his to see. */
export async function seeWhatIfFor(ctx: Context, personId: string) {
  return tellOpenings(ctx, await readWishes(ctx, personId));
}

/** The order of jobs as if a change held, and only those that it opens. */
export interface IfHeld {
  seeking: Seeking;
  only: Sql;
  told: ToldChange;
}

/**
 * Reads `if` of an address for somebody.
 * @throws Problem where the change changes nothing for him, or may not be put to him.
 */
export async function ifHeld(ctx: Context, wishes: Wishes, written: string): Promise<IfHeld> {
  const change = readChange(written);
  const now = await seekingOf(ctx, wishes);
  const circle = circleFor(now);
  const changed = change && circle ? changedFor(now, circle, change, changeBaseOf(ctx, wishes)) : null;
  if (!change || !circle || !changed)
    throw fieldProblem('if', 'no-such-change', {
      zh: '这个条件和您登记的对不上了，请回到列表再看',
      en: 'This does not go with what you told us any more; please look at the list again',
    });
  return {
    seeking: await seekingOf(ctx, changed.wishes),
    only: opened({ demand: now.demand, circle }, changed.counting),
    told: tellChange(change, wishes),
  };
}
