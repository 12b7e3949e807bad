import type { Area, CodeSpell, Level, Point, Validity } from './area.ts';
import { type History, parseHistory, validity } from './history.ts';
import { type Gazetteer, gazetteer, readPlace } from './printed.ts';
import { type SearchOptions, searchTree } from './search.ts';
import {
  childrenAt,
  codeAt,
  indexOf,
  isLayer,
  isZone,
  lastAt,
  levelAt,
  nameAt,
  parseTree,
  pathAt,
  type Tree,
} from './tree.ts';

/** The texts of `data/areas`. */
export interface AreaFiles {
  /** `areas.txt` */
  areas: string;
  /** `history.csv` */
  history: string;
  /** `centres.csv` */
  centres: string;
  /** `tree.json`: the edition's day, the name of the tree, how many areas it has. */
  tree: { edition: string; version: string; areas: number };
}

/** A printed place read as an area. */
export interface PrintedPlace {
  area: Area;
  /** How sure it is that the place lies in this area, 0–1; the area may be coarser than what was printed. */
  confidence: number;
  /** What of the text was not read as an area. */
  rest: string;
}

/** An area as the place picker shows it. */
export interface AreaItem {
  code: string;
  name: string;
  fullName: string;
  level: Level;
  hasChildren: boolean;
}

/** All of Shandong to the village, the rest of China to the county. */
export interface Areas {
  /** Names the tree that `lo` and `hi` belong to; numbers of two trees must not meet. */
  treeVersion: string;
  /** The day of the edition, 'YYYY-MM-DD'. */
  edition: string;
  size: number;
  find(code: string): Area | undefined;
  /** Throws RangeError for a code that today's tree has not. */
  get(code: string): Area;
  /** The areas directly below; the provinces for null. */
  children(code: string | null): Area[];
  /** Areas from the province down to the area itself, layers included. */
  ancestors(code: string): Area[];
  /** Names from the province down, without the layers that exist for the codes only: ['北京市', '东城区']. */
  path(code: string): string[];
  nameOf(code: string): string;
  /** The path in one word: 山东省潍坊市奎文区. */
  fullName(code: string): string;
  /** Pre-order numbers of an area and its last descendant. */
  range(code: string): { lo: number; hi: number };
  /** Whether `inner` lies in `outer`, or is it. */
  contains(outer: string, inner: string): boolean;
  /** The area with a pre-order number. */
  at(lo: number): Area | undefined;
  /** Areas whose name holds the text, the best first; where none does, what the text says as a printed place (胶南). */
  search(text: string, options?: SearchOptions): Area[];
  /** What a place as printed in an advertisement may be, the surest first; empty where it names none. */
  fromPrinted(text: string): PrintedPlace[];
  /** What a code stood for over the years; for Shandong to the county, otherwise empty. */
  history(code: string): CodeSpell[];
  /** The areas of today that a code's people live in: itself, or what became of it; empty where that is not known. */
  today(code: string): Area[];
  validOn(code: string, year: number): Validity;
  /**
   * The best answer over several years, for the six digits of an id number, which was given some time between the birth (or 1984) and
   * now: `valid` where some year says so.
   */
  validBetween(code: string, from: number, to: number): Validity;
  /** Approximate centre in WGS-84, to about 100 m; Shandong's cities, counties and most towns, otherwise null. */
  centreOf(code: string): Point | null;
  /** An area as the place picker shows it. */
  item(area: Area): AreaItem;
}

function parseCentres(csv: string): Map<string, Point> {
  return new Map(
    csv
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [code = '', lng, lat] = line.split(',');
        return [code, { lng: Number(lng), lat: Number(lat) }];
      }),
  );
}

const bestFirst: Validity[] = ['valid', 'unknown', 'not-valid', 'unlisted'];

