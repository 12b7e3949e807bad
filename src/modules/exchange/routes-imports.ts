import type { Routes } from '../../ground/http/contract.ts';
import type { importsContract } from './contract-imports.ts';

export const importsRoutes: Routes<typeof importsContract> = {};
