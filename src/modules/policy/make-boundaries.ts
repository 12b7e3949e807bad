import { boundaryText } from './boundary-text.ts';
import { type Boundary, boundariesOf } from './domain/cases/boundaries.ts';
import { whoOf } from './domain/cases/who.ts';
import type { Catalogue } from './domain/definition.ts';
import { loadPolicies } from './load-catalogue.ts';
import { type Example, examplesFolder, readExamples } from './read-cases.ts';

/** The boundary cases of each policy, made from its first example, which is somebody entitled. */
export function boundariesFrom(
  catalogue: Catalogue,
  examples: ReadonlyMap<string, readonly Example[]>,
): ReadonlyMap<string, readonly Boundary[]> {
  return new Map(
    catalogue.policies.map((policy) => {
      const [first] = examples.get(policy.id) ?? [];
      if (first?.says.verdict !== 'eligible')
        throw new Error(`the first case of ${policy.id} is nobody entitled`);
      return [policy.id, boundariesOf(catalogue, policy, whoOf(first.asked))];
    }),
  );
}

/** The files of data/policies/boundaries by their names, as they are to be. */
export function boundaryFiles(): ReadonlyMap<string, string> {
  const catalogue = loadPolicies();
  const made = boundariesFrom(catalogue, readExamples(catalogue, examplesFolder));
  return new Map(
    catalogue.policies.map((policy) => [
      `${policy.id}.txt`,
      boundaryText(catalogue, policy, made.get(policy.id) ?? []),
    ]),
  );
}
