import type { Words } from '../../../../ground/problem.ts';
import { eitherOf, type Named, type Pattern, readPattern } from './pattern.ts';

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

/** Patterns of one rule that begin with the same character. */
interface Expression {
  rule: string;
  expression: RegExp;
}

/**
 * Patterns by the character that they begin with: of twenty characters nineteen begin none, and at the others `any` decides
 * whether the single expressions are worth trying. All are sticky.
 */
export type PatternIndex = ReadonlyMap<string, { any: RegExp; each: Expression[] }>;

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

function indexOf(entries: Entry[]): PatternIndex {
  const starts = entries.flatMap((entry) => [...entry.first].map((char) => ({ char, entry })));
  return new Map(
    [...groupBy(starts, ({ char }) => char)].map(([char, starting]) => {
      const here = starting.map(({ entry }) => entry);
      const each = [...groupBy(here, ({ rule }) => rule)].map(([rule, group]) => ({
        rule,
        expression: sticky(group),
      }));
      return [char, { any: sticky(here), each }];
    }),
  );
}

function read(patterns: string[], rule: string, named: Named): Entry[] {
  return patterns.map((pattern) => {
    try {
      const ofClause = pattern.startsWith('^') || pattern.endsWith('$');
      return { ...readPattern(pattern, named), rule, ofClause };
    } catch (error) {
      throw new Error(`${rule}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}

/**
 * Makes declared rules ready for use.
 * @throws Error that names rule and pattern.
 */
export function compileRules(categories: Category[], declared: DeclaredRule[], named: Named): WordingRules {
  const find = declared.flatMap((rule) => read(rule.find, rule.id, named));
  return {
    categories,
    rules: declared.map(({ find: _find, except: _except, ...rule }) => rule),
    find: indexOf(find),
    findClauses: indexOf(find.filter(({ ofClause }) => ofClause)),
    except: new Map(declared.map(({ id, except }) => [id, indexOf(read(except, id, named))])),
  };
}
