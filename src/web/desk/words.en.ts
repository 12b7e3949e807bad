import type { WordsLike } from '../words.ts';
import type zh from './words.zh.ts';

export default {
  today: 'Today',
  employers: 'Employers',
  data: 'Data',
  supply: 'Supply and demand',
  verifications: 'Verification',
  waiting: 'Unanswered',
  policies: 'Policies',
  role: {
    clerk: 'Clerk',
    manager: 'Manager',
  },
} satisfies WordsLike<typeof zh>;
