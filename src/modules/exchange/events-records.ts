import type { Hear } from '../../ground/events/hearers.ts';

/** Of what happens, what makes a record that may count as 有效数据. */
export const recordHears: Record<string, Hear> = {};
