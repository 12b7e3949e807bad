import type { Hear } from './ground/events/hearers.ts';
import type { Contract, Routes } from './ground/http/contract.ts';
import type { Job } from './ground/jobs/jobs.ts';
import type { Tools } from './ground/tools.ts';
import { contract as accessContract } from './modules/access/contract.ts';
import { jobs as accessJobs } from './modules/access/jobs.ts';
import { routes as accessRoutes } from './modules/access/routes.ts';
import { jobs as messagesJobs } from './modules/messages/jobs.ts';
import { contract as networkContract } from './modules/network/contract.ts';
import { routes as networkRoutes } from './modules/network/routes.ts';

/** What a module brings, each part only where it has one. */
export interface Module {
  contract?: Contract;
  routes?: Routes<Contract>;
  hears?: Record<string, Hear>;
  jobs?: (tools: Tools) => Record<string, Job>;
}

// The exact types of input and answer meet in each module's routes.ts; from here on routes are data.
const served = <C extends Contract>(contract: C, routes: Routes<C>) => ({
  contract,
  routes: routes as unknown as Routes<Contract>,
});

/** The only list of modules. */
export const modules: Record<string, Module> = {
  access: { ...served(accessContract, accessRoutes), jobs: accessJobs },
  messages: { jobs: messagesJobs },
  network: served(networkContract, networkRoutes),
};

/** All contracts as one, for the pages' types. */
export type Api = typeof accessContract & typeof networkContract;
