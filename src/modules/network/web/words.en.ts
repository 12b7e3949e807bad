import type { WordsLike } from '../../../web/words.ts';
import type zh from './words.zh.ts';

export default {
  stations: {
    title: 'Stations near you',
    lead: 'Come and ask, or do your business here. It is free.',
    openUntil: 'Open now, until {{time}}',
    closed: 'Closed now',
    hours: 'Open',
    phone: 'Phone',
    address: 'Address',
    checkedOn: 'Checked on {{day}}',
    call: 'Call',
    callStation: 'Call {{name}}',
    none: 'There is no station here yet',
    noneText: 'Looked in {{place}}. Try the area above, or call 12333.',
    all: 'All stations',
    elsewhere: 'Stations elsewhere',
    here: 'Stations in {{place}}',
    found_one: '{{count}} station',
    found_other: '{{count}} stations',
  },
  near: {
    title: 'Rather talk to someone?',
    all: 'All stations',
  },
  days: {
    everyDay: 'Every day',
    from: '{{first}} to {{last}}',
    and: ', ',
    mon: 'Mon',
    tue: 'Tue',
    wed: 'Wed',
    thu: 'Thu',
    fri: 'Fri',
    sat: 'Sat',
    sun: 'Sun',
  },
} as const satisfies WordsLike<typeof zh>;
