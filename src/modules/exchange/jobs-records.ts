import type { Job } from '../../ground/jobs/jobs.ts';
import type { Tools } from '../../ground/tools.ts';

export const recordJobs = (_tools: Tools): Record<string, Job> => ({});
