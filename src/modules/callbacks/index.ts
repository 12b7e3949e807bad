export { callbacksKnowsPerson } from './actions/knows-person.ts';
