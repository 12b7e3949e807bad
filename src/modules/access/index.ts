export { type Appointment, appointStaff } from './actions/appoint-staff.ts';
export { askCode, type CodeUse, useCode } from './actions/ask-code.ts';
export { audit, listReadsOf, type Read, type ReadLine } from './actions/audit.ts';
export { listVisits, type Visit } from './actions/list-visits.ts';
export { openVisit } from './actions/open-visit.ts';
export { endSession, type Holder, startSession } from './actions/start-session.ts';
export { everybody } from './contract.ts';
export { purposes, type ReadPurpose } from './domain/purposes.ts';
