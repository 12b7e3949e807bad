import { expect, test } from 'vitest';
import { saysOf } from './domain/cases/says.ts';
import { askedOf } from './domain/cases/who.ts';
import { loadPolicies } from './load-catalogue.ts';
import { boundariesFrom } from './make-boundaries.ts';
import { examplesFolder, readExamples } from './read-cases.ts';
import { equivalentMutants } from './testing/equivalent-mutants.ts';
import { type Held, isKilled, mutantsOf } from './testing/mutants.ts';

/** Of those that say anything else at all, so many have to be found out. */
const leastKilled = 0.95;

test('a definition that says something else is found out by its cases', () => {
  const began = performance.now();
  const catalogue = loadPolicies();
  const examples = readExamples(catalogue, examplesFolder);
  const boundaries = boundariesFrom(catalogue, examples);
  const kinds = new Map<string, { all: number; killed: number; equivalent: number }>();
  const survivors: string[] = [];
  let held = 0;
  for (const policy of catalogue.policies) {
    const made = (boundaries.get(policy.id) ?? []).flatMap(({ cases }) => cases.map(askedOf));
    const asked = [...(examples.get(policy.id) ?? []).map((one) => one.asked), ...made];
    const cases = asked.map((one): Held => ({ asked: one, says: { ...saysOf(catalogue, policy, one) } }));
    held += cases.length;
    for (const mutant of mutantsOf(catalogue, policy)) {
      const count = kinds.get(mutant.kind) ?? { all: 0, killed: 0, equivalent: 0 };
      kinds.set(mutant.kind, count);
      count.all += 1;
      if (isKilled(mutant, cases)) count.killed += 1;
      else {
        survivors.push(mutant.name);
        if (equivalentMutants.has(mutant.name)) count.equivalent += 1;
      }
    }
  }
  const rows = [...kinds].sort(([, one], [, other]) => other.all - one.all);
  const sum = (of: 'all' | 'killed' | 'equivalent') =>
    rows.reduce((before, [, count]) => before + count[of], 0);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const alive = survivors.filter((name) => !equivalentMutants.has(name));
  process.stdout.write(
    [
      `${sum('all')} mutants of ${catalogue.policies.length} policies, ${held} cases, ${seconds} s`,
      'killed    all  equivalent  kind',
      ...[
        ...rows,
        ['together', { all: sum('all'), killed: sum('killed'), equivalent: sum('equivalent') }] as const,
      ].map(
        ([kind, { all, killed, equivalent }]) =>
          `${String(killed).padStart(6)} ${String(all).padStart(6)} ${String(equivalent).padStart(11)}  ${kind}`,
      ),
      ...[...equivalentMutants].map(([name, reason]) => `equivalent: ${name}: ${reason}`),
      ...alive.map((name) => `survives: ${name}`),
      '',
    ].join('\n'),
  );
  // What is called equivalent and is found out has another reason.
  expect([...equivalentMutants.keys()].filter((name) => !survivors.includes(name))).toEqual([]);
  expect(sum('killed') / (sum('all') - sum('equivalent'))).toBeGreaterThanOrEqual(leastKilled);
});
