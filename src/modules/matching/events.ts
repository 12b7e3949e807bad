import type { Hear } from '../../ground/events/hearers.ts';
import { applicationHears } from './events-applications.ts';

export const hears: Record<string, Hear> = {
  ...applicationHears,
};
