import type { Job } from '../../ground/jobs/jobs.ts';
import { closeLeftOver } from './actions/applications/close-applications.ts';
import { followSilence, lapseApplications } from './actions/applications/follow-silence.ts';
import { measureAllAnswers } from './actions/applications/measure-answers.ts';
import { remindEmployers } from './actions/applications/remind-employers.ts';
import { remindPeople } from './actions/applications/remind-people.ts';
import { tellPerson } from './actions/applications/tell-person.ts';

export const applicationJobs = (): Record<string, Job> => ({
  'matching.remind-employers': {
    purpose: 'messages',
    everySeconds: 3600,
    async run(ctx) {
      await remindEmployers(ctx);
      await remindPeople(ctx);
    },
  },
  'matching.follow-silence': {
    purpose: 'job-matching',
    everySeconds: 3600,
    async run(ctx) {
      await followSilence(ctx);
      await closeLeftOver(ctx);
      await lapseApplications(ctx);
    },
  },
  'matching.measure-answers': {
    purpose: 'service-count',
    everySeconds: 6 * 3600,
    run: (ctx) => measureAllAnswers(ctx, null),
  },
  'matching.tell-person': {
    purpose: 'messages',
    run: (ctx, { applicationId, move }) => tellPerson(ctx, String(applicationId), String(move)),
  },
});
