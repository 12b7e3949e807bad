import type { Catalogue, PolicyFact } from './definition.ts';
import type { Facts, Known } from './value.ts';

type When = ReadonlyMap<string, readonly Known[]>;

/** Whether facts are known so. */
export const knownSo = (when: When, facts: Facts): boolean =>
  [...when].every(([name, values]) => values.includes(facts[name]));

/** Whether something is so, or can become so by what may be proposed: who has no work may register as employed after he has found some. */
function canBeSo(catalogue: Catalogue, own: string, when: When, facts: Facts): boolean {
  return [...when].every(([name, values]) => {
    if (values.includes(facts[name])) return true;
    const fact = catalogue.facts.get(name);
    if (name === own || !fact?.change?.to.some((to) => values.includes(to))) return false;
    return mayBeProposed(catalogue, fact, facts);
  });
}

/** Whether a change of a fact may ever be proposed to somebody: data/policies/steps.yaml has to say so. */
export function mayBeProposed(catalogue: Catalogue, { name }: PolicyFact, facts: Facts): boolean {
  const proposal = catalogue.proposals.get(name);
  return proposal !== undefined && canBeSo(catalogue, name, proposal.when, facts);
}

/** Whether it may be proposed as things stand by then: of the fact itself what was before counts, of others what is then. */
export function mayBeDone(catalogue: Catalogue, name: string, before: Facts, then: Facts): boolean {
  const proposal = catalogue.proposals.get(name);
  return proposal !== undefined && knownSo(proposal.when, { ...then, [name]: before[name] });
}

/** Of what grows with time: whether it does so for him. */
export const goesOn = (catalogue: Catalogue, name: string, facts: Facts): boolean =>
  mayBeDone(catalogue, name, facts, facts);
