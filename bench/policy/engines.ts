import { ZenEngine } from '@gorules/zen-engine';
import { Engine as JsonRules, type TopLevelCondition } from 'json-rules-engine';
import Publicodes from 'publicodes';
import type { Day } from '../../src/ground/clock/day.ts';
import { type Atom, type Condition, outcomeOf } from '../../src/modules/policy/domain/condition.ts';
import type { Catalogue, Policy } from '../../src/modules/policy/domain/definition.ts';
import { factsOf } from '../../src/modules/policy/domain/facts.ts';
import {
  asFormula,
  atomChangesByDay,
  steadyFacts,
} from '../../src/modules/policy/domain/population/as-formula.ts';
import { stepsOf } from '../../src/modules/policy/domain/population/cuts.ts';
import { codeNone, codeOfDay } from '../../src/modules/policy/domain/population/days.ts';
import type { Facts, Known } from '../../src/modules/policy/domain/value.ts';
import { asOf } from './people.ts';

/**
 * Rules for engines with two values, of people of whom everything is known. They get numbers alone: yes is 1, an answer its place, a day its number, and what
 * follows from others or hangs on two facts is worked out before, unmeasured. So they are asked for and, or, not and comparisons, and no more.
 */
type Asked = { fact: string; from: number; below: number }[];

/** Numbers from one up to another, as many ranges as it takes; -1 is none. */
function rangesOf(catalogue: Catalogue, atom: Atom): Asked {
  const { fact, test } = atom;
  const steady = steadyFacts(catalogue, atom);
  const [one = ''] = steady;
  const declared = catalogue.facts.get(one);
  if (steady.length === 1 && declared?.type === 'day') {
    const { from, outcome } = stepsOf(catalogue, asFormula(catalogue, atom), one, asOf);
    return from.flatMap((code, at) =>
      outcome[at] === 'yes' ? [{ fact: one, from: code, below: from[at + 1] ?? 1e9 }] : [],
    );
  }
  if (atomChangesByDay(catalogue, atom) || steady.length > 1) {
    const wanted = `atom ${fact} ${JSON.stringify(test)}`;
    return [{ fact: wanted, from: 1, below: 2 }];
  }
  if (test.is === 'received') return [{ fact: `had ${test.policy}`, from: 0, below: test.atMost + 1 }];
  if (test.is === 'yesno')
    return test.wanted ? [{ fact, from: 1, below: 2 }] : [{ fact, from: -1, below: 1 }];
  if (test.is === 'answers') {
    const places = (declared?.answers ?? []).map(({ code }) => code);
    const passing = ['-', ...places].map((code, at) =>
      test.oneOf.includes(code) !== test.not ? at - 1 : -2,
    );
    return passing.flatMap((at) => (at === -2 ? [] : [{ fact, from: at, below: at + 1 }]));
  }
  if (test.is === 'equal') return [{ fact, from: test.to, below: test.to + 1 }];
  if (test.is !== 'limit') throw new Error(`${atom.id}: nothing asks for it yet`);
  const whole = {
    atLeast: [test.limit, 1e12],
    atMost: [0, test.limit + 1],
    above: [test.limit + 1, 1e12],
    below: [0, test.limit],
  };
  const [from = 0, below = 0] = whole[test.sign];
  return [{ fact, from, below }];
}

export class Engines {
  readonly #catalogue: Catalogue;
  readonly #policies: readonly Policy[];
  readonly #names = new Map<string, string>();
  readonly #atoms = new Map<string, Atom>();

  constructor(catalogue: Catalogue, policies: readonly Policy[]) {
    this.#catalogue = catalogue;
    this.#policies = policies;
  }

