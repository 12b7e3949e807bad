export { casesKnowsPerson } from './actions/knows-person.ts';
