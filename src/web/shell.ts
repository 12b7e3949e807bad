import { lazyPage, type WebRoute } from './module.ts';
import zh from './words/shell.zh.ts';

const routes: WebRoute[] = [
  {
    path: '/design/home',
    page: lazyPage(() => import('./gallery/HomeScreen.tsx'), 'HomeScreen'),
    frame: 'resident',
  },
  {
    path: '/design/question',
    page: lazyPage(() => import('./gallery/QuestionScreen.tsx'), 'QuestionScreen'),
    frame: 'resident',
  },
  {
    path: '/design/desk',
    page: lazyPage(() => import('./gallery/DeskScreen.tsx'), 'DeskScreen'),
    frame: 'desk',
  },
  { path: '/design', page: lazyPage(() => import('./gallery/Gallery.tsx'), 'Gallery'), frame: 'resident' },
];

/** The shell as a module among modules: its words, and the gallery of its parts. */
export const shell = { words: { zh, en: () => import('./words/shell.en.ts') }, routes };
