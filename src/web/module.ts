import type { TFunction } from 'i18next';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { IconName } from './design/icons.ts';

/** Words in the language of the moment; an unknown key does not compile. */
export type T = TFunction<'words'>;

export interface WebRoute {
  /** wouter's pattern: `/jobs/:id`. */
  path: string;
  page: LazyExoticComponent<ComponentType>;
  /** Staff pages wear the desk skin and have a sign-in of their own; on `employer` pages a resident acts for his employer. */
  frame: 'resident' | 'employer' | 'desk';
}

/** A main page of the bar at the foot (resident) or the head (desk). */
export interface Tab {
  href: string;
  icon: IconName;
  label: (t: T) => string;
  /** Places in the bar, from the left. */
  order: number;
  /** Where pages begin that belong to it too. */
  also?: readonly string[];
  /** How much waits there, on its icon. */
  count?: LazyExoticComponent<ComponentType>;
}

/** Words that come with a module's own pages, since residents' first page has no use for them. */
export interface LateWords<Z extends object = object> {
  zh: () => Promise<{ default: Z }>;
  en: () => Promise<{ default: object }>;
}

/** What a module gives to the pages. `routes` and `tabs` are written with their type, so that words do not wait for pages. */
export interface WebModule {
  words: { zh: object; en: () => Promise<{ default: object }> } | LateWords;
  routes: WebRoute[];
  tabs?: Tab[];
  /** Main pages of an employer, while a resident acts for it. */
  employerTabs?: Tab[];
  deskTabs?: Tab[];
}

/** A page in a chunk of its own: `lazyPage(() => import('./JobPage.tsx'), 'JobPage')`. */
export function lazyPage<Name extends string>(
  load: () => Promise<{ [N in Name]: ComponentType }>,
  name: Name,
): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: (await load())[name] }));
}

/** The pages of a module with late words: `const page = latePages('employers', words)`, then `page(() => import('./X.tsx'), 'X')`. */
export function latePages(namespace: string, words: LateWords): typeof lazyPage {
  return (load, name) =>
    lazy(async () => {
      const [pages] = await Promise.all([load(), addWords(namespace, words)]);
      return { default: pages[name] };
    });
}

/** A part with late words that other modules' pages show: `latePart('calculator', words, async () => (await import('./X.tsx')).X)`. */
export function latePart<Props>(
  namespace: string,
  words: LateWords,
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const [part] = await Promise.all([load(), addWords(namespace, words)]);
    return { default: part };
  });
}

let add: (namespace: string, words: LateWords) => Promise<void> = () => Promise.resolve();

/** The shell says where words go: `words.ts` knows i18next, and modules are listed there, so they cannot import it. */
export function hearLateWords(hear: typeof add): void {
  add = hear;
}

function addWords(namespace: string, words: LateWords): Promise<void> {
  return add(namespace, words);
}
