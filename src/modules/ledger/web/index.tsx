import { lazyPage, type WebRoute } from '../../../web/module.ts';
import zh from './words.zh.ts';

const routes: WebRoute[] = [
  {
    path: '/my/services',
    page: lazyPage(() => import('./ServicesPage.tsx'), 'ServicesPage'),
    frame: 'resident',
  },
];

export const ledger = { words: { zh, en: () => import('./words.en.ts') }, routes };
