import type { WordsLike } from '../../../../web/words.ts';
import type zh from './words.zh.ts';

export default {
  title: 'What was read in the text',
  note: 'Read from the text above by a program and checked by nobody; it may have missed or misread. The text and the employer decide.',
  must: 'Asked for',
  nice: 'Welcome',
  hours: 'Hours',
  strain: 'The work itself',
  odd: 'Please note',
} satisfies WordsLike<typeof zh>;
