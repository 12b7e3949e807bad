import { lazyPage, type WebRoute } from '../../../../web/module.ts';
import zh from './words.zh.ts';

const routes: WebRoute[] = [
  { path: '/sign-in', page: lazyPage(() => import('./SignInPage.tsx'), 'SignInPage'), frame: 'resident' },
];

export const signIn = { words: { zh, en: () => import('./words.en.ts') }, routes };
