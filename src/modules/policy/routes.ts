import type { Routes } from '../../ground/http/contract.ts';
import type { contract } from './contract.ts';
import { calculatorRoutes } from './routes-calculator.ts';
import { definitionsRoutes } from './routes-definitions.ts';
import { doubtsRoutes } from './routes-doubts.ts';
import { endingsRoutes } from './routes-endings.ts';
import { entitlementsRoutes } from './routes-entitlements.ts';
import { libraryRoutes } from './routes-library.ts';

export const routes: Routes<typeof contract> = {
  ...calculatorRoutes,
  ...libraryRoutes,
  ...doubtsRoutes,
  ...definitionsRoutes,
  ...endingsRoutes,
  ...entitlementsRoutes,
};
