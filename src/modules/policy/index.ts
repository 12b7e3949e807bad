export { population } from './actions/count-population.ts';
export { evaluatePerson, plan } from './actions/evaluate-person.ts';
export { prefillFacts as prefill } from './actions/prefill-facts.ts';
export { leastWage } from './least-wage.ts';
