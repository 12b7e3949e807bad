export {
  addEmployersFromList,
  type EmployerFromList,
  takeBackEmployers,
} from './actions/add-from-list.ts';
export { employersNamed, type NamedEmployer } from './actions/employers-named.ts';
export {
  contactOf,
  type EmployerFacts,
  type EmployerName,
  findByCreditCode,
  findEmployer,
  namesOfEmployers,
} from './actions/find-employer.ts';
export { employersFollowMerge } from './actions/follow-merge.ts';
export { knownEmployers } from './actions/known-employers.ts';
export { openEmployers } from './actions/open-employers.ts';
export { type NewEmployer, registerEmployer } from './actions/register-employer.ts';
export { type ImportedEmployer, registerEmployers } from './actions/register-employers.ts';
export { composeCreditCode, readCreditCode } from './domain/credit-code.ts';
export {
  industries as employerIndustries,
  kindOfCode,
  kindWords as employerKindWords,
  mayLackCode,
  readContactPhone,
  readEmployerName,
} from './domain/employer.ts';
