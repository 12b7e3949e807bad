import type { Condition } from '../condition.ts';
import { type Both, Circuit, no, yes } from './circuit.ts';
import type { Atoms } from './clauses.ts';
import type { Steps } from './cuts.ts';
import type { Column } from './layout.ts';
import { type Ask, machineCode } from './machine-code.ts';
import type { DayPlan } from './plan.ts';
import { truthOf } from './plan.ts';
import { slicePlaces } from './slices.ts';

/** One day's conditions, ready to be asked of many people. */
export interface Program {
  plan: DayPlan;
  ask: Ask;
}

/** Makes the steps that ask all policies of a day. */
export function programFor(plan: DayPlan): Program {
  const { layout, inForce } = plan;
  const { columns, columnOf, atoms } = layout;
  const places = slicePlaces(layout);
  const circuit = new Circuit();
  const rests = new Map<number, Both>();

  const ofAtom = (atom: number): Both => {
    const at = columnOf[atom] as number;
    const column = columns[at] as Column;
    if (column.is === 'rest') return rests.get(at) ?? { may: yes, must: no };
    const plane = places.plane;
    if (column.is === 'day') {
      const steps = plan.days.get(at)?.steps.get(atom) as Steps;
      return both((bit) => ofSteps(circuit, plane.get(column.field.fact) as number, steps, bit));
    }
    for (const { field } of column.fields) {
      const outcomes = field.outcomes.get(atom);
      if (outcomes) {
        const first = plane.get(field.name) as number;
        return both((bit) =>
          circuit.oneOf(
            first,
            outcomes.map((outcome) => (truthOf[outcome] & bit) !== 0),
          ),
        );
      }
    }
    throw new Error('an atom stands in no column');
  };
  const of = (condition: Condition): Both => {
    if ('atom' in condition) return ofAtom(atoms.placeOf(condition.atom));
    if ('one' in condition) {
      const one = of(condition.one);
      return condition.is === 'not' ? { may: circuit.not(one.must), must: circuit.not(one.may) } : one;
    }
    const parts = condition.of.map(of);
    const join = condition.is === 'all' ? circuit.and.bind(circuit) : circuit.or.bind(circuit);
    const start = condition.is === 'all' ? yes : no;
    return both((bit) => parts.map((part) => (bit === 1 ? part.may : part.must)).reduce(join, start));
  };
  const all = () =>
    layout.policies.map(({ conditions }, at): Both => (inForce[at] ? of(conditions) : { may: no, must: no }));

  // First what is left of formulas is taken as open: it is looked up for those alone of whom a policy still hangs on it.
  const first = all();
  for (const [at, column] of columns.entries()) {
    if (column.is !== 'rest') continue;
    const needed = layout.policies
      .flatMap(({ conditions }, policy) =>
        asks(conditions, atoms, column.field.atom) ? [first[policy] as Both] : [],
      )
      .reduce((found, { may, must }) => circuit.or(found, circuit.and(may, circuit.not(must))), no);
    if (needed !== no) rests.set(at, circuit.rest(at, needed));
  }
  const found = all();
  return {
    plan,
    ask: machineCode(
      circuit.steps,
      [...found.map(({ may }) => may), ...found.map(({ must }) => must)],
      places.planes,
      [...columns.keys()].filter((at) => columns[at]?.is === 'rest'),
    ),
  };
}

const both = (one: (bit: number) => number): Both => ({ may: one(1), must: one(2) });

function asks(condition: Condition, atoms: Atoms, atom: number): boolean {
  if ('atom' in condition) return atoms.placeOf(condition.atom) === atom;
  return ('of' in condition ? condition.of : [condition.one]).some((part) => asks(part, atoms, atom));
}

function ofSteps(circuit: Circuit, plane: number, { from, outcome }: Steps, bit: number): number {
  let found = no;
  let since: number | null = null;
  for (const [at, code] of from.entries()) {
    const holds = (truthOf[outcome[at] ?? 'open'] & bit) !== 0;
    if (holds && since === null) since = code;
    if (!holds && since !== null) {
      found = circuit.or(
        found,
        circuit.and(circuit.atLeast(plane, since), circuit.not(circuit.atLeast(plane, code))),
      );
      since = null;
    }
  }
  return since === null ? found : circuit.or(found, circuit.atLeast(plane, since));
}
