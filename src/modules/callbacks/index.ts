export { callbacksFollowMerge, callbacksKeeps } from './actions/follow-merge.ts';
