import type { Hear } from '../../ground/events/hearers.ts';
import { hearAnsweredCallback } from './actions/hear-answered-callback.ts';
import { hearDecidedCase } from './actions/hear-decided-case.ts';
import { hearSentApplication } from './actions/hear-sent-application.ts';

/** Which sayings are services really given. */
export const hears: Record<string, Hear> = {
  'callbacks.callback-answered@1': hearAnsweredCallback,
  'cases.case-decided@1': hearDecidedCase,
  'matching.application-sent@1': hearSentApplication,
};
