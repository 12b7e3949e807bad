import type { Words } from '../../../../ground/problem.ts';
import { anything, eitherOf, type Named, type Pattern, patternReader, type Spelled } from './pattern.ts';

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

/** What the patterns of one rule that can begin at a place look like. Sticky. */
export interface Expression {
  rule: string;
  expression: RegExp;
}

/** Patterns by the two characters that they begin with: a place is looked at only where some can. */
export interface PatternIndex {
  /** At the place in `text`; undefined at nearly all of them. */
  at(text: string, place: number): Expression[] | undefined;
  size: number;
}

export interface WordingRules {
  categories: Category[];
  rules: WordingRule[];
  find: PatternIndex;
  /** Those of them that speak of whole clauses. */
  findClauses: PatternIndex;
  /** By rule; looked at only where the rule has found something. */
  except: ReadonlyMap<string, PatternIndex>;
}

interface Entry extends Pattern {
  rule: string;
  ofClause: boolean;
}

const sticky = (patterns: Pattern[]) => new RegExp(eitherOf(patterns).source, 'y');

function groupBy<T>(things: T[], keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group) group.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return groups;
}

/** Made when first asked for: of some thousand pairs of characters a text has a few hundred. */
class Group {
  /** Of its patterns; as they are declared, since of two at one place the first is taken. */
  readonly ordinals: number[];
  private readonly entries: Entry[];
  private made: Expression[] | undefined;

  constructor(entries: Entry[], ordinals: number[] = []) {
    this.entries = entries;
    this.ordinals = ordinals;
  }

  expressions(): Expression[] {
    if (!this.made) {
      const own = this.ordinals.flatMap((ordinal) => this.entries[ordinal] ?? []);
      const byRule = groupBy(own, ({ rule }) => rule);
      this.made = [...byRule].map(([rule, group]) => ({ rule, expression: sticky(group) }));
    }
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

  constructor(entries: Entry[]) {
    this.size = entries.length;
    this.entries = entries;
    for (const [ordinal, { heads }] of entries.entries()) {
      for (const head of heads) this.groupOf(head).ordinals.push(ordinal);
    }
    this.share();
  }

  at(text: string, place: number): Expression[] | undefined {
    const first = text.charCodeAt(place);
    if (this.begins[first] === 0) return undefined;
    const pair =
      place + 1 < text.length ? this.pairs.get(pairKey(first, text.charCodeAt(place + 1))) : undefined;
    return (pair ?? this.open.get(first))?.expressions();
  }

  private groupOf(head: string): Group {
    const first = head.charCodeAt(0);
    const alone = head.length === 1 || head.endsWith(anything);
    const groups = alone ? this.open : this.pairs;
    const key = alone ? first : pairKey(first, head.charCodeAt(1));
    const group = groups.get(key) ?? new Group(this.entries);
    groups.set(key, group);
    this.begins[first] = 1;
    return group;
  }

  /** The pairs of 上海, 天津 and the rest begin the same patterns: 5,600 pairs, 700 groups. */
  private share(): void {
    const groups = new Map<string, Group>();
    for (const [key, own] of this.pairs) {
      const open = this.open.get(Math.floor(key / planeSize))?.ordinals ?? [];
      const ordinals = [...new Set([...own.ordinals, ...open])].sort((a, b) => a - b);
      const name = ordinals.join();
      const group = groups.get(name) ?? new Group(this.entries, ordinals);
      groups.set(name, group);
      this.pairs.set(key, group);
    }
  }
}

/**
 * Makes declared rules ready for use.
 * @throws Error that names rule and pattern.
 */
export function compileRules(
  categories: Category[],
  declared: DeclaredRule[],
  named: Named,
  spelled: Spelled,
): WordingRules {
  const readPattern = patternReader(named, spelled);
  const read = (patterns: string[], rule: string) =>
    patterns.map((pattern): Entry => {
      try {
        const ofClause = pattern.startsWith('^') || pattern.endsWith('$');
        return { ...readPattern(pattern), rule, ofClause };
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
    except: new Map(declared.map(({ id, except }) => [id, new HeadIndex(read(except, id))])),
  };
}
