import { facts } from '../load-facts.ts';

/** The declared facts about people that are told by somebody, as pages ask them. */
export function listFacts() {
  const { groups, departments } = facts();
  return groups
    .map(({ id, label, facts: declared }) => ({
      id,
      label,
      facts: declared
        .filter(({ owner, from, quiet }) => owner === 'people' && from.length > 0 && !quiet)
        .map((fact) => ({
          id: fact.id,
          type: fact.type,
          label: fact.label,
          question: fact.question,
          why: fact.why,
          ...('options' in fact ? { options: [...fact.options] } : {}),
          ...('unit' in fact ? { unit: fact.unit, lowest: fact.lowest, highest: fact.highest } : {}),
          ...('longest' in fact ? { longest: fact.longest } : {}),
          ...('most' in fact ? { most: fact.most } : {}),
          heldBy: fact.heldBy === null ? null : (departments.get(fact.heldBy) ?? null),
          from: [...fact.from],
          staleAfter: fact.staleAfter,
        })),
    }))
    .filter((group) => group.facts.length > 0);
}
