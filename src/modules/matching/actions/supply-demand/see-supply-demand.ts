import type { Area } from '../../../../ground/areas/area.ts';
import type { Areas } from '../../../../ground/areas/areas.ts';
import { loadAreas } from '../../../../ground/areas/load.ts';
import { dayOf, minDay, partsOf, startOfDay } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { loadOccupations } from '../../../../ground/occupations/load.ts';
import { fieldProblem, Problem } from '../../../../ground/problem.ts';
import {
  findMonth,
  firstDay,
  firstOfNext,
  lastDay,
  type Month,
  monthOf,
  monthsUntil,
} from '../../domain/supply-demand/month.ts';
import {
  anyWork,
  keysBelow,
  leafKey,
  noCode,
  rowOf,
  unclearOf,
} from '../../domain/supply-demand/occupation-keys.ts';
import { ratioOf, scarceOf } from '../../domain/supply-demand/scarce.ts';
import type { Shown } from '../../domain/supply-demand/steps.ts';
import { countUndated, findFirstOpen, listOpenings, type Openings } from '../../store-openings.ts';
import { listCountings, type ShownAsked, sumShown } from '../../store-seeker-months.ts';
import { keyWords, monthWords } from './row-words.ts';

/** What the rows are. scarce: the occupations of which too few people look for, those first that lack the most. */
export type By = 'occupation' | 'area' | 'month' | 'scarce';

export interface Asked {
  area?: string;
  occupation?: string;
  month?: string;
  by?: By;
}

/** How many months stand beside each other, ending with the one asked for. */
const monthsShown = 12;

const nothingOpen: Openings = {
  ownPostings: 0,
  ownHeadcount: 0,
  ownEmployers: 0,
  collectedPostings: 0,
  collectedHeadcount: 0,
  collectedUnsaid: 0,
  pay: null,
};

/** What is asked, read and allowed. */
interface Question {
  area: Area;
  key: string;
  month: Month;
  months: Month[];
  by: By;
  /** The areas directly below. */
  parts: Area[];
}

/**
 * Openings, seekers, 求人倍率 and pay of one area, kind of work and month, in rows by occupation, area or month, or the occupations that are scarce.
 * @throws Problem 403 for an area outside of the actor's, 422 for one, an occupation or a month that is none.
 */
export async function seeSupplyDemand(ctx: Context, asked: Asked) {
  const question = read(ctx, asked);
  const { area, key, month, months, by, parts } = question;
  const [areas, occupations] = [loadAreas(), loadOccupations()];
  const today = dayOf(ctx.clock.now());
  const rowOfCode = new Map<string, string>();
  const leaves = new Set<string>();
  for (const [code, leaf] of leafOfCode()) {
    const row = rowOf(leaf, key, by === 'scarce' ? 'leaf' : 'part');
    if (row === null) continue;
    rowOfCode.set(code, row);
    leaves.add(leaf);
  }
  const openings = await listOpenings(ctx, {
    months,
    area,
    rowOfCode,
    parts: by === 'area' ? parts.map(({ lo }) => lo) : null,
  });
  const firstOpen = await findFirstOpen(ctx, area);
  const countings = await listCountings(ctx, months);
  const begun = (at: Month) => firstOpen !== null && firstOpen < startOfDay(firstOfNext(at));
  const openIn = new Map(openings.map((row) => [`${row.month} ${row.row ?? 'all'}`, row]));
  const seekersOf = await seekersFor(ctx, question, countings, [...leaves]);

  const figures = (at: Month, row: string | null, seekers: Shown | null) => {
    const found = openIn.get(`${at} ${row ?? 'all'}`) ?? nothingOpen;
    const own = begun(at)
      ? { postings: found.ownPostings, headcount: found.ownHeadcount, employers: found.ownEmployers }
      : null;
    return {
      own,
      collected: {
        postings: found.collectedPostings,
        headcount: found.collectedHeadcount,
        unsaid: found.collectedUnsaid,
      },
      seekers,
      ratio: ratioOf(own?.headcount ?? null, seekers),
      pay: found.pay,
    };
  };

  const total = figures(month, null, seekersOf.whole(month));
  const byKey = (rowKey: string) => ({
    key: rowKey,
    name: keyWords(occupations, rowKey),
    opens: keysBelow(occupations, rowKey).length > 0,
    ...figures(month, rowKey, seekersOf.key(rowKey)),
  });
  const rows = () => {
    if (by === 'month')
      return months.map((each) => ({
        key: each as string,
        name: monthWords(each),
        opens: each !== month,
        ...figures(each, null, seekersOf.whole(each)),
      }));
    if (by === 'area') {
      const unplaced = figures(month, '0', null);
      return [
        ...parts.map(({ code, name, level }, at) => ({
          key: code,
          name: { zh: name, en: name },
          opens: level < 5 && areas.children(code).length > 0,
          ...figures(month, String(at + 1), seekersOf.part(at + 1)),
        })),
        ...((unplaced.own?.postings ?? 0) + unplaced.collected.postings > 0
          ? [
              {
                key: '',
                name: { zh: `${area.name}（没写到下一级）`, en: `${area.name} (no closer)` },
                opens: false,
                ...unplaced,
              },
            ]
          : []),
      ];
    }
    if (by === 'scarce')
      return scarceOf(
        [...leaves]
          .filter((leaf) => leaf !== noCode)
          .map((leaf) => {
            const row = byKey(leaf);
            return { ...row, wanted: row.own?.headcount ?? null, employers: row.own?.employers ?? 0 };
          }),
      ).map(({ wanted: _, employers: __, ...row }) => row);
    return keysBelow(occupations, key)
      .map(byKey)
      .filter(
        ({ own, collected, seekers }) =>
          (own?.postings ?? 0) + collected.postings > 0 || (seekers?.least ?? 0) > 0,
      );
  };

  const until = countings.get(month)?.until;
  const { yearOnly, placeUnknown } = await countUndated(ctx, area, {
    year: partsOf(firstDay(month)).year,
    first: firstDay(month),
    next: firstOfNext(month),
  });
  return {
    area: { code: area.code, name: areas.fullName(area.code) },
    within: areas
      .ancestors(area.code)
      .filter(({ code, layer }) => !layer && code !== area.code && isOwn(ctx, areas, code))
      .map(({ code, name }) => ({ code, name })),
    occupation: key === anyWork ? null : { key, name: keyWords(occupations, key) },
    above: pathTo(key).map((each) => ({ key: each, name: keyWords(occupations, each) })),
    month,
    by,
    counted: {
      from: firstDay(month),
      to: minDay(lastDay(month), today),
      partial: lastDay(month) > today,
      seekersOn: until ? dayOf(until) : null,
    },
    missing: { yearOnly, placeUnknown },
    total,
    rows: rows(),
  };
}

