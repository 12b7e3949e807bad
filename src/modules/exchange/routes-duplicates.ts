import type { Routes } from '../../ground/http/contract.ts';
import type { duplicatesContract } from './contract-duplicates.ts';

export const duplicatesRoutes: Routes<typeof duplicatesContract> = {};
