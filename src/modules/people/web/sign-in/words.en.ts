import type { WordsLike } from '../../../../web/words.ts';
import type zh from './words.zh.ts';

export default {
  title: 'Sign in',
  step_one: 'Step {{count}} of {{of}}',
  step_other: 'Step {{count}} of {{of}}',
  number: {
    question: 'What is your identity number?',
    hint: '18 characters; the last one may be an X.',
    label: 'Identity number',
  },
  phone: {
    question: 'What is your mobile number?',
    hint: 'We send a code to it, to make sure that it is you.',
    label: 'Mobile number',
  },
  code: {
    question: 'Which code did we send you?',
    hint: 'Sent to {{phone}}, good for 5 minutes.',
    missing: 'Please give the 6 digits of the message',
    again: 'Not received: send again',
    sentAgain: 'Sent again; the new code counts',
    demo: 'Demonstration: no message is sent. The code is',
    wait: 'You can ask again in {{count}} s',
  },
  name: {
    question: 'What is your name?',
    hint: 'Only this first time, as it stands on your card.',
    label: 'Name',
    missing: 'Please give your full name',
    kiosk: 'If typing is hard here, ask the staff, or sign in on your phone.',
  },
  area: {
    question: 'Where do you live?',
    hint: 'Street or township will do; the village or neighbourhood is better.',
    missing: 'Please choose a county, street or village',
    finish: 'Done: sign in',
  },
  counter: {
    title: 'We cannot settle online who you are',
    text: 'The mobile number we know is another one. Please bring your card to a counter; it takes minutes.',
    stations: 'Stations near you',
    again: 'Start again',
  },
  why: {
    title: 'Why do you ask for this?',
    text: 'To know that it is you, and to keep how far you got. Numbers are stored encrypted, you can see who read them, and no employer gets them.',
    other: 'You need not do it online: bring your card to a station and somebody does it with you.',
    stations: 'Stations near you',
  },
  pad: {
    name: 'Number keys',
    back: 'Delete one',
  },
  demo: {
    title: 'Residents of the demonstration',
    agents: 'Who acts for an employer there',
    text: 'People and numbers are made up. Choose one to go straight to the code.',
  },
} as const satisfies WordsLike<typeof zh>;