  /** Names that each engine takes for one. */
  #name(fact: string): string {
    const known = this.#names.get(fact) ?? `f${this.#names.size}x`;
    this.#names.set(fact, known);
    return known;
  }

  #walk<T>(
    condition: Condition,
    range: (fact: string, from: number, below: number) => T,
    join: (is: 'all' | 'any', of: T[]) => T,
    not: (one: T) => T,
  ): T {
    const walk = (one: Condition): T => {
      if ('atom' in one) {
        const asked = rangesOf(this.#catalogue, one.atom);
        for (const { fact } of asked) if (fact.startsWith('atom ')) this.#atoms.set(fact, one.atom);
        return join(
          'any',
          asked.map(({ fact, from, below }) => range(this.#name(fact), from, below)),
        );
      }
      if ('one' in one) return one.is === 'not' ? not(walk(one.one)) : walk(one.one);
      return join(one.is === 'all' ? 'all' : 'any', one.of.map(walk));
    };
    return walk(condition);
  }

  /** The numbers of one person; made after the rules. */
  numbers(facts: Facts): Record<string, number> {
    const { fact } = factsOf(this.#catalogue, { asOf }, facts);
    const number = (name: string): number => {
      const atom = this.#atoms.get(name);
      if (atom) return this.#outcome(atom, fact) ? 1 : 0;
      if (name.startsWith('had '))
        return ((fact('history') ?? []) as string[]).filter((one) => one === name.slice(4)).length;
      const value = fact(name);
      const declared = this.#catalogue.facts.get(name);
      if (declared?.type === 'day') return value === null ? codeNone : codeOfDay(value as Day);
      if (declared?.type === 'code') return declared.answers.findIndex(({ code }) => code === value);
      return value === null ? -1 : Number(value);
    };
    return Object.fromEntries([...this.#names].map(([name, short]) => [short, number(name)]));
  }

  #outcome = (atom: Atom, fact: (name: string) => Known) => outcomeOf(atom, fact) === 'yes';

  jsonRules(): (numbers: Record<string, number>) => Promise<Set<string>> {
    const engine = new JsonRules();
    for (const { id, conditions } of this.#policies) {
      const walked = this.#walk<object>(
        conditions,
        (fact, from, below) => ({
          all: [
            { fact, operator: 'greaterThanInclusive', value: from },
            { fact, operator: 'lessThan', value: below },
          ],
        }),
        (is, of) => ({ [is]: of }),
        (one) => ({ not: one }),
      );
      engine.addRule({ conditions: walked as TopLevelCondition, event: { type: id } });
    }
    return async (numbers) => new Set((await engine.run(numbers)).events.map(({ type }) => type));
  }

  zen(): (numbers: Record<string, number>) => Promise<Set<string>> {
    const expressions = this.#policies.map(({ id, conditions }) => ({
      id,
      key: id,
      value: this.#walk<string>(
        conditions,
        (fact, from, below) => `(${fact} >= ${from} and ${fact} < ${below})`,
        (is, of) => `(${of.join(is === 'all' ? ' and ' : ' or ')})`,
        (one) => `(not ${one})`,
      ),
    }));
    const content = {
      nodes: [
        { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
        {
          id: 'all',
          name: 'all',
          type: 'expressionNode',
          position: { x: 1, y: 0 },
          content: { expressions },
        },
        { id: 'out', name: 'out', type: 'outputNode', position: { x: 2, y: 0 } },
      ],
      edges: [
        { id: 'a', sourceId: 'in', targetId: 'all', type: 'edge' },
        { id: 'b', sourceId: 'all', targetId: 'out', type: 'edge' },
      ],
    };
    const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(content)));
    return async (numbers) => {
      const { result } = await decision.evaluate(numbers);
      return new Set(
        Object.entries(result as Record<string, boolean>).flatMap(([id, holds]) =>
          holds === true ? [id] : [],
        ),
      );
    };
  }

  publicodes(): (numbers: Record<string, number>) => Promise<Set<string>> {
    const conditions = this.#policies.map(({ id, conditions: asked }): [string, unknown] => [
      id,
      this.#walk<unknown>(
        asked,
        (fact, from, below) => ({ 'toutes ces conditions': [`${fact} >= ${from}`, `${fact} < ${below}`] }),
        (is, of) => ({ [is === 'all' ? 'toutes ces conditions' : 'une de ces conditions']: of }),
        (one) => ({ '=': [one, 'non'] }),
      ),
    ]);
    const facts = [...this.#names.values()].map((name): [string, unknown] => [name, { 'par défaut': -1 }]);
    const engine = new Publicodes(Object.fromEntries([...facts, ...conditions]) as never);
    return async (numbers) => {
      engine.setSituation(numbers as never);
      return new Set(
        this.#policies.flatMap(({ id }) => (engine.evaluate(id).nodeValue === true ? [id] : [])),
      );
    };
  }
}
