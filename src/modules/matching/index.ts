export { importJobs } from './actions/import-jobs.ts';
