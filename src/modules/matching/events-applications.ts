import type { Hear } from '../../ground/events/hearers.ts';
import { closeApplications } from './actions/applications/close-applications.ts';
import { followSilence } from './actions/applications/follow-silence.ts';
import { measureAllAnswers } from './actions/applications/measure-answers.ts';
import { planTelling } from './actions/applications/tell-person.ts';

const measureOf: Hear = (ctx, { payload }) => measureAllAnswers(ctx, String(payload.employerId));

export const applicationHears: Record<string, Hear> = {
  async 'matching.posting-closed@1'(ctx, { payload }) {
    await closeApplications(ctx, String(payload.postingId), String(payload.reason));
  },
  async 'matching.application-answered@1'(ctx, said) {
    await planTelling(ctx, said);
    await measureOf(ctx, said);
    if (said.payload.by === 'employer') await followSilence(ctx);
  },
  'matching.person-hired@1': measureOf,
};
