export { decidedCases } from './actions/decided-cases.ts';
