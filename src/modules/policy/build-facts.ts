import { loadAreas } from '../../ground/areas/load.ts';
import { sharesOf } from './build-questions.ts';
import type { PolicyFact } from './domain/definition.ts';
import { type Formula, factsIn } from './domain/formula/parse.ts';
import { countyNamed, ownProvince } from './domain/register.ts';
import type { ValueType } from './domain/value.ts';
import type { WrittenCatalogue } from './read-catalogue.ts';

/** Where facts are declared, and their formulas read. */
interface FactBuilder {
  readonly facts: Map<string, PolicyFact>;
  formula(text: string, fail: (reason: string) => void): { formula: Formula; type: ValueType } | undefined;
}

/** The counties of the province and the zones that are counted as such, of which there are too many to write down. */
function counties() {
  const areas = loadAreas();
  const cities = areas
    .children(null)
    .filter(({ name }) => name === `${ownProvince}省`)
    .flatMap(({ code }) => areas.children(code));
  return cities.flatMap((city) =>
    areas.children(city.code).map(({ name }) => {
      const code = countyNamed(city.name, name);
      return { code, zh: code, en: code };
    }),
  );
}

/** Declares the facts, those that follow from others after those; faults are told with file and line. */
export function addFacts(builder: FactBuilder, written: WrittenCatalogue, faults: string[]): void {
  const follows: { name: string; text: string; nth: number }[] = [];
  for (const [
    nth,
    {
      answersOf,
      answers = answersOf ? counties() : [],
      none = false,
      given = {},
      change,
      share,
      follows: text,
      ...fact
    },
  ] of written.facts.entries()) {
    const place = written.place.facts(['facts', nth]);
    if (builder.facts.has(fact.name)) faults.push(`${place}: ${fact.name} is declared twice`);
    if ((fact.type === 'code') !== answers.length > 0)
      faults.push(`${place}: ${fact.name}: a code has answers`);
    builder.facts.set(fact.name, {
      ...fact,
      answers: answers.map(({ code, ...label }) => ({ code, label })),
      none,
      shares: sharesOf({ type: fact.type, answers }, share, (reason) =>
        faults.push(`${place}: ${fact.name}: ${reason}`),
      ),
      change: change
        ? {
            by: change.by,
            effort: change.effort ?? 1,
            to: change.to ?? [],
            with: new Map(Object.entries(change.with ?? {})),
          }
        : null,
      given: Object.entries(given).flatMap(([fact, values]) =>
        Object.entries(values).map(([answer, value]) => ({ fact, answer, value })),
      ),
      follows: null,
    });
    if (text !== undefined) follows.push({ name: fact.name, text, nth });
  }
  for (const [nth, { name, change }] of written.facts.entries()) {
    for (const other of Object.keys(change?.with ?? {})) {
      if (!builder.facts.has(other))
        faults.push(`${written.place.facts(['facts', nth])}: ${name}: no fact is called ${other}`);
    }
  }
  for (const { name, text, nth } of follows) {
    const fail = (reason: string) =>
      faults.push(`${written.place.facts(['facts', nth])}: ${name}: ${reason}`);
    const read = builder.formula(text, fail);
    const fact = builder.facts.get(name);
    if (!read || !fact) continue;
    if (read.type !== fact.type) fail(`follows as ${read.type}, and is ${fact.type}`);
    builder.facts.set(name, { ...fact, follows: read.formula });
  }
  for (const { name, nth } of follows) {
    const cycle = cycleFrom(builder.facts, name);
    if (cycle) faults.push(`${written.place.facts(['facts', nth])}: ${cycle.join(' follows from ')}`);
  }
}

/** How a fact comes to follow from itself. */
function cycleFrom(
  facts: ReadonlyMap<string, PolicyFact>,
  name: string,
  path: readonly string[] = [],
): string[] | undefined {
  if (path.includes(name)) return [...path, name];
  const { follows = null } = facts.get(name) ?? {};
  if (follows === null) return undefined;
  for (const other of factsIn(follows)) {
    const found = cycleFrom(facts, other, [...path, name]);
    if (found) return found;
  }
  return undefined;
}

/** Gives facts their sentences. */
export function addWords(
  facts: Map<string, PolicyFact>,
  { words, place }: WrittenCatalogue,
  faults: string[],
): void {
  for (const [nth, { fact: name, unit, event, sets = [], ...ways }] of words.entries()) {
    const fail = (reason: string) => faults.push(`${place.words(['words', nth])}: ${reason}`);
    const fact = facts.get(name);
    if (!fact) {
      fail(`no fact is called ${name}`);
      continue;
    }
    if (fact.says) fail(`${name} has words twice`);
    for (const answer of sets.flatMap(({ of }) => of))
      if (!fact.answers.some(({ code }) => code === answer)) fail(`${name} has no answer ${answer}`);
    facts.set(name, { ...fact, says: { ways, sets, unit: unit ?? null, event: event ?? null } });
  }
}
