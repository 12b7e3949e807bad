import type { Hear } from '../../ground/events/hearers.ts';
import { hearDecidedCase } from './actions/hear-decided-case.ts';

/** Which sayings are services really given. */
export const hears: Record<string, Hear> = {
  'cases.case-decided@1': hearDecidedCase,
};
