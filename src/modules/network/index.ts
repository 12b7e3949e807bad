export { findStation, listStations, namesOfStations, openStation } from './actions/list-stations.ts';
export type { Hours } from './domain/hours.ts';
