export { decidedCases } from './actions/decided-cases.ts';
export { casesKnowsPerson } from './actions/knows-person.ts';
