import type { Hear } from './ground/events/hearers.ts';
import type { Contract, Routes } from './ground/http/contract.ts';
import type { Job } from './ground/jobs/jobs.ts';
import type { Log } from './ground/log.ts';
import type { Tools } from './ground/tools.ts';
import { contract as accessContract } from './modules/access/contract.ts';
import { jobs as accessJobs } from './modules/access/jobs.ts';
import { routes as accessRoutes } from './modules/access/routes.ts';
import { contract as callbacksContract } from './modules/callbacks/contract.ts';
import { jobs as callbacksJobs } from './modules/callbacks/jobs.ts';
import { routes as callbacksRoutes } from './modules/callbacks/routes.ts';
import { contract as casesContract } from './modules/cases/contract.ts';
import { hears as casesHears } from './modules/cases/events.ts';
import { jobs as casesJobs } from './modules/cases/jobs.ts';
import { routes as casesRoutes } from './modules/cases/routes.ts';
import { contract as employersContract } from './modules/employers/contract.ts';
import { jobs as employersJobs } from './modules/employers/jobs.ts';
import { routes as employersRoutes } from './modules/employers/routes.ts';
import { contract as exchangeContract } from './modules/exchange/contract.ts';
import { hears as exchangeHears } from './modules/exchange/events.ts';
import { jobs as exchangeJobs } from './modules/exchange/jobs.ts';
import { routes as exchangeRoutes } from './modules/exchange/routes.ts';
import { contract as groupsContract } from './modules/groups/contract.ts';
import { routes as groupsRoutes } from './modules/groups/routes.ts';
import { contract as ledgerContract } from './modules/ledger/contract.ts';
import { hears as ledgerHears } from './modules/ledger/events.ts';
import { jobs as ledgerJobs } from './modules/ledger/jobs.ts';
import { routes as ledgerRoutes } from './modules/ledger/routes.ts';
import { contract as matchingContract } from './modules/matching/contract.ts';
import { hears as matchingHears } from './modules/matching/events.ts';
import { rememberJobs } from './modules/matching/job-memory.ts';
import { jobs as matchingJobs } from './modules/matching/jobs.ts';
import { routes as matchingRoutes } from './modules/matching/routes.ts';
import { jobs as messagesJobs } from './modules/messages/jobs.ts';
import { contract as networkContract } from './modules/network/contract.ts';
import { hears as networkHears } from './modules/network/events.ts';
import { jobs as networkJobs } from './modules/network/jobs.ts';
import { routes as networkRoutes } from './modules/network/routes.ts';
import { contract as peopleContract } from './modules/people/contract.ts';
import { routes as peopleRoutes } from './modules/people/routes.ts';
import { contract as policyContract } from './modules/policy/contract.ts';
import { hears as policyHears } from './modules/policy/events.ts';
import { jobs as policyJobs } from './modules/policy/jobs.ts';
import { routes as policyRoutes } from './modules/policy/routes.ts';

/** What a module brings, each part only where it has one. */
export interface Module {
  contract?: Contract;
  routes?: Routes<Contract>;
  hears?: Record<string, Hear>;
  jobs?: (tools: Tools) => Record<string, Job>;
  /** What a server keeps in memory, found again by `Context.memory`. @returns what ends it. */
  remembers?: (memory: object, tools: Tools, log: Log) => () => Promise<void>;
}

// The exact types of input and answer meet in each module's routes.ts; from here on routes are data.
const served = <C extends Contract>(contract: C, routes: Routes<C>) => ({
  contract,
  routes: routes as unknown as Routes<Contract>,
});

/** The only list of modules. */
export const modules: Record<string, Module> = {
  access: { ...served(accessContract, accessRoutes), jobs: accessJobs },
  callbacks: { ...served(callbacksContract, callbacksRoutes), jobs: callbacksJobs },
  cases: { ...served(casesContract, casesRoutes), hears: casesHears, jobs: casesJobs },
  employers: { ...served(employersContract, employersRoutes), jobs: employersJobs },
  exchange: { ...served(exchangeContract, exchangeRoutes), hears: exchangeHears, jobs: exchangeJobs },
  groups: served(groupsContract, groupsRoutes),
  ledger: { ...served(ledgerContract, ledgerRoutes), hears: ledgerHears, jobs: ledgerJobs },
  matching: {
    ...served(matchingContract, matchingRoutes),
    hears: matchingHears,
    jobs: matchingJobs,
    remembers: rememberJobs,
  },
  messages: { jobs: messagesJobs },
  network: { ...served(networkContract, networkRoutes), hears: networkHears, jobs: networkJobs },
  people: served(peopleContract, peopleRoutes),
  policy: { ...served(policyContract, policyRoutes), hears: policyHears, jobs: policyJobs },
};

/** All contracts as one, for the pages' types. */
export type Api = typeof accessContract &
  typeof employersContract &
  typeof callbacksContract &
  typeof exchangeContract &
  typeof groupsContract &
  typeof ledgerContract &
  typeof casesContract &
  typeof matchingContract &
  typeof networkContract &
  typeof peopleContract &
  typeof policyContract;
