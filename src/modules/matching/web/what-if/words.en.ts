import type { WordsLike } from '../../../../web/words.ts';
import type zh from './words.zh.ts';

export default {
  fold: 'What one change would add',
  within: 'All {{within}}, by all else that you told us.',
  withinPerson: 'By what the person told us, all {{within}} (“you” is the person).',
  more: '{{count}} more',
  none: 'Of what is on record, no one change would add a job. It can only be counted of a pay, a way, nights and certificates that are.',
  note: 'This is only to tell you; nothing has to change. Pay is never counted below the least wage of the law.',
  course: 'Where a certificate can be learned, a station can tell.',
  held: '{{what}}',
  heldText: 'These are the jobs that it adds to your list. What you told us has not changed.',
  keep: 'Look like this from now on',
  kept: 'Noted; the list goes by it',
  back: 'Back to my list',
  goesBy: 'What it goes by',
  goesByTitle: 'What your jobs go by',
  goesByText: 'Only this counts. Where you change it, the list follows at once.',
  goesByNot:
    'Sex, ethnicity, household registration, family and health play no part; of age only the 16 and 18 of the law.',
  toProfile: 'Profile for work; it can be read from a résumé',
  toJobs: 'See the jobs',
  opens: '{{changes}}: then it stands in your list.',
  opensPart: '{{changes}}: other conditions stay; please ask the employer.',
  opensSome: 'See what else this adds',
  and: '; ',
} satisfies WordsLike<typeof zh>;
