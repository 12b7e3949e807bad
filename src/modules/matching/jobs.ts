import type { Job } from '../../ground/jobs/jobs.ts';
import { applicationJobs } from './jobs-applications.ts';

export const jobs = (): Record<string, Job> => ({
  ...applicationJobs(),
});
