export { addFromList, type PersonFromList, takeBackFromList } from './actions/add-from-list.ts';
export { agreedToJobs, type IdRange, rangesAgreedToJobs } from './actions/agreed-to-jobs.ts';
export { type Candidate, candidatesWanting, workWanted } from './actions/candidates.ts';
export { type Compared, changedPeople, comparePeople, type Likeness } from './actions/compare-people.ts';
export { compareWithRegister } from './actions/compare-with-register.ts';
export { contactOfPerson } from './actions/contact-of-person.ts';
export { createOrFindPerson } from './actions/create-or-find-person.ts';
export { createPeople, type NewPersonWithFacts } from './actions/create-people.ts';
export { daysOfDeath, namesMasked, sharedPhones } from './actions/doubtful-people.ts';
export { findByIdNumber } from './actions/find-by-id-number.ts';
export {
  type CurrentFact,
  getCurrent,
  type KnownPerson,
  knowPerson,
  staleFrom,
} from './actions/get-current.ts';
export { type HeldItem, heldItems } from './actions/held-items.ts';
export { idsOf, mergedInto } from './actions/known-as.ts';
export { knownPeople } from './actions/known-people.ts';
export { linesOf } from './actions/lines-of.ts';
export { lotsOfKnown } from './actions/lots-of-known.ts';
export { lotsOfSeekers } from './actions/lots-of-seekers.ts';
export { lotsOfWanted } from './actions/lots-of-wanted.ts';
export { type MergeReason, mergePeople, undoMerge } from './actions/merge-people.ts';
export { type FoundInList, peopleOfList } from './actions/people-of-list.ts';
export { readInFull } from './actions/read-in-full.ts';
export { recordFacts } from './actions/record-facts.ts';
export { type RegisterRow, registerRows } from './actions/register-rows.ts';
export { searchPeople } from './actions/search-people.ts';
export { workSaid } from './actions/work-said.ts';
export { type Evidence, evidenceFrom, longestQuote } from './domain/evidence.ts';
export { factWords } from './domain/fact-words.ts';
export { type FactValue, readFact } from './domain/facts.ts';
export { readIdNumber } from './domain/id-number.ts';
export { maskIdNumber, maskPersonName, maskPhone } from './domain/mask.ts';
export { readPersonName } from './domain/person-name.ts';
export { readPhone } from './domain/phone.ts';
export { facts } from './load-facts.ts';
export { departmentOf } from './portrait.ts';
