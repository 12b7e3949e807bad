import type { Words } from '../../../../ground/problem.ts';
import { anything, type Named, type Pattern, patternReader, type Spelled } from './pattern.ts';

/** `unlawful`: a law forbids it. `advice`: no national statute does, and yet it keeps good people away. */
export type WordingLevel = 'unlawful' | 'advice';

/** The article that a rule rests on. */
export interface WordingSource {
  law: Words;
  /** Empty for a notice that is cited as a whole. */
  article: string;
  /** Where the text was read; null: from memory, to be read before it is quoted to anybody. */
  checked: string | null;
}

/** What a category of wording is called. */
export interface Category {
  id: string;
  name: Words;
}

/** A rule without its patterns. */
export interface WordingRule {
  id: string;
  category: string;
  level: WordingLevel;
  sources: WordingSource[];
  /** Rules whose findings this one replaces where both speak of the same words. */
  insteadOf: string[];
  says: Words;
  better: Words;
}

/** A rule as it is declared in data/wording/rules.yaml. */
export interface DeclaredRule extends WordingRule {
  find: string[];
  except: string[];
}

/** One pattern, ready to be tried at a place. */
export interface Expression {
  rule: string;
  /** Sticky. */
  expression: RegExp;
}

/** Patterns by the two characters that they begin with: a place is looked at only where some can. */
export interface PatternIndex {
  /** Those that may begin at the place in `text`, as they are declared; undefined at nearly all places. */
  at(text: string, place: number): Expression[] | undefined;
  size: number;
}

export interface WordingRules {
  categories: Category[];
  rules: WordingRule[];
  find: PatternIndex;
  /** Those of them that speak of whole clauses. */
  findClauses: PatternIndex;
  /** A sentence that has one of these speaks of what others do: nothing is found in it. */
  warnings: PatternIndex;
  /** By rule; looked at only where the rule has found something. */
  except: ReadonlyMap<string, PatternIndex>;
}

interface Entry extends Pick<Pattern, 'source' | 'heads'> {
  rule: string;
  ofClause: boolean;
}

/** Patterns that can begin with the same characters. */
class Group {
  /** Of its patterns, in the order in which they are declared. */
  readonly ordinals: number[];
  private made: Expression[] | undefined;

  constructor(ordinals: number[] = []) {
    this.ordinals = ordinals;
  }

  /** Made when first asked for: of some thousand pairs of characters a text has a few hundred. */
  expressions(make: (ordinal: number) => Expression[]): Expression[] {
    this.made ??= this.ordinals.flatMap(make);
    return this.made;
  }
}

const planeSize = 0x10000;
const pairKey = (first: number, second: number) => first * planeSize + second;

class HeadIndex implements PatternIndex {
  readonly size: number;
  private readonly entries: Entry[];
  /** By first character: patterns that any character may follow. */
  private readonly open = new Map<number, Group>();
  private readonly pairs = new Map<number, Group>();
  private readonly begins = new Uint8Array(planeSize);
  /** One for each pattern, shared by the groups: made for each of 700 groups they took five times as long. */
  private readonly made: (Expression | undefined)[] = [];

  constructor(entries: Entry[]) {
    this.size = entries.length;
    this.entries = entries;
    for (const [ordinal, { heads }] of entries.entries()) {
      for (const head of heads) this.groupOf(head).ordinals.push(ordinal);
    }
    for (const [key, { ordinals }] of this.pairs) {
      const open = this.open.get(Math.floor(key / planeSize))?.ordinals ?? [];
      this.pairs.set(key, new Group([...new Set([...ordinals, ...open])].sort((a, b) => a - b)));
    }
  }

  at(text: string, place: number): Expression[] | undefined {
    const first = text.charCodeAt(place);
    if (this.begins[first] === 0) return undefined;
    const pair =
      place + 1 < text.length ? this.pairs.get(pairKey(first, text.charCodeAt(place + 1))) : undefined;
    return (pair ?? this.open.get(first))?.expressions(this.make);
  }

  private readonly make = (ordinal: number): Expression[] => {
    const entry = this.entries[ordinal];
    if (!entry) return [];
    const made = this.made[ordinal] ?? { rule: entry.rule, expression: new RegExp(entry.source, 'y') };
    this.made[ordinal] = made;
    return [made];
  };

  private groupOf(head: string): Group {
    const first = head.charCodeAt(0);
    const alone = head.length === 1 || head.endsWith(anything);
    const groups = alone ? this.open : this.pairs;
    const key = alone ? first : pairKey(first, head.charCodeAt(1));
    const group = groups.get(key) ?? new Group();
    groups.set(key, group);
    this.begins[first] = 1;
    return group;
  }
}

/**
 * Makes declared rules ready for use.
 * @throws Error that names rule and pattern.
 */
export function compileRules(
  categories: Category[],
  declared: DeclaredRule[],
  warnings: string[],
  named: Named,
  spelled: Spelled,
): WordingRules {
  const readPattern = patternReader(named, spelled);
  const read = (patterns: string[], rule: string) =>
    patterns.map((pattern): Entry => {
      try {
        const ofClause = pattern.startsWith('^') || pattern.endsWith('$');
        const { source, heads } = readPattern(pattern);
        return { source, heads, rule, ofClause };
      } catch (error) {
        throw new Error(`${rule}: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
  const find = declared.flatMap((rule) => read(rule.find, rule.id));
  return {
    categories,
    rules: declared.map(({ find: _find, except: _except, ...rule }) => rule),
    find: new HeadIndex(find),
    findClauses: new HeadIndex(find.filter(({ ofClause }) => ofClause)),
    warnings: new HeadIndex(read(warnings, 'warnings')),
    except: new Map(declared.map(({ id, except }) => [id, new HeadIndex(read(except, id))])),
  };
}
