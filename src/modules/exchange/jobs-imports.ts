import type { Job } from '../../ground/jobs/jobs.ts';
import type { Tools } from '../../ground/tools.ts';

export const importJobs = (_tools: Tools): Record<string, Job> => ({});
