import { createHash } from 'node:crypto';
import { facts as registerFacts } from '../people/index.ts';
import { atomsOf, type Condition } from './domain/condition.ts';
import type { Catalogue, Policy } from './domain/definition.ts';
import { factsBehind } from './domain/possible-values.ts';
import type { Held, RegisterRules } from './domain/register.ts';
import { loadRegisterRules } from './load-register-rules.ts';

/** A policy as it is looked at: by what, and on which facts of the register that hangs. */
export interface KeptDefinition {
  policy: Policy;
  /** SHA-256 of all that decides where it stands for somebody. */
  hash: Buffer;
  /** The facts of the register that tell of it; of an employer there are none, what it is stands with it. */
  asks: readonly string[];
  /** The same by the names under which they are recorded: a fact that is computed is recorded as what it is computed from. */
  reads: ReadonlySet<string>;
}

const kept = new WeakMap<Catalogue, ReadonlyMap<string, KeptDefinition>>();

/** All policies, by their ids. */
export function definitionsOf(catalogue: Catalogue): ReadonlyMap<string, KeptDefinition> {
  const known = kept.get(catalogue);
  if (known) return known;
  const rules = loadRegisterRules();
  const found = new Map(
    catalogue.policies.map((policy) => [policy.id, definitionOf(catalogue, rules, policy)]),
  );
  kept.set(catalogue, found);
  return found;
}

/** Every fact on which a policy hangs: through formulas, through shared definitions, and by what follows from a told answer. */
function allBehind(catalogue: Catalogue, policy: Policy): Set<string> {
  const atoms = [policy.conditions, ...(policy.hireConditions ? [policy.hireConditions] : [])].flatMap(
    (one) => atomsOf(one),
  );
  const found = new Set(atoms.flatMap((atom) => [...factsBehind(catalogue, atom)]));
  for (const name of found) for (const { fact } of catalogue.facts.get(name)?.given ?? []) found.add(fact);
  return found;
}

const recordedAs = (id: string) => registerFacts().get(id).derived?.from ?? id;

function definitionOf(catalogue: Catalogue, rules: RegisterRules, policy: Policy): KeptDefinition {
  const behind = allBehind(catalogue, policy);
  const person = policy.subject === 'person';
  const held = person ? rules.held.filter(({ fact }) => behind.has(fact)) : [];
  const text = JSON.stringify([
    policy.off,
    [policy.inForce.from, policy.inForce.until, policy.inForce.doubt !== null],
    asked(policy.conditions),
    [...behind].sort().map((name) => follows(catalogue, name)),
    held.map((one) => toldFrom(rules, one)),
    ...(person ? [] : [policy.hireConditions && asked(policy.hireConditions), rules.units, rules.hires]),
  ]);
  return {
    policy,
    hash: createHash('sha256').update(text).digest(),
    asks: [...new Set(held.map(({ from }) => from))],
    reads: new Set(held.map(({ from }) => recordedAs(from))),
  };
}

/** What a condition asks and which parts are doubted; not who has read it, nor in which words. */
function asked(condition: Condition): unknown {
  if (condition.is === 'atom') {
    const { id, fact, test, doubt } = condition.atom;
    return [id, fact, test, doubt !== null];
  }
  return 'of' in condition
    ? [condition.is, condition.of.map(asked)]
    : [condition.is === 'not' ? 'not' : 'all', [asked(condition.one)]];
}

function follows({ facts, figures }: Catalogue, name: string): unknown {
  const fact = facts.get(name);
  if (!fact) return [name];
  const formula = JSON.stringify(fact.follows);
  const used = [...figures.values()]
    .filter((figure) => formula.includes(JSON.stringify(figure.name)))
    .map(({ values }) => [...values].map(([by, each]) => [by, each.map(({ from, value }) => [from, value])]));
  return [name, fact.type, formula, fact.given, used];
}

const toldFrom = ({ tiers }: RegisterRules, held: Held): unknown => [
  held,
  registerFacts().get(held.from).staleAfter,
  held.by === 'tier' ? tiers : null,
];
