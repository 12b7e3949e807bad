import type { WordsLike } from '../../../../web/words.ts';
import type zh from './words.zh.ts';

export default {
  title: 'Hiring in figures',
  text: 'All of it is counted from postings and applications; no figure was typed in.',
  how: 'How it is counted',
  people: '{{count}} people',
  needs: {
    title: 'People wanted',
    never: 'No posting was public yet.',
    none: 'No posting was public in the last 12 months.',
    since: 'The first posting was open on {{day}}',
    table: 'People wanted by month',
    occupation: 'Occupation',
    postings: 'Postings',
    all: 'Together',
  },
  pay: {
    title: 'Pay beside that of others',
    none: 'No posting of the last 12 months pays by the month.',
    own: 'This employer',
    ownValue: '{{middle}} yuan in the middle, from {{low}} to {{high}} ({{count}} postings)',
    others: 'Others',
    othersValue: '{{middle}} yuan in the middle, half of them {{low}} to {{high}}',
    few: 'Fewer than 5 say what they pay; not compared',
    basis:
      '{{count}} open jobs of others in {{area}}, {{own}} of them posted here; collected ones since {{since}} only.',
    place: {
      below: 'Below three quarters of the others',
      lower: 'Lower half of the middle',
      upper: 'Upper half of the middle',
      above: 'Above three quarters of the others',
    },
  },
  answers: {
    title: 'Answers and hires',
    never: 'Nobody has applied yet.',
    rate: 'Answered',
    rateValue: 'Within 7 days {{rate}}% of {{count}} applications',
    days: 'Usual time',
    daysNone: 'within a day',
    daysValue_one: '{{count}} day',
    daysValue_other: '{{count}} days',
    hires: 'Hired',
    measured: 'Counted until {{day}}',
  },
  stays: {
    title: 'Who stayed',
    none: 'Nobody was hired {{days}} days ago or longer, so nothing can be told yet.',
    of: 'Of {{known}} known ones {{count}} were still there after {{days}} days',
    due: 'Hired {{days}} days ago or longer: {{count}}.',
    unknown: 'Of {{due}} hired {{days}} days ago or longer, it is not known of {{count}} more.',
  },
} satisfies WordsLike<typeof zh>;
