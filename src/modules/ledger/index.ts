export { ledgerKnowsPerson } from './actions/knows-person.ts';
export { recordServices, type ServiceOfLot } from './actions/record-services.ts';
export { sealPastHeads } from './actions/seal-past-heads.ts';
