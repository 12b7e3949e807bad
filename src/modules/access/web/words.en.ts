import type { WordsLike } from '../../../web/words.ts';
import type zh from './words.zh.ts';

export default {
  staff: {
    title: 'Staff sign-in',
    login: 'User name',
    password: 'Password',
    loginMissing: 'Please give your user name',
    passwordMissing: 'Please give your password',
    submit: 'Sign in',
    forgotten: 'Forgotten your password? Ask the manager of your station.',
    resident: 'I am a resident: resident sign-in',
    demoTitle: 'Demonstration accounts',
    demoText: 'All people and offices are made up. Choose one to sign in.',
    demoSecret: 'User name {{login}}, password {{password}}',
  },
} as const satisfies WordsLike<typeof zh>;
