import type { Job } from '../../ground/jobs/jobs.ts';
import {
  askAboutRequest,
  askUnanswered,
  lapseVerifications,
  remindOfEnds,
  sayOverdue,
  sweepEmployers,
} from './actions/keep-time.ts';

const hour = 3600;
// A day's slot begins at 08:00 in Shanghai (00:00 UTC): what sends messages sends none at night.
const day = 24 * hour;

export const jobs = (): Record<string, Job> => ({
  'employers.lapse': {
    purpose: 'verification',
    everySeconds: day,
    run: (ctx) => lapseVerifications(ctx).then(() => {}),
  },
  'employers.remind': {
    purpose: 'verification',
    everySeconds: day,
    run: (ctx) => remindOfEnds(ctx).then(() => {}),
  },
  'employers.say-overdue': {
    purpose: 'verification',
    everySeconds: hour,
    run: (ctx) => sayOverdue(ctx).then(() => {}),
  },
  'employers.ask-register': {
    purpose: 'verification',
    run: (ctx, { verificationId }) => askAboutRequest(ctx, String(verificationId)),
  },
  'employers.ask-again': { purpose: 'verification', everySeconds: 600, run: (ctx) => askUnanswered(ctx) },
  'employers.sweep': { purpose: 'housekeeping', everySeconds: day, run: (ctx) => sweepEmployers(ctx) },
});
