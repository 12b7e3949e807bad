import type { Atom, Condition, DayPlace } from '../../src/modules/policy/domain/condition.ts';
import type { Catalogue, Policy } from '../../src/modules/policy/domain/definition.ts';
import { factsOf } from '../../src/modules/policy/domain/facts.ts';
import type { Facts, Known, ValueType } from '../../src/modules/policy/domain/value.ts';
import { asOf } from './people.ts';

/**
 * The same conditions as SQL of ordinary booleans over a column a fact, as somebody would write them: NULL is not known, and SQL's and, or, not do the
 * rest. A day that is known not to exist is infinity. Steady facts that follow from others (retire_date) are columns of their own, which
 * spares the peers the work.
 */
export interface Dialect {
  months(count: string): string;
  /**
   * Keeps booleans from being asked once for each time that they are counted; DuckDB sees that by itself, and would count on one thread. With a bare 0, which is
   * no constant yet when PostgreSQL looks at it, it would count on one core as well.
   */
  once: string;
}

export const postgres: Dialect = {
  months: (count) => `make_interval(months => ${count})`,
  once: "offset bigint '0'",
};
export const duckdb: Dialect = { months: (count) => `to_months(${count})`, once: '' };

const day = (text: string) => `date '${text}'`;
const today = day(asOf);
const noDay = "'infinity'::date";

const types: Readonly<Record<ValueType, string>> = {
  yesno: 'boolean',
  code: 'text',
  day: 'date',
  fen: 'bigint',
  months: 'integer',
  years: 'integer',
  number: 'integer',
  ratio: 'double precision',
  policies: 'integer',
};

/** Columns of the table that the booleans are asked of: facts by their names, times that a policy was had as `had_P01`. */
export function typedColumns(catalogue: Catalogue, atoms: readonly Atom[]): { name: string; type: string }[] {
  const names = new Set<string>();
  for (const { fact, test } of atoms) {
    if (test.is === 'received') names.add(`had_${test.policy}`);
    else if (!['age', 'before_retirement', 'retire_after_loan', 'flex_remaining_months'].includes(fact))
      names.add(fact);
  }
  for (const fact of [
    'birth_date',
    'retire_date',
    'loan_years',
    'flex_first_grant_on',
    'flex_history_months',
  ])
    names.add(fact);
  return [...names].map((name) => ({
    name,
    type: name.startsWith('had_') ? 'integer' : types[catalogue.facts.get(name)?.type ?? 'number'],
  }));
}

/** One person's line of CSV. */
export function typedLine(
  catalogue: Catalogue,
  columns: readonly { name: string; type: string }[],
  facts: Facts,
): string {
  const { fact } = factsOf(catalogue, { asOf }, facts);
  const none: Readonly<Record<string, string>> = {
    date: 'infinity',
    boolean: 'false',
    text: '-',
    integer: '-1',
  };
  return columns
    .map(({ name, type }) => {
      if (!name.startsWith('had_')) return written(fact(name), none[type] ?? '');
      const had = fact('history');
      return Array.isArray(had) ? String(had.filter((one) => one === name.slice(4)).length) : '';
    })
    .join();
}

const written = (value: Known, none: string) =>
  value === undefined ? '' : value === null ? none : String(value);

export const sqlOf = (policy: Policy, dialect: Dialect): string => of(policy.conditions, dialect);

function of(condition: Condition, dialect: Dialect): string {
  if ('atom' in condition) return `(${ofAtom(condition.atom, dialect)})`;
  if ('one' in condition)
    return condition.is === 'not' ? `(not ${of(condition.one, dialect)})` : of(condition.one, dialect);
  return `(${condition.of.map((each) => of(each, dialect)).join(condition.is === 'all' ? ' and ' : ' or ')})`;
}

const signs = { atLeast: '>=', atMost: '<=', above: '>', below: '<' } as const;
const placeOf = (place: DayPlace) =>
  'day' in place ? day(place.day) : place.fact === 'as_of' ? today : place.fact;

function ofAtom({ fact, test, id }: Atom, { months }: Dialect): string {
  const special = ofFollowing(fact, test, months);
  if (special !== null) return special;
  switch (test.is) {
    case 'yesno':
      return test.wanted ? fact : `not ${fact}`;
    case 'equal':
      return `${fact} = ${test.to}`;
    case 'limit':
      return `${fact} ${signs[test.sign]} ${test.limit}`;
    case 'answers':
      return `${fact} ${test.not ? 'not in' : 'in'} (${test.oneOf.map((one) => `'${one}'`).join()})`;
    case 'received':
      return `had_${test.policy} <= ${test.atMost}`;
    case 'dayLimit':
      return `${fact} <> ${noDay} and ${fact} ${test.sign === 'from' ? '>=' : '<='} ${placeOf(test.limit)}`;
    case 'gone':
      return `${fact} <> ${noDay} and ${fact} + ${months(String(test.months))} <= ${placeOf(test.at)}`;
    case 'within':
      return `${fact} <= ${placeOf(test.at)} and ${placeOf(test.at)} <= ${fact} + ${months(String(test.months))}`;
    case 'ahead':
      return `${today} < ${fact} and ${today} > ${fact} - ${months(String(test.months))}`;
    case 'yearOf':
      return `${fact} <> ${noDay} and ${placeOf(test.as)} <> ${noDay} and extract(year from ${fact}) = extract(year from ${placeOf(test.as)})`;
    case 'years':
      throw new Error(`${id}: nothing asks for it yet`);
  }
}

/** What follows from the day, as dates are compared in SQL; months are counted as civil law has them, which SQL's differences are not. */
function ofFollowing(fact: string, test: Atom['test'], months: Dialect['months']): string | null {
  if (fact === 'age' && test.is === 'limit') {
    const asked = (years: number) => `birth_date + ${months(String(12 * years))} <= ${today}`;
    if (test.sign === 'atLeast') return asked(test.limit);
    if (test.sign === 'atMost') return `not ${asked(test.limit + 1)}`;
  }
  if (fact === 'before_retirement') return `${today} < retire_date`;
  if (fact === 'retire_after_loan') return `retire_date >= ${today} + ${months('loan_years * 12')}`;
  if (fact !== 'flex_remaining_months') return null;
  const first = `case when flex_first_grant_on = ${noDay} then ${today} else flex_first_grant_on end`;
  const near = `(${first}) + ${months('60')} > retire_date`;
  const left = `(36 - flex_history_months)`;
  const same = `retire_date >= ${today} + ${months(left)} and retire_date < ${today} + ${months(`${left} + 1`)}`;
  return `case when (${near}) is null then case when ${same} then ${left} > 0 end when ${near} then retire_date >= ${today} + ${months('1')} else ${left} > 0 end`;
}
