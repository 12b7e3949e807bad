import type { Routes } from '../../ground/http/contract.ts';
import type { contract } from './contract.ts';
import { duplicatesRoutes } from './routes-duplicates.ts';
import { importsRoutes } from './routes-imports.ts';
import { recordsRoutes } from './routes-records.ts';

export const routes: Routes<typeof contract> = {
  ...importsRoutes,
  ...duplicatesRoutes,
  ...recordsRoutes,
};