let leafByCode: Map<string, string> | undefined;

/** Where each code is counted, the code '' for what has none; made at its first use, as the classification is. */
function leafOfCode(): ReadonlyMap<string, string> {
  const occupations = loadOccupations();
  leafByCode ??= new Map([
    ['', noCode],
    ...occupations.all.map(({ code }): [string, string] => [code, leafKey(occupations, code)]),
  ]);
  return leafByCode;
}

const isOwn = ({ actor }: Context, areas: Areas, code: string) =>
  actor.area !== null && areas.contains(actor.area.code, code);

/** Keys above one, from the 大类 down; a key itself is not among them. */
function pathTo(key: string): string[] {
  const steps = (unclearOf(key) ?? key).split('-');
  const above = steps.map((_, at) => steps.slice(0, at + 1).join('-'));
  return above.filter((each) => each !== key && each !== '');
}

function read(ctx: Context, { area: code, occupation, month: text, by = 'occupation' }: Asked): Question {
  const areas = loadAreas();
  const own = ctx.actor.area;
  if (own === null)
    throw new Problem(403, 'no-area', { zh: '您还没有管的地区', en: 'You have no area of your own' });
  const area = areas.find(code ?? own.code);
  if (!area)
    throw fieldProblem('area', 'no-such-area', {
      zh: '没有这个地区，请重新选',
      en: 'There is no such area; please choose again',
    });
  if (!isOwn(ctx, areas, area.code))
    throw new Problem(403, 'area-of-others', {
      zh: '这个地区不归您管，请选您管的地区',
      en: 'This area is looked after by others; please choose one of yours',
    });
  const key = occupation ?? anyWork;
  if (key !== anyWork && key !== noCode && !loadOccupations().find(key))
    throw fieldProblem('occupation', 'no-such-occupation', {
      zh: '没有这个职业，请重新选',
      en: 'There is no such occupation; please choose again',
    });
  const current = monthOf(dayOf(ctx.clock.now()));
  const month = text === undefined ? current : findMonth(text);
  if (month === undefined || month > current)
    throw fieldProblem('month', 'no-such-month', {
      zh: '请选到本月为止的月份',
      en: 'Please choose a month up to this one',
    });
  const parts = areas.children(area.code).flatMap((part) => (part.layer ? areas.children(part.code) : part));
  return { area, key, month, months: by === 'month' ? monthsUntil(month, monthsShown) : [month], by, parts };
}

/** Who looks for work, by the rows of a question; null: nobody counted it, or not that closely. */
async function seekersFor(
  ctx: Context,
  { area, key, month, months, by, parts }: Question,
  countings: Awaited<ReturnType<typeof listCountings>>,
  leaves: readonly string[],
) {
  const occupations = loadOccupations();
  const keys = by === 'occupation' ? keysBelow(occupations, key) : by === 'scarce' ? leaves : [];
  const sums = async (asked: Pick<ShownAsked, 'level' | 'keys' | 'parts'>) => {
    const found = await sumShown(ctx, { months, area, ...asked });
    return new Map(
      found.map(({ least, most, ...at }) => [`${at.month} ${at.part} ${at.key}`, { least, most }]),
    );
  };
  const fewer: Shown = { least: 0, most: 4 };
  const hasTowns = (at: Month) => {
    const county = loadAreas()
      .ancestors(area.code)
      .find(({ level, layer }) => level === 3 && !layer);
    return county !== undefined && !countings.get(at)?.notByTown.includes(county.code);
  };
  const isTown = area.level === 4;
  const whole = await sums({ level: isTown ? 4 : 3, keys: [key, ...keys], parts: null });
  const partLevel = area.level === 3 ? 4 : 3;
  const byPart =
    by === 'area' && area.level <= 3
      ? await sums({ level: partLevel, keys: [key], parts: parts.map(({ lo }) => lo) })
      : new Map<string, Shown>();
  /** Of a county or a town what is missing is fewer than five; of what lies above, that no county has five. */
  const inArea = (at: Month, rowKey: string): Shown | null => {
    if (!countings.has(at) || area.level > 4) return null;
    if (isTown && (rowKey !== anyWork || !hasTowns(at))) return null;
    return whole.get(`${at} 0 ${rowKey}`) ?? (area.level < 3 ? null : fewer);
  };
  return {
    whole: (at: Month) => inArea(at, key),
    key: (rowKey: string) => inArea(month, rowKey),
    part: (number: number): Shown | null => {
      if (!countings.has(month) || area.level > 3) return null;
      if (partLevel === 4 && (key !== anyWork || !hasTowns(month))) return null;
      return byPart.get(`${month} ${number} ${key}`) ?? (area.level < 2 ? null : fewer);
    },
  };
}
