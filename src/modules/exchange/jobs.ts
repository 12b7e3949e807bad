import type { Job } from '../../ground/jobs/jobs.ts';
import type { Tools } from '../../ground/tools.ts';
import { duplicateJobs } from './jobs-duplicates.ts';
import { importJobs } from './jobs-imports.ts';
import { recordJobs } from './jobs-records.ts';

export const jobs = (tools: Tools): Record<string, Job> => ({
  ...importJobs(tools),
  ...duplicateJobs(),
  ...recordJobs(tools),
});
