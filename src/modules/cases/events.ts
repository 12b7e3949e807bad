import type { Hear } from '../../ground/events/hearers.ts';
import { followPosting } from './actions/follow-posting.ts';

export const hears: Record<string, Hear> = {
  'matching.posting-closed@1': (ctx, { payload }) => followPosting(ctx, String(payload.postingId)),
};
