import type { Job } from '../../ground/jobs/jobs.ts';
import type { Tools } from '../../ground/tools.ts';
import { deliverText, forgetTexts } from './actions/send-text.ts';

export const jobs = ({ textChannel }: Tools): Record<string, Job> => ({
  'messages.deliver': {
    purpose: 'messages',
    async run(ctx, { messageId }) {
      if (textChannel === null) throw new Error('no channel for text messages');
      await deliverText(ctx, textChannel, String(messageId));
    },
  },
  'messages.forget': { purpose: 'housekeeping', everySeconds: 3600, run: (ctx) => forgetTexts(ctx) },
});
