import { atomsOf } from '../condition.ts';
import type { Catalogue } from '../definition.ts';
import { atomWords } from '../words.ts';
import type { Library } from './library.ts';
import type { Searched } from './search.ts';

/** What is searched of each policy, from its definition and its entry. */
export function searchedOf(catalogue: Catalogue, { entries }: Library): Searched[] {
  return entries.flatMap(({ policy: id, short, synonyms }) => {
    const policy = catalogue.policies.find((one) => one.id === id);
    if (!policy) return [];
    const atoms = [policy.conditions, ...(policy.hireConditions ? [policy.hireConditions] : [])].flatMap(
      atomsOf,
    );
    return {
      id,
      name: policy.name.zh,
      synonyms,
      short: short.zh,
      rest: [
        ...policy.documents.map(({ number }) => number),
        ...policy.materials,
        ...new Set(atoms.map((atom) => atomWords(catalogue, atom).zh)),
      ],
    };
  });
}
