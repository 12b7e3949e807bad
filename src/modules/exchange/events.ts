import type { Hear } from '../../ground/events/hearers.ts';
import { duplicateHears } from './events-duplicates.ts';
import { recordHears } from './events-records.ts';

export const hears: Record<string, Hear> = { ...duplicateHears, ...recordHears };
