export { loadGroups } from './load-groups.ts';
