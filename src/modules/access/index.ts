export { appointStaff } from './actions/appoint-staff.ts';
export { askCode, type CodeUse, useCode } from './actions/ask-code.ts';
export { audit, listReadsOf } from './actions/audit.ts';
export { findStaffName } from './actions/find-staff-name.ts';
export { endMandate, giveMandate, giveMandates, listMandates } from './actions/give-mandate.ts';
export { listVisits } from './actions/list-visits.ts';
export { openVisit } from './actions/open-visit.ts';
export { endSession, startSession } from './actions/start-session.ts';
export { purposes, type ReadPurpose } from './domain/purposes.ts';
