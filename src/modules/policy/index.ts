export { evaluatePerson, type PersonStanding, plan } from './actions/evaluate-person.ts';
export { type Prefilled, prefillFacts as prefill } from './actions/prefill-facts.ts';
