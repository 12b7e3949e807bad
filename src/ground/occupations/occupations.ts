/** 1 大类, 2 中类, 3 小类, 4 细类 (an occupation). */
export type OccupationLevel = 1 | 2 | 3 | 4;

/** An entry of 职业分类大典. */
export interface Occupation {
  /** One digit and up to three pairs: '4', '4-01', '4-01-02', '4-01-02-04'. */
  code: string;
  name: string;
  level: OccupationLevel;
  parent: string | null;
  /** Why code or name may not be the printed ones; null: nothing speaks against them. */
  doubt: string | null;
}

/** What of the list is to be read with care. */
export interface OccupationDoubt {
  code: string;
  /** gap: a number that the list passes over, so that no entry has it. */
  what: 'name' | 'gap';
  why: string;
}

/** The classification of occupations. */
export interface Occupations {
  find(code: string): Occupation | undefined;
  /** Throws RangeError for a code that the classification has not. */
  get(code: string): Occupation;
  /** The entries directly below; the 大类 for null. */
  children(code: string | null): Occupation[];
  /** Entries from the 大类 down to the entry itself. */
  path(code: string): Occupation[];
  /** Every entry, in the order of the codes. */
  all: readonly Occupation[];
}

/** The code above, null for a 大类. */
export function parentOf(code: string): string | null {
  const cut = code.lastIndexOf('-');
  return cut < 0 ? null : code.slice(0, cut);
}

/** The code of a level that an entry belongs to, itself where it is of that level or above it. */
export function atLevel(code: string, level: OccupationLevel): string {
  return code.split('-').slice(0, level).join('-');
}

/**
 * How near two entries stand in the tree, 0–1: the levels that they share of those that the deeper one has. Of two 细类 1 is the same, 0.75 the
 * same 小类, 0.5 the same 中类, 0.25 the same 大类, 0 nothing. It says who stands together in the classification, not whether one can do the
 * work of the other.
 */
export function closeness(one: string, other: string): number {
  const [a, b] = [one.split('-'), other.split('-')];
  const depth = Math.max(a.length, b.length);
  const differs = Array.from({ length: depth }, (_, at) => a[at] !== b[at]).indexOf(true);
  return (differs < 0 ? depth : differs) / depth;
}

/**
 * The classification of the shipped text: a line an entry, `4-01-02-04 收银员`, each behind its parent.
 * @throws Error for a line that is none, a code that stands twice, or an entry without its parent.
 */
export function occupationsOf(text: string, doubts: readonly OccupationDoubt[] = []): Occupations {
  const why = new Map(doubts.filter(({ what }) => what === 'name').map((each) => [each.code, each.why]));
  const byCode = new Map<string, Occupation>();
  const below = new Map<string | null, Occupation[]>();
  for (const line of text.trimEnd().split('\n')) {
    const [, code, name] = /^(\d(?:-\d\d){0,3}) (\S+)$/.exec(line) ?? [];
    if (code === undefined || name === undefined) throw new Error(`no occupation: ${line}`);
    const parent = parentOf(code);
    if (byCode.has(code) || (parent !== null && !byCode.has(parent)))
      throw new Error(`occupation ${code} is out of place`);
    const level = code.split('-').length as OccupationLevel;
    const entry = { code, name, level, parent, doubt: why.get(code) ?? null };
    byCode.set(code, entry);
    const siblings = below.get(parent);
    if (siblings) siblings.push(entry);
    else below.set(parent, [entry]);
  }

  const find = (code: string) => byCode.get(code);
  const get = (code: string) => {
    const found = byCode.get(code);
    if (!found) throw new RangeError(`no occupation ${code}`);
    return found;
  };
  return {
    find,
    get,
    children: (code) => [...(below.get(code) ?? [])],
    path: (code) => {
      const levels = Array.from({ length: get(code).level }, (_, at) => (at + 1) as OccupationLevel);
      return levels.map((level) => get(atLevel(code, level)));
    },
    all: [...byCode.values()],
  };
}
