export { type CountedWhere, countVisits, type VisitCount } from './actions/count-visits.ts';
export { eraseSubject } from './actions/erase-subject.ts';
export { listServicesOf, type ServiceLine } from './actions/list-services.ts';
export { proveService } from './actions/prove-service.ts';
export { type Entry, recordService, type ServedBy, type ServiceGiven } from './actions/record-service.ts';
export { type Reversal, reverseService } from './actions/reverse-service.ts';
export { sealHead } from './actions/seal-head.ts';
export { type LedgerReport, verifyLedger } from './actions/verify-ledger.ts';
export type { Proof } from './domain/proof.ts';
