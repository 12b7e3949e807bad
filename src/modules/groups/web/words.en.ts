import type { WordsLike } from '../../../web/words.ts';
import type zh from './words.zh.ts';

export default {
  entrances: {
    title: 'For your situation',
    mine: 'You may belong to',
    elder: 'For my situation',
  },
  page: {
    title: 'For {{name}}',
    open: 'Open to everybody. What is used most stands first.',
    mine: 'You may belong here, by: {{why}}',
    certified: '{{what}} (certified)',
    separator: ', ',
    jobs: 'Jobs',
    allJobs: 'All jobs',
    policies: 'Policies for you',
    policiesNote: 'Subsidies, loans, less tax',
    items: 'What can be done',
    bring: 'Bring {{what}}',
    bringNothing: 'Nothing to bring',
    minutes_one: 'about {{count}} minute',
    minutes_other: 'about {{count}} minutes',
    start: 'Do it now',
    places: 'Where to go',
    kindNear: 'Near you: {{name}}',
    functions: 'Also',
    call: 'Please call me',
    callNote: 'Stay at home; somebody calls you',
    parts: 'More exactly',
    source: 'Based on {{what}}',
    within: 'Part of {{name}}',
  },
} as const satisfies WordsLike<typeof zh>;
