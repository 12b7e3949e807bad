import type { Catalogue, Policy } from '../definition.ts';
import { Atoms, type Clause, clausesOf } from './clauses.ts';
import { type DayField, type Fields, fieldsOf, type RestField, type SmallField } from './fields.ts';

/**
 * More values than these a column of several facts does not get: its table has to stay in a core's nearest memory.
 */
const mostCodes = 4096;

/** A column: several facts of few values (the code counts them like digits), a day, or what is left of a formula. */
export type Column =
  | { is: 'small'; fields: readonly { field: SmallField; times: number }[]; codes: number }
  | { is: 'day'; field: DayField }
  | { is: 'rest'; field: RestField /** The column of its carrier. */; carrier: number | null };

/** What columns of many people hold, and what policies ask of them. Columns do not depend on the day that is asked about. */
export interface Layout {
  catalogue: Catalogue;
  policies: readonly Policy[];
  atoms: Atoms;
  /** By policy: clauses that all have to hold. */
  clauses: readonly (readonly Clause[])[];
  columns: readonly Column[];
  /** The column in which each atom is answered. */
  columnOf: readonly number[];
  /** Facts that have no place in columns when they are told: they follow from others and the day. */
  byDay: readonly string[];
}

/** Facts that are asked for together stand together: what one column answers needs no second look. */
function inOrder(clauses: readonly (readonly Clause[])[], { small }: Fields): SmallField[] {
  const ofAtom = new Map(small.flatMap((field) => [...field.outcomes.keys()].map((atom) => [atom, field])));
  const found = new Set<SmallField>();
  const add = (clause: Clause) => {
    for (const { atom } of clause.flat()) {
      const field = ofAtom.get(atom);
      if (field) found.add(field);
    }
  };
  const all = clauses.flat();
  all.filter((clause) => clause.length > 1).forEach(add);
  all.forEach(add);
  return [...found];
}

function packed(fields: readonly SmallField[]): Column[] {
  const columns: { fields: SmallField[]; codes: number }[] = [];
  for (const field of fields) {
    const room = columns.find(({ codes }) => codes * field.codes <= mostCodes);
    if (room) {
      room.fields.push(field);
      room.codes *= field.codes;
    } else columns.push({ fields: [field], codes: field.codes });
  }
  return columns.map(({ fields: of, codes }) => {
    let times = 1;
    const placed = of.map((field) => {
      const at = { field, times };
      times *= field.codes;
      return at;
    });
    return { is: 'small', fields: placed, codes };
  });
}

/**
 * Lays out columns for a subject's policies. Conditions on each hire are no part of it.
 * @throws Error where a condition cannot be answered from columns.
 */
export function layOut(catalogue: Catalogue, subject: Policy['subject']): Layout {
  const policies = catalogue.policies.filter((policy) => policy.subject === subject);
  const atoms = new Atoms();
  const clauses = policies.map(({ conditions }) => clausesOf(conditions, atoms));
  const fields = fieldsOf(catalogue, atoms.all);
  const small = packed(inOrder(clauses, fields));
  const days = fields.days.map((field): Column => ({ is: 'day', field }));
  const rests = fields.rests.map((field): Column => {
    const at = fields.days.findIndex(({ fact }) => fact === field.carrier);
    return { is: 'rest', field, carrier: at < 0 ? null : small.length + at };
  });
  const columns = [...small, ...days, ...rests];
  const columnOf = atoms.all.map((_, atom) => columns.findIndex((column) => answers(column, atom)));
  return { catalogue, policies, atoms, clauses, columns, columnOf, byDay: fields.byDay };
}

function answers(column: Column, atom: number): boolean {
  if (column.is === 'small') return column.fields.some(({ field }) => field.outcomes.has(atom));
  return column.is === 'day'
    ? column.field.atoms.some((one) => one.atom === atom)
    : column.field.atom === atom;
}
