export { type Population, population } from './actions/count-population.ts';
export { evaluatePerson, type PersonStanding, plan } from './actions/evaluate-person.ts';
export { type Prefilled, prefillFacts as prefill } from './actions/prefill-facts.ts';
