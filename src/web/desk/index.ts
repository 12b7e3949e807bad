import type { WebRoute } from '../module.ts';
import zh from './words.zh.ts';

// The desk's bar is there before any of its pages, so its words are as well.
const routes: WebRoute[] = [];

export const desk = { words: { zh, en: () => import('./words.en.ts') }, routes };
