import { tablesOf } from '../../ground/context.ts';
import type { DB } from './tables.ts';

export const policies = tablesOf<DB>('policy');
