export { countVisits } from './actions/count-visits.ts';
export { listServicesOf } from './actions/list-services.ts';
export { proveService } from './actions/prove-service.ts';
export { recordService } from './actions/record-service.ts';
export { sealHead } from './actions/seal-head.ts';