/** The register of areas over the given files. What only some need is made at its first use. */
export function areasOf(files: AreaFiles): Areas {
  const tree: Tree = parseTree(files.areas, files.tree.areas);
  const history: History = parseHistory(files.history);
  const editionYear = Number(files.tree.edition.slice(0, 4));
  let centres: Map<string, Point> | undefined;
  let places: Gazetteer | undefined;

  function areaAt(index: number): Area {
    const code = codeAt(tree, index);
    const spell = history.spells.get(code)?.at(-1);
    const parent = tree.parents[index] ?? -1;
    return {
      code,
      name: nameAt(tree, index),
      level: levelAt(tree, index) as Level,
      parent: parent < 0 ? null : codeAt(tree, parent),
      lo: index + 1,
      hi: lastAt(tree, index) + 1,
      zone: isZone(tree, index),
      layer: isLayer(tree, index),
      validFrom: spell?.validFrom ?? null,
      validTo: null,
    };
  }

  function getIndex(code: string): number {
    const index = indexOf(tree, code);
    if (index < 0) throw new RangeError(`no such area: ${code}`);
    return index;
  }

  function find(code: string): Area | undefined {
    const index = indexOf(tree, code);
    return index < 0 ? undefined : areaAt(index);
  }

  function path(code: string): string[] {
    return pathAt(tree, getIndex(code))
      .filter((index) => !isLayer(tree, index))
      .map((index) => nameAt(tree, index));
  }

  function fromPrinted(text: string): PrintedPlace[] {
    places ??= gazetteer(tree, history);
    return readPlace(tree, places, text).map(({ index, ...reading }) => ({
      area: areaAt(index),
      ...reading,
    }));
  }

  function search(text: string, options: SearchOptions = {}): Area[] {
    const scope = options.within === undefined ? undefined : find(options.within);
    const found = searchTree(tree, text, options).map(areaAt);
    if (found.length > 0 || (options.within !== undefined && !scope)) return found;
    return fromPrinted(text)
      .map(({ area }) => area)
      .filter(
        ({ lo, level }) =>
          (!scope || (scope.lo <= lo && lo <= scope.hi)) && (!options.level || options.level === level),
      )
      .slice(0, options.limit ?? 20);
  }

  function validOn(code: string, year: number): Validity {
    if (indexOf(tree, `${code.slice(0, 2)}0000000000`) < 0) return 'unlisted';
    return validity(history, code, year, indexOf(tree, code) >= 0, editionYear);
  }

  return {
    treeVersion: files.tree.version,
    edition: files.tree.edition,
    size: tree.size,
    find,
    get: (code) => areaAt(getIndex(code)),
    children: (code) => childrenAt(tree, code === null ? -1 : getIndex(code)).map(areaAt),
    ancestors: (code) => pathAt(tree, getIndex(code)).map(areaAt),
    path,
    nameOf: (code) => nameAt(tree, getIndex(code)),
    fullName: (code) => path(code).join(''),
    range(code) {
      const index = getIndex(code);
      return { lo: index + 1, hi: lastAt(tree, index) + 1 };
    },
    contains(outer, inner) {
      const [above, below] = [getIndex(outer), getIndex(inner)];
      return above <= below && below <= lastAt(tree, above);
    },
    at: (lo) => (Number.isInteger(lo) && lo >= 1 && lo <= tree.size ? areaAt(lo - 1) : undefined),
    search,
    fromPrinted,
    history: (code) => history.spells.get(code) ?? [],
    today(code) {
      const now = history.spells.get(code)?.at(-1)?.now ?? [code];
      return now.flatMap((one) => find(one) ?? []);
    },
    validOn,
    validBetween(code, from, to) {
      let best: Validity = 'unlisted';
      for (let year = from; year <= to; year += 1) {
        const found = validOn(code, year);
        if (bestFirst.indexOf(found) < bestFirst.indexOf(best)) best = found;
      }
      return best;
    },
    centreOf(code) {
      centres ??= parseCentres(files.centres);
      return centres.get(code) ?? null;
    },
    item: ({ code, name, level, lo, hi }) => ({
      code,
      name,
      fullName: path(code).join(''),
      level,
      hasChildren: hi > lo,
    }),
  };
}
