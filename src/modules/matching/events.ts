import type { Hear } from '../../ground/events/hearers.ts';
import { followEmployer } from './actions/postings/change-posting.ts';
import { applicationHears } from './events-applications.ts';

/** An employer's postings follow his verification. */
const follow =
  (what: Parameters<typeof followEmployer>[2]): Hear =>
  (ctx, { payload }) =>
    followEmployer(ctx, String(payload.employerId), what);

export const hears: Record<string, Hear> = {
  ...applicationHears,
  'employers.employer-verified@1': follow('employer-verified'),
  'employers.employer-refused@1': follow('employer-refused'),
  'employers.employer-lapsed@1': follow('employer-lapsed'),
};
