export { decidedCases } from './actions/decided-cases.ts';
export { casesFollowMerge, casesKeeps } from './actions/follow-merge.ts';
