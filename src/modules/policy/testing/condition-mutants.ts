import { addDays } from '../../../ground/clock/day.ts';
import type { Atom, Condition, DayPlace, Test } from '../domain/condition.ts';
import type { Catalogue, PolicyFact } from '../domain/definition.ts';

/** A condition with one thing in it changed. */
export interface ConditionMutant {
  kind: string;
  what: string;
  condition: Condition;
}

type Changed = readonly [kind: string, what: string, test: Test];

const signs = {
  atLeast: { strict: 'above', others: ['atMost', 'below'] },
  above: { strict: 'atLeast', others: ['atMost', 'below'] },
  atMost: { strict: 'below', others: ['atLeast', 'above'] },
  below: { strict: 'atMost', others: ['atLeast', 'above'] },
} as const;
const times: Partial<Record<PolicyFact['type'], number>> = { fen: 100, months: 12, years: 12, ratio: 100 };

function limitMutants(test: Test & { is: 'limit' }, { type }: PolicyFact): Changed[] {
  const { sign, limit } = test;
  const step = type === 'ratio' ? 1e-4 : 1;
  const { strict, others } = signs[sign];
  const to = (other: number) => Number(other.toPrecision(12));
  const by = times[type];
  // Months taken for years: whole ones, since nothing else is told.
  const scaled = by === undefined ? [] : [limit * by, type === 'ratio' ? limit / by : Math.ceil(limit / by)];
  return [
    ['strictness', `${sign} → ${strict}`, { ...test, sign: strict }],
    ...others.map((other): Changed => ['comparison', `${sign} → ${other}`, { ...test, sign: other }]),
    ...[limit + step, limit - step].map(
      (other): Changed => ['limit', `${limit} → ${to(other)}`, { ...test, limit: to(other) }],
    ),
    ...scaled
      .filter((other) => other !== limit)
      .map((other): Changed => ['unit of a limit', `${limit} → ${to(other)}`, { ...test, limit: to(other) }]),
  ];
}

const isToday = (place: DayPlace) => 'fact' in place && place.fact === 'as_of';
const today: DayPlace = { fact: 'as_of' };

function dayMutants(test: Test): Changed[] {
  switch (test.is) {
    case 'dayLimit': {
      const { sign, limit } = test;
      const other = sign === 'from' ? 'until' : 'from';
      return [
        ['comparison', `${sign} → ${other}`, { ...test, sign: other }],
        ...('day' in limit
          ? [1, -1].map(
              (days): Changed => [
                'limit',
                `${limit.day} → ${addDays(limit.day, days)}`,
                { ...test, limit: { day: addDays(limit.day, days) } },
              ],
            )
          : isToday(limit)
            ? []
            : [['place of a day', `${limit.fact} → as_of`, { ...test, limit: today }] as const]),
      ];
    }
    case 'gone':
    case 'within': {
      const { is, months, at } = test;
      const other = is === 'gone' ? 'within' : 'gone';
      return [
        ['comparison', `${is} → ${other}`, { ...test, is: other }],
        ...[months + 1, months - 1].map(
          (one): Changed => ['limit', `${months} → ${one} months`, { ...test, months: one }],
        ),
        ['unit of a limit', `${months} months → years`, { ...test, months: months * 12 }],
        ...('fact' in at && !isToday(at)
          ? [['place of a day', `${at.fact} → as_of`, { ...test, at: today }] as const]
          : []),
      ];
    }
    case 'ahead': {
      const { months } = test;
      return [months + 1, months - 1, months * 12].map((one) => [
        one === months * 12 ? 'unit of a limit' : 'limit',
        `${months} → ${one} months`,
        { ...test, months: one },
      ]);
    }
    case 'yearOf':
      return isToday(test.as) ? [] : [['place of a day', 'as_of', { ...test, as: today }]];
    default:
      return [];
  }
}

function testMutants({ test }: Atom, fact: PolicyFact): Changed[] {
  const options = <T>(all: readonly T[], now: readonly T[], put: (of: T[]) => Test): Changed[] =>
    all.map((one) =>
      now.includes(one)
        ? ['option left out', `without ${one}`, put(now.filter((other) => other !== one))]
        : ['option added', `with ${one}`, put([...now, one])],
    );
  switch (test.is) {
    case 'answers':
      return options(
        fact.answers.map(({ code }) => code),
        test.oneOf,
        (oneOf) => ({ ...test, oneOf }),
      );
    case 'years': {
      const around = [...new Set(test.oneOf.flatMap((year) => [year - 1, year, year + 1]))];
      return options(around, test.oneOf, (oneOf) => ({ ...test, oneOf }));
    }
    case 'equal':
      return [test.to + 1, test.to - 1].map((to) => ['limit', `${test.to} → ${to}`, { ...test, to }]);
    case 'limit':
      return limitMutants(test, fact);
    case 'received':
      return [
        ...[test.atMost + 1, test.atMost - 1].map(
          (atMost): Changed => ['limit', `${test.atMost} → ${atMost}`, { ...test, atMost }],
        ),
        ['option left out', 'another policy', { ...test, policy: test.policy === 'P01' ? 'P02' : 'P01' }],
      ];
    default:
      return dayMutants(test);
  }
}

/** A condition with each of its parts, and each thing that its atoms ask, changed, one at a time. */
export function mutantsOfCondition(catalogue: Catalogue, condition: Condition): ConditionMutant[] {
  const within = (one: Condition, put: (changed: Condition) => Condition) =>
    mutantsOfCondition(catalogue, one).map((mutant) => ({ ...mutant, condition: put(mutant.condition) }));
  switch (condition.is) {
    case 'atom': {
      const { atom } = condition;
      const fact = catalogue.facts.get(atom.fact);
      if (!fact) throw new Error(`no fact is called ${atom.fact}`);
      return [
        { kind: 'negated atom', what: `${atom.id}: not`, condition: { is: 'not', one: condition } },
        ...testMutants(atom, fact).map(
          ([kind, what, test]): ConditionMutant => ({
            kind,
            what: `${atom.id} ${atom.fact}: ${what}`,
            condition: { is: 'atom', atom: { ...atom, test } },
          }),
        ),
      ];
    }
    case 'not':
      return [
        { kind: 'not taken away', what: `not ${named(condition.one)}`, condition: condition.one },
        ...within(condition.one, (one) => ({ ...condition, one })),
      ];
    case 'shared':
      return within(condition.one, (one) => ({ ...condition, one }));
    default: {
      const { is, of } = condition;
      const other = is === 'all' ? 'any' : 'all';
      return [
        ...(of.length > 1
          ? [
              {
                kind: 'all, any',
                what: `${named(condition)}: ${is} → ${other}`,
                condition: { ...condition, is: other } as const,
              },
            ]
          : []),
        ...of.map((part, nth) => ({
          kind: part.is === 'atom' ? 'dropped atom' : 'dropped part',
          what: `without ${named(part)}`,
          condition: { ...condition, of: of.toSpliced(nth, 1) },
        })),
        ...of.flatMap((part, nth) =>
          within(part, (changed) => ({ ...condition, of: of.with(nth, changed) })),
        ),
      ];
    }
  }
}

/** A condition by its atoms: c1, or w1…w2. */
function named(condition: Condition): string {
  if (condition.is === 'atom') return condition.atom.id;
  if ('one' in condition) return named(condition.one);
  const [first, last] = [condition.of[0], condition.of.at(-1)];
  return first && last ? `${named(first).split('…')[0]}…${named(last).split('…').at(-1)}` : condition.is;
}
