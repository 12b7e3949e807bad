import { access } from '../modules/access/web/index.tsx';
import { callbacks } from '../modules/callbacks/web/index.tsx';
import { cases } from '../modules/cases/web/index.tsx';
import { employers } from '../modules/employers/web/index.tsx';
import { duplicates } from '../modules/exchange/web/duplicates/index.tsx';
import { imports } from '../modules/exchange/web/imports/index.tsx';
import { records } from '../modules/exchange/web/records/index.tsx';
import { groups } from '../modules/groups/web/index.tsx';
import { ledger } from '../modules/ledger/web/index.tsx';
import { applicants } from '../modules/matching/web/applicants/index.tsx';
import { applications } from '../modules/matching/web/applications/index.tsx';
import { candidates } from '../modules/matching/web/candidates/index.tsx';
import { hiring } from '../modules/matching/web/hiring/index.tsx';
import { matching } from '../modules/matching/web/index.tsx';
import { person } from '../modules/matching/web/person/index.tsx';
import { profile } from '../modules/matching/web/profile/index.tsx';
import { read } from '../modules/matching/web/read/index.tsx';
import { supply } from '../modules/matching/web/supply/index.tsx';
import { whatIf } from '../modules/matching/web/what-if/index.tsx';
import { network } from '../modules/network/web/index.tsx';
import { stations } from '../modules/network/web/stations/index.tsx';
import { people } from '../modules/people/web/index.tsx';
import { signIn } from '../modules/people/web/sign-in/index.tsx';
import { calculator } from '../modules/policy/web/calculator/index.tsx';
import { definition } from '../modules/policy/web/definition/index.tsx';
import { doubts } from '../modules/policy/web/doubts/index.tsx';
import { library } from '../modules/policy/web/library/index.tsx';
import { counter } from './counter/index.tsx';
import { desk } from './desk/index.ts';
import { home } from './home/index.tsx';
import type { Tab, WebModule, WebRoute } from './module.ts';
import { shell } from './shell.ts';

/** The only list of modules that have pages. A module exports `{ words, routes, tabs?, employerTabs?, deskTabs? }` from its web/index.tsx. */
export const modules = {
  shell,
  access,
  applicants,
  applications,
  calculator,
  candidates,
  cases,
  definition,
  doubts,
  duplicates,
  employers,
  hiring,
  ledger,
  matching,
  network,
  stations,
  callbacks,
  groups,
  library,
  imports,
  records,
  supply,
  profile,
  person,
  read,
  whatIf,
  people,
  signIn,
  counter,
  desk,
  home,
} satisfies Record<string, WebModule>;

const all: WebModule[] = Object.values(modules);

export const routes: WebRoute[] = all.flatMap((module) => module.routes);

const inOrder = (a: Tab, b: Tab) => a.order - b.order;
export const tabs: Tab[] = all.flatMap((module) => module.tabs ?? []).sort(inOrder);
export const employerTabs: Tab[] = all.flatMap((module) => module.employerTabs ?? []).sort(inOrder);
export const deskTabs: Tab[] = all.flatMap((module) => module.deskTabs ?? []).sort(inOrder);
