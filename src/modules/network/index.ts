export {
  listStations,
  type NewStation,
  namesOfStations,
  openStation,
  type StationCard,
} from './actions/list-stations.ts';
export type { Hours } from './domain/hours.ts';
