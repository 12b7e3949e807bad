import type { WordsLike } from '../../../web/words.ts';
import type zh from './words.zh.ts';

export default {
  near: {
    title: 'Rather talk to someone?',
    all: 'All stations',
    callMe: 'Please call me',
    call: 'Call',
    callStation: 'Call {{name}}',
    openUntil: 'Open now, until {{time}}',
    opensAt: 'Opens {{when}} at {{time}}',
    closed: 'Closed now',
    today: 'today',
    tomorrow: 'tomorrow',
  },
  desk: {
    callbacks: 'Call-backs',
    tasks: 'To check',
  },
  functions: {
    F1: 'Registration and aid',
    F2: 'Policies',
    F3: 'Career guidance',
    F4: 'Starting a business',
    F5: 'Skills',
    F6: 'Jobs and hiring',
    F7: 'Personal help',
    F8: 'Monitoring',
  },
} as const satisfies WordsLike<typeof zh>;
