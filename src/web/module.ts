import type { TFunction } from 'i18next';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { IconName } from './design/icons.ts';

/** Words in the language of the moment; an unknown key does not compile. */
export type T = TFunction<'words'>;

export interface WebRoute {
  /** wouter's pattern: `/jobs/:id`. */
  path: string;
  page: LazyExoticComponent<ComponentType>;
  /** Staff pages wear the desk skin and have a sign-in of their own. */
  frame: 'resident' | 'desk';
}

/** A main page of the bar at the foot (resident) or the head (desk). */
export interface Tab {
  href: string;
  icon: IconName;
  label: (t: T) => string;
  /** Places in the bar, from the left. */
  order: number;
}

/** What a module gives to the pages. `routes` and `tabs` are written with their type, so that words do not wait for pages. */
export interface WebModule {
  words: { zh: object; en: () => Promise<{ default: object }> };
  routes: WebRoute[];
  tabs?: Tab[];
  deskTabs?: Tab[];
}

/** A page in a chunk of its own: `lazyPage(() => import('./JobPage.tsx'), 'JobPage')`. */
export function lazyPage<Name extends string>(
  load: () => Promise<{ [N in Name]: ComponentType }>,
  name: Name,
): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: (await load())[name] }));
}
