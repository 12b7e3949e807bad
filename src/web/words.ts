import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { type Language, setDevice } from './device.ts';
import { hearLateWords, type LateWords, type T, type WebModule } from './module.ts';
import { modules } from './modules.tsx';

/** The same keys with other sentences: what a translation must satisfy. */
export type WordsLike<Z> = { readonly [K in keyof Z]: Z[K] extends string ? string : WordsLike<Z[K]> };

type Modules = typeof modules;

/** Every sentence of the product: module.page.meaning. */
type Words = {
  [M in keyof Modules]: Modules[M]['words']['zh'] extends () => Promise<{ default: infer Z }>
    ? Z
    : Modules[M]['words']['zh'];
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: Words };
  }
}

const isLate = (words: WebModule['words']): words is LateWords => typeof words.zh === 'function';

async function loadEnglish(): Promise<void> {
  if (i18next.hasResourceBundle('en', 'words')) return;
  const parts = await Promise.all(
    Object.entries<WebModule>(modules).map(
      async ([name, { words }]) => [name, (await words.en()).default] as const,
    ),
  );
  i18next.addResourceBundle('en', 'words', Object.fromEntries(parts), true, true);
}

// English, once asked for, comes whole; so a late module brings its Chinese only.
async function addLate(name: string, words: LateWords): Promise<void> {
  const { default: zh } = await words.zh();
  i18next.addResourceBundle('zh', 'words', { [name]: zh }, true, true);
}

/** Chinese comes with the first page, English when somebody asks for it. */
export async function startWords(language: Language): Promise<void> {
  const zh = Object.fromEntries(
    Object.entries<WebModule>(modules)
      .filter(([, { words }]) => !isLate(words))
      .map(([name, { words }]) => [name, words.zh]),
  );
  hearLateWords(addLate);
  await i18next.use(initReactI18next).init({
    lng: 'zh',
    fallbackLng: 'zh',
    ns: ['words'],
    defaultNS: 'words',
    resources: { zh: { words: zh } },
    interpolation: { escapeValue: false },
  });
  if (language === 'en') await changeLanguage('en');
}

/** Changes the words of the page, and remembers it. */
export async function changeLanguage(language: Language): Promise<void> {
  if (language === 'en') await loadEnglish();
  await i18next.changeLanguage(language);
  setDevice({ language });
}

/** `const t = useT()`, then `t('cases.receipt.title')`. */
export function useT(): T {
  return useTranslation('words').t;
}
