import type { Hear } from '../../ground/events/hearers.ts';
import { hearReport } from './actions/open-tasks.ts';

/** What this module does about what was said; a report opens a task in a scope that its reporter does not have. */
export const hears: Record<string, Hear> = {
  'network.item-reported@1': hearReport,
};
