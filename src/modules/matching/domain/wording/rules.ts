import type { Words } from '../../../../ground/problem.ts';
import { type Named, sourceOf } from './pattern.ts';

/** `unlawful`: a law forbids it. `advice`: no national statute does, and yet it keeps good people away. */
export type WordingLevel = 'unlawful' | 'advice';

/** The article that a rule rests on. */
export interface WordingSource {
  law: Words;
  article: string;
  /** Where the text was read; null: from memory, to be read before it is quoted to anybody. */
  checked: string | null;
}

/** A rule as it stands in data/wording/rules.yaml; `find` and `except` hold patterns. */
export interface DeclaredRule {
  id: string;
  category: string;
  level: WordingLevel;
  sources: WordingSource[];
  find: string[];
  except: string[];
  /** Rules whose findings this one replaces where both speak of the same words. */
  insteadOf: string[];
  says: Words;
  better: Words;
}

export interface Category {
  id: string;
  name: Words;
}

export interface WordingRule extends Omit<DeclaredRule, 'find' | 'except'> {
  /** Read on the text without its fillings. */
  find: RegExp | null;
  /** Those of them that speak of whole clauses; read once more on the text whose fillings end clauses: "前台 女 早班". */
  findClauses: RegExp | null;
  except: RegExp | null;
}

export interface WordingRules {
  categories: Category[];
  rules: WordingRule[];
}

function together(patterns: string[], named: Named): RegExp | null {
  if (patterns.length === 0) return null;
  for (const pattern of patterns) {
    if (new RegExp(sourceOf(pattern, named)).test('')) throw new Error(`${pattern} is found in nothing`);
  }
  return new RegExp(patterns.map((pattern) => `(?:${sourceOf(pattern, named)})`).join('|'), 'g');
}

/**
 * Makes declared rules ready for use.
 * @throws Error that names rule and pattern.
 */
export function compileRules(categories: Category[], declared: DeclaredRule[], named: Named): WordingRules {
  const rules = declared.map((rule): WordingRule => {
    try {
      const ofClauses = (pattern: string) => pattern.startsWith('^') || pattern.endsWith('$');
      return {
        ...rule,
        find: together(rule.find, named),
        findClauses: together(rule.find.filter(ofClauses), named),
        except: together(rule.except, named),
      };
    } catch (error) {
      throw new Error(`${rule.id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  return { categories, rules };
}
