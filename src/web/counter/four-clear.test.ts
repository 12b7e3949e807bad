import { expect, it } from 'vitest';
import { fourClear, type PersonFact } from './four-clear.ts';

const fact = (id: string, known: boolean, ownWord = true): PersonFact => ({
  fact: id,
  label: { zh: id, en: id },
  known,
  hidden: false,
  masked: false,
  value: known ? 'x' : null,
  words: known ? { zh: 'x', en: 'x' } : null,
  source: null,
  validFrom: null,
  recordedOn: null,
  stale: false,
  ownWord,
});

it('puts each fact where it belongs, and counts as a gap only what a person can be asked', () => {
  const clears = fourClear([
    { id: 'identity', facts: [fact('person.name', true)] },
    { id: 'consents', facts: [fact('person.consent_employers', false)] },
    { id: 'education', facts: [fact('person.education', true)] },
    { id: 'made-later', facts: [fact('person.made_later', false)] },
    { id: 'work', facts: [fact('person.last_job', true)] },
    { id: 'groups', facts: [fact('person.groups', false), fact('person.groups_certified', false, false)] },
  ]);
  const shown = clears.map(({ id, known, gaps }) => [
    id,
    known.map((one) => one.fact),
    gaps.map((one) => one.fact),
  ]);
  expect(shown).toEqual([
    ['basics', ['person.education'], ['person.made_later']],
    ['wishes', [], []],
    ['skills', ['person.last_job'], []],
    ['needs', [], ['person.groups']],
  ]);
});
