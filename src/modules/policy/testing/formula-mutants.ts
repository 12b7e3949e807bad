import type { Formula, Sign, Unit } from '../domain/formula/parse.ts';

/** A formula with one thing in it changed. */
export interface FormulaMutant {
  kind: string;
  /** What was changed: `5000元 → 5000.01元`. */
  what: string;
  formula: Formula;
}

const unitWords: Record<Unit, [string, number]> = {
  fen: ['元', 0.01],
  months: ['个月', 1],
  years: ['年', 1],
  ratio: ['%', 100],
  number: ['', 1],
};

/** A formula as it is written. */
export function formulaText(formula: Formula): string {
  switch (formula.is) {
    case 'number': {
      const [unit, times] = unitWords[formula.unit];
      return `${Number((formula.value * times).toPrecision(12))}${unit}`;
    }
    case 'text':
      return `'${formula.value}'`;
    case 'fact':
      return formula.name;
    case 'call':
      return `${formula.name}(${formula.given.map(formulaText).join(', ')})`;
    case 'not':
      return `!${formulaText(formula.of)}`;
    case 'two':
      return `(${formulaText(formula.left)} ${formula.sign} ${formulaText(formula.right)})`;
    case 'choice':
      return `(${formulaText(formula.if)} ? ${formulaText(formula.then)} : ${formulaText(formula.else)})`;
  }
}

const otherSigns: Partial<Record<Sign, readonly [kind: string, Sign][]>> = {
  '<': [
    ['strictness', '<='],
    ['comparison', '>'],
  ],
  '<=': [
    ['strictness', '<'],
    ['comparison', '>='],
  ],
  '>': [
    ['strictness', '>='],
    ['comparison', '<'],
  ],
  '>=': [
    ['strictness', '>'],
    ['comparison', '<='],
  ],
  '==': [['comparison', '!=']],
  '!=': [['comparison', '==']],
  '&&': [['and, or', '||']],
  '||': [['and, or', '&&']],
  '+': [['operator', '-']],
  '-': [['operator', '+']],
  '*': [['operator', '/']],
  '/': [['operator', '*']],
};

const steps: Record<Unit, { step: number; times: number }> = {
  fen: { step: 1, times: 10_000 },
  months: { step: 1, times: 12 },
  years: { step: 1, times: 12 },
  ratio: { step: 0.01, times: 100 },
  number: { step: 1, times: 1 },
};

const chosen = (formula: Formula & { is: 'choice' }, then: Formula, otherwise: Formula): Formula => ({
  ...formula,
  then,
  else: otherwise,
});

function here(formula: Formula): FormulaMutant[] {
  const to = (kind: string, other: Formula): FormulaMutant => ({
    kind,
    what: `${formulaText(formula)} → ${formulaText(other)}`,
    formula: other,
  });
  switch (formula.is) {
    case 'number': {
      const { step, times } = steps[formula.unit];
      const other = (value: number): Formula => ({ ...formula, value: Number(value.toPrecision(12)) });
      return [
        to('constant', other(formula.value + step)),
        to('constant', other(formula.value - step)),
        ...(times === 1 || formula.value === 0
          ? []
          : [to('unit of a constant', other(formula.value * times))]),
      ];
    }
    case 'two':
      return (otherSigns[formula.sign] ?? []).map(([kind, sign]) => to(kind, { ...formula, sign }));
    case 'choice':
      return [
        to('choice', chosen(formula, formula.else, formula.then)),
        to('choice', formula.then),
        to('choice', formula.else),
      ];
    case 'not':
      return [to('not taken away', formula.of)];
    case 'call': {
      const [one, other] = formula.given;
      if (!one) return [];
      if (formula.name === 'min' || formula.name === 'max')
        return [
          to('min, max', { ...formula, name: formula.name === 'min' ? 'max' : 'min' }),
          to('min, max', one),
          ...(other ? [to('min, max', other)] : []),
        ];
      if (formula.name === 'round' || formula.name === 'floor')
        return [
          to('rounding', { ...formula, name: formula.name === 'round' ? 'floor' : 'round' }),
          to('rounding', one),
        ];
      if (formula.name === 'known')
        return [to('what is not there', one), ...(other ? [to('what is not there', other)] : [])];
      if ((formula.name === 'months' || formula.name === 'years') && other)
        return [to('order of days', { ...formula, given: [other, one] })];
      return [];
    }
    default:
      return [];
  }
}

function inside(formula: Formula): FormulaMutant[] {
  const within = (part: Formula, put: (changed: Formula) => Formula) =>
    mutantsOfFormula(part).map((mutant) => ({ ...mutant, formula: put(mutant.formula) }));
  switch (formula.is) {
    case 'call':
      return formula.given.flatMap((part, nth) =>
        within(part, (changed) => ({ ...formula, given: formula.given.with(nth, changed) })),
      );
    case 'not':
      return within(formula.of, (of) => ({ ...formula, of }));
    case 'two':
      return [
        ...within(formula.left, (left) => ({ ...formula, left })),
        ...within(formula.right, (right) => ({ ...formula, right })),
      ];
    case 'choice':
      return [
        ...within(formula.if, (condition) => ({ ...formula, if: condition })),
        ...within(formula.then, (then) => ({ ...formula, then })),
        ...within(formula.else, (otherwise) => ({ ...formula, else: otherwise })),
      ];
    default:
      return [];
  }
}

/** A formula with each one of its constants, signs, choices and functions changed, one at a time. */
export const mutantsOfFormula = (formula: Formula): FormulaMutant[] => [...here(formula), ...inside(formula)];
