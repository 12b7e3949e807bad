import type { Routes } from '../../ground/http/contract.ts';
import type { recordsContract } from './contract-records.ts';

export const recordsRoutes: Routes<typeof recordsContract> = {};
