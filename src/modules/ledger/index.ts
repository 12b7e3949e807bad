export { findGiven } from './actions/find-given.ts';
export { recordServices, type ServiceOfLot } from './actions/record-services.ts';
export { reverseService } from './actions/reverse-service.ts';
export { sealPastHeads } from './actions/seal-past-heads.ts';
export { stationsWithServices } from './actions/stations-with-services.ts';
export { definitionOn } from './domain/visits.ts';
export { loadVisitDefinitions } from './load-definitions.ts';
