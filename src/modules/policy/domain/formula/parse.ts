/** A formula as it was read. Places are counted in characters from its beginning. */
export type Formula =
  | { is: 'number'; value: number; unit: Unit; at: number }
  | { is: 'text'; value: string; at: number }
  | { is: 'fact'; name: string; at: number }
  | { is: 'call'; name: string; given: readonly Formula[]; at: number }
  | { is: 'not'; of: Formula; at: number }
  | { is: 'two'; sign: Sign; left: Formula; right: Formula; at: number }
  | { is: 'choice'; if: Formula; then: Formula; else: Formula; at: number };

/** What stands behind a number: 2000元, 12个月, 60岁, 30%. A number alone has none. */
export type Unit = 'fen' | 'months' | 'years' | 'ratio' | 'number';

export const signs = ['||', '&&', '==', '!=', '<=', '>=', '<', '>', '+', '-', '*', '/'] as const;
export type Sign = (typeof signs)[number];

/** Thrown for what is no formula, with the place. */
export class FormulaError extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.name = 'FormulaError';
    this.at = at;
  }
}

const units: Record<string, { unit: Unit; times: number }> = {
  万元: { unit: 'fen', times: 1_000_000 },
  元: { unit: 'fen', times: 100 },
  个月: { unit: 'months', times: 1 },
  岁: { unit: 'years', times: 1 },
  年: { unit: 'years', times: 1 },
  '%': { unit: 'ratio', times: 0.01 },
};

interface Token {
  is: 'number' | 'text' | 'name' | 'sign';
  text: string;
  at: number;
}

const pattern =
  /\s*(?:(\d+(?:\.\d+)?(?:万元|元|个月|岁|年|%)?)|'([^']*)'|([a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)?)|(\|\||&&|==|!=|<=|>=|[<>+\-*/?:(),!]))/y;

/** A longer formula is not one that somebody checks by eye. */
const longest = 2000;

function tokensOf(text: string): Token[] {
  if (text.length > longest) throw new FormulaError(`longer than ${longest} characters`, longest);
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.trimEnd().length) {
    const at = pattern.lastIndex;
    const found = pattern.exec(text);
    if (!found) throw new FormulaError(`not understood: ${text.slice(at, at + 12).trim()}`, at);
    const [, number, quoted, name, sign] = found;
    if (number !== undefined) tokens.push({ is: 'number', text: number, at });
    else if (quoted !== undefined) tokens.push({ is: 'text', text: quoted, at });
    else if (name !== undefined) tokens.push({ is: 'name', text: name, at });
    else tokens.push({ is: 'sign', text: sign ?? '', at });
  }
  return tokens;
}

/** How tightly each sign binds; comparisons do not chain. */
const levels: readonly (readonly Sign[])[] = [
  ['||'],
  ['&&'],
  ['==', '!=', '<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/'],
];

/**
 * Reads a formula: numbers with their units, facts by name, 'answers' in quotes, + - * /, comparisons, && || !, `a ? b : c`, and calls.
 * @throws FormulaError with the place.
 */
export function parseFormula(text: string): Formula {
  const tokens = tokensOf(text);
  let next = 0;
  const end = text.length;
  const peek = () => tokens[next];
  const takes = (sign: string) => {
    const token = peek();
    if (token?.is !== 'sign' || token.text !== sign) return false;
    next += 1;
    return true;
  };
  const wants = (sign: string) => {
    if (!takes(sign)) throw new FormulaError(`${sign} is missing`, peek()?.at ?? end);
  };

  function choice(): Formula {
    const at = peek()?.at ?? end;
    const condition = joined(0);
    if (!takes('?')) return condition;
    const then = choice();
    wants(':');
    return { is: 'choice', if: condition, then, else: choice(), at };
  }

  function joined(level: number): Formula {
    const wanted = levels[level];
    if (!wanted) return single();
    let left = joined(level + 1);
    for (;;) {
      const token = peek();
      const sign = token?.is === 'sign' ? wanted.find((one) => one === token.text) : undefined;
      if (!token || sign === undefined) return left;
      next += 1;
      left = { is: 'two', sign, left, right: joined(level + 1), at: token.at };
    }
  }

  function single(): Formula {
    const token = tokens[next];
    next += 1;
    if (!token) throw new FormulaError('it ends too early', end);
    if (token.is === 'number') return numberOf(token);
    if (token.is === 'text') return { is: 'text', value: token.text, at: token.at };
    if (token.is === 'name') return takes('(') ? call(token) : { is: 'fact', name: token.text, at: token.at };
    if (token.text === '!') return { is: 'not', of: single(), at: token.at };
    if (token.text !== '(') throw new FormulaError(`${token.text} is not expected here`, token.at);
    const inner = choice();
    wants(')');
    return inner;
  }

  function call({ text: name, at }: Token): Formula {
    const given: Formula[] = [];
    if (!takes(')')) {
      do given.push(choice());
      while (takes(','));
      wants(')');
    }
    return { is: 'call', name, given, at };
  }

  const whole = choice();
  const left = peek();
  if (left) throw new FormulaError(`${left.text} is not expected here`, left.at);
  return whole;
}

function numberOf({ text, at }: Token): Formula {
  const [, digits = '', unit = ''] = /^([\d.]+)(.*)$/.exec(text) ?? [];
  const { unit: counts, times } = units[unit] ?? { unit: 'number' as const, times: 1 };
  // 0.07 元 is 7 fen, not 7.000000000000001; 55% is 0.55.
  const value = Number((Number(digits) * times).toPrecision(15));
  return { is: 'number', value, unit: counts, at };
}

/** The facts that a formula names, each once. */
export function factsIn(formula: Formula): Set<string> {
  const found = new Set<string>();
  const look = (one: Formula): void => {
    if (one.is === 'fact') found.add(one.name);
    else if (one.is === 'call') one.given.forEach(look);
    else if (one.is === 'not') look(one.of);
    else if (one.is === 'two') [one.left, one.right].forEach(look);
    else if (one.is === 'choice') [one.if, one.then, one.else].forEach(look);
  };
  look(formula);
  return found;
}
