export {
  contactOf,
  type EmployerName,
  findByCreditCode,
  findEmployer,
  namesOfEmployers,
} from './actions/find-employer.ts';
export { knownEmployers } from './actions/known-employers.ts';
export { employersKnowsPerson } from './actions/knows-person.ts';
export { type NewEmployer, registerEmployer } from './actions/register-employer.ts';
export { type ImportedEmployer, registerEmployers } from './actions/register-employers.ts';
export { composeCreditCode } from './domain/credit-code.ts';
export { kindWords as employerKindWords } from './domain/employer.ts';
