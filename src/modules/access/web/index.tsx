import { lazyPage, type WebRoute } from '../../../web/module.ts';
import zh from './words.zh.ts';

const routes: WebRoute[] = [
  {
    path: '/sign-in/staff',
    page: lazyPage(() => import('./StaffSignInPage.tsx'), 'StaffSignInPage'),
    frame: 'desk',
  },
];

export const access = { words: { zh, en: () => import('./words.en.ts') }, routes };
