export { ledgerKnowsPerson } from './actions/knows-person.ts';
export { recordService } from './actions/record-service.ts';
export { recordServices, type ServiceOfLot } from './actions/record-services.ts';
export { sealPastHeads } from './actions/seal-past-heads.ts';
export { type RecordedService, servicesOf } from './actions/services-of-days.ts';
export type { ServiceFunction } from './domain/event.ts';
export { definitionOn, elsewhereKind, judgeVisits } from './domain/visits.ts';
export { loadVisitDefinitions } from './load-definitions.ts';
