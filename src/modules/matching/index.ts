export { findJobsFor } from './actions/find-jobs.ts';
export { type ImportCounts, importJobs } from './actions/import-jobs.ts';
