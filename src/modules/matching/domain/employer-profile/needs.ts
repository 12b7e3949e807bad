import { startOfDay } from '../../../../ground/clock/day.ts';
import { firstDay, firstOfNext, type Month } from '../supply-demand/month.ts';

/** A posting, as needs are counted from it. */
export interface Need {
  /** A code of 职业分类大典; null: none is sure. */
  occupation: string | null;
  areaCode: string;
  headcount: number;
  /** Fen a month, the middle of both ends; null: nobody knows how much it is a month. */
  pay: number | null;
  openedAt: Date;
  /** Null: it is open still. */
  endedAt: Date | null;
}

/** How many postings, and how many people they want. */
export interface Wanted {
  postings: number;
  headcount: number;
}

/** What an employer needs of one kind of work. */
export interface NeedOf {
  /** A code of 职业分类大典; null: none is sure. */
  occupation: string | null;
  /** Over all months, each posting once. */
  all: Wanted;
  /** In the order of the months. */
  months: Wanted[];
  /** Where the last of them is. */
  areaCode: string;
  /** Own pay a month in fen over the postings that say it; null: none does. */
  pay: { of: number; low: number; middle: number; high: number } | null;
}

/**
 * An employer's needs by month, and by occupation, the one that wants most people first. A posting counts in each month on some day of which it
 * was open.
 * @param needs the latest first.
 */
export function needsOf(
  needs: readonly Need[],
  months: readonly Month[],
): { months: Wanted[]; occupations: NeedOf[] } {
  const spans = months.map((month) => ({
    begins: startOfDay(firstDay(month)),
    ends: startOfDay(firstOfNext(month)),
  }));
  const inMonths = (some: readonly Need[]) =>
    spans.map(({ begins, ends }) =>
      wantedOf(
        some.filter(({ openedAt, endedAt }) => openedAt < ends && (endedAt === null || endedAt >= begins)),
      ),
    );
  const lasts = new Map(needs.toReversed().map((need) => [need.occupation, need]));
  const occupations = [...lasts].map(([occupation, { areaCode }]): NeedOf => {
    const some = needs.filter((need) => need.occupation === occupation);
    return { occupation, all: wantedOf(some), months: inMonths(some), areaCode, pay: payOf(some) };
  });
  return {
    months: inMonths(needs),
    occupations: occupations.sort((a, b) => b.all.headcount - a.all.headcount),
  };
}

function wantedOf(needs: readonly Need[]): Wanted {
  return {
    postings: needs.length,
    headcount: needs.reduce((sum, { headcount }) => sum + headcount, 0),
  };
}

/** The least, the middle one (of two the lower, as `percentile_disc` takes it) and the most. */
function payOf(needs: readonly Need[]): NeedOf['pay'] {
  const pays = needs.flatMap(({ pay }) => pay ?? []).sort((a, b) => a - b);
  const [low, middle, high] = [pays[0], pays[Math.ceil(pays.length / 2) - 1], pays.at(-1)];
  if (low === undefined || middle === undefined || high === undefined) return null;
  return { of: pays.length, low, middle, high };
}

/** Where pay stands among the jobs of others: below their lowest quarter, in the lower or upper half of their middle, above it. */
export const payPlaces = ['below', 'lower', 'upper', 'above'] as const;

export function payPlace(
  pay: number,
  { low, middle, high }: { low: number; middle: number; high: number },
): (typeof payPlaces)[number] {
  if (pay < low) return 'below';
  if (pay < middle) return 'lower';
  return pay <= high ? 'upper' : 'above';
}
