export {
  addStationsFromList,
  type StationFromList,
  takeBackStations,
} from './actions/add-from-list.ts';
export { networkFollowMerge, networkKeeps } from './actions/follow-merge.ts';
export { hoursOn } from './actions/hours-on.ts';
export {
  afterOpen,
  findStation,
  listStations,
  namesOfStations,
  nearestStaffed,
} from './actions/list-stations.ts';
export { closeStation, type NewStation, openStation, openStations } from './actions/open-station.ts';
export { publishItems, publishNationalContacts } from './actions/publish-items.ts';
export { type NamedStation, stationsNamed, wasOpen } from './actions/stations-named.ts';
export type { Hours } from './domain/hours.ts';
export { hoursAsSaid, readSaidHours } from './domain/said-hours.ts';
export { itemsOf, kindsOf, loadCatalogue as stationCatalogue } from './load-catalogue.ts';
