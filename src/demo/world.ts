import type { Day } from '../ground/clock/day.ts';
import type { ServiceOfLot } from '../modules/ledger/index.ts';
import { giveAgents } from './agents.ts';
import { type DemoApplication, makeApplications } from './applications.ts';
import { type DemoEmployer, makeEmployers } from './employers.ts';
import { type DemoPerson, makePeople } from './people.ts';
import { type DemoPosting, makePostings } from './postings.ts';
import { makeServices } from './services.ts';
import { type DemoStation, makeStations } from './stations.ts';

/** Everything in the demonstration that is made by chance. */
export interface DemoWorld {
  people: DemoPerson[];
  stations: DemoStation[];
  employers: DemoEmployer[];
  postings: DemoPosting[];
  applications: DemoApplication[];
  services: ServiceOfLot[];
}

/** The same county for the same day, each time. Pure: no database, and the clock is `today`. */
export function makeWorld(today: Day): DemoWorld {
  const people = makePeople(today);
  const stations = makeStations();
  const employers = makeEmployers(today, people);
  const postings = makePostings(today, employers);
  const applications = makeApplications(today, postings, people);
  giveAgents({ employers, postings, applications });
  const services = makeServices(today, { stations, people, applications });
  return { people, stations, employers, postings, applications, services };
}
