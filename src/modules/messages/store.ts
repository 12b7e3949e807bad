import { tablesOf } from '../../ground/context.ts';
import type { DB } from './tables.ts';

/** This module's tables. */
export const messages = tablesOf<DB>('messages');
