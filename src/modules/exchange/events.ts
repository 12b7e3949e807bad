import type { Hear } from '../../ground/events/hearers.ts';
import { duplicateHears } from './events-duplicates.ts';
import { recordHears } from './events-records.ts';

const parts = [duplicateHears, recordHears];

/** One event may concern several parts: each hears it, in this order. */
export const hears: Record<string, Hear> = Object.fromEntries(
  parts.flatMap(Object.keys).map((name) => [
    name,
    async (ctx, said) => {
      for (const part of parts) await part[name]?.(ctx, said);
    },
  ]),
);
