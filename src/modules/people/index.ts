export { createOrFindPerson } from './actions/create-or-find-person.ts';
export { createPeople, type NewPersonWithFacts } from './actions/create-people.ts';
export { findByIdNumber } from './actions/find-by-id-number.ts';
export { type CurrentFact, getCurrent } from './actions/get-current.ts';
export { readInFull } from './actions/read-in-full.ts';
export { recordFacts } from './actions/record-facts.ts';
export { searchPeople } from './actions/search-people.ts';
export { readFact } from './domain/facts.ts';
export { facts } from './load-facts.ts';
