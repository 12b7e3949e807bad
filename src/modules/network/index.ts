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
export type { Hours } from './domain/hours.ts';
export { itemsOf, kindsOf } from './load-catalogue.ts';
