import type { Atom, Condition, Grounds } from './condition.ts';
import type { Catalogue, Exclusion, Policy } from './definition.ts';

/** How a condition counts among those around it: all of them have to hold, one of them, or it may not. */
export type Joined = 'all' | 'any' | 'not';

/** One thing that a policy says, which somebody can look up in a document: `P01.c1`, `graduate.g2`, `P01.in-force`. */
export type Statement = {
  id: string;
  /** The policies that say it: of a shared definition all that use it. */
  policies: readonly string[];
  /** What it says, in one form: another meaning is another text; another note, source, article or doubt is not. */
  says: string;
} & Pick<Grounds, 'sources' | 'articles' | 'doubt'> &
  (
    | { kind: 'atom'; atom: Atom; joined: Joined }
    | { kind: 'in-force'; policy: Policy }
    | { kind: 'amount'; policy: Policy }
    | { kind: 'exclusion'; policy: Policy; exclusion: Exclusion }
  );

/** JSON that is the same for the same content: keys in order, what is not there left out. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join()}}`;
}

/** An atom with what stands above it where it is written. What is shared is a place of its own. */
interface Placed {
  atom: Atom;
  /** The policy, or the shared definition. */
  in: string;
  above: readonly string[];
}

function placed(condition: Condition, place: string, above: readonly string[]): Placed[] {
  switch (condition.is) {
    case 'atom':
      return [{ atom: condition.atom, in: place, above }];
    case 'shared':
      return placed(condition.one, condition.name, []);
    case 'not':
      return placed(condition.one, place, [...above, 'not']);
    default:
      return condition.of.flatMap((each) => placed(each, place, [...above, condition.is]));
  }
}

const joinedBy = (above: readonly string[]): Joined =>
  above.includes('not') ? 'not' : above.includes('any') ? 'any' : 'all';

function placedIn({ id, conditions, hireConditions }: Policy): Placed[] {
  const all = [
    ...placed(conditions, id, []),
    ...(hireConditions ? placed(hireConditions, id, ['hire']) : []),
  ];
  // That somebody is in a layer's place stands with each condition that differs there, and is one statement.
  return all.filter((one, at) => all.findIndex(({ atom }) => atom.id === one.atom.id) === at);
}

const names = new WeakMap<Policy, ReadonlyMap<string, string>>();

/** The names of the statements of a policy's atoms: what is shared is one statement for all that use it. */
export function atomStatements(policy: Policy): ReadonlyMap<string, string> {
  const before = names.get(policy);
  if (before) return before;
  const found = new Map(placedIn(policy).map(({ atom, in: place }) => [atom.id, `${place}.${atom.id}`]));
  names.set(policy, found);
  return found;
}

export const inForceStatement = ({ id }: Pick<Policy, 'id'>): string => `${id}.in-force`;
export const amountStatement = ({ id }: Pick<Policy, 'id'>): string => `${id}.amount`;
export const exclusionStatement = ({ id }: Pick<Policy, 'id'>, { policy, within }: Exclusion): string =>
  `${id}.excludes.${policy}.${within}`;

const told = new WeakMap<Policy, readonly Statement[]>();

/** What a policy says: its conditions, days, amount and what does not go with it. */
export function statementsIn(policy: Policy): readonly Statement[] {
  const statements = told.get(policy) ?? tell(policy);
  told.set(policy, statements);
  return statements;
}

const restsOn = ({ sources, articles, doubt }: Grounds) => ({ sources, articles, doubt });

function tell(policy: Policy): Statement[] {
  const { id, inForce, amount, excludes } = policy;
  const policies = [id];
  return [
    ...placedIn(policy).map(({ atom, in: place, above }): Statement => {
      const { fact, test } = atom;
      return {
        id: `${place}.${atom.id}`,
        kind: 'atom',
        policies,
        says: canonical({ above, fact, test }),
        ...restsOn(atom),
        atom,
        joined: joinedBy(above),
      };
    }),
    {
      id: inForceStatement(policy),
      kind: 'in-force',
      policies,
      says: canonical({ from: inForce.from, until: inForce.until }),
      ...restsOn(inForce),
      policy,
    },
    {
      id: amountStatement(policy),
      kind: 'amount',
      policies,
      // The sentence beside a formula is held against it by a test; it counts where it stands alone.
      says: canonical({
        kind: amount.kind,
        formula: amount.formula,
        months: amount.months,
        cap: amount.cap,
        capOf: amount.capOf,
        told: amount.formula === null ? amount.told?.zh : undefined,
      }),
      ...restsOn(amount),
      policy,
    },
    ...excludes.map(
      (exclusion): Statement => ({
        id: exclusionStatement(policy, exclusion),
        kind: 'exclusion',
        policies,
        says: canonical({ policy: exclusion.policy, within: exclusion.within }),
        ...restsOn(exclusion),
        policy,
        exclusion,
      }),
    ),
  ];
}

/** Everything that the catalogue says, each once, in its order. */
export function statementsOf(catalogue: Catalogue): ReadonlyMap<string, Statement> {
  const all = new Map<string, Statement>();
  for (const statement of catalogue.policies.flatMap(statementsIn)) {
    const same = all.get(statement.id);
    const policies = [...new Set([...(same?.policies ?? []), ...statement.policies])];
    all.set(statement.id, { ...statement, policies });
  }
  return all;
}
