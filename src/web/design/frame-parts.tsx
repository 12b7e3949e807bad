import { type ReactNode, useEffect } from 'react';
import { useLocation } from 'wouter';
import { setDevice, useDevice } from '../device.ts';
import type { Tab } from '../module.ts';
import { changeLanguage, useT } from '../words.ts';
import { Icon } from './Icon.tsx';
import { Mark } from './Mark.tsx';

let arrived = false;
let wentBack = false;
if (typeof window !== 'undefined') {
  addEventListener('popstate', () => {
    wentBack = true;
  });
}

/**
 * A page has come: its name stands in the window's title, it is read from its h1 on, and it begins at its top. The first page
 * keeps the focus where the browser put it; going back keeps the place where the reader was.
 */
export function useArrival(title: string | undefined): void {
  const t = useT();
  useEffect(() => {
    document.title = title ? t('shell.brand.pageTitle', { page: title }) : t('shell.brand.full');
  }, [title, t]);
  useEffect(() => {
    if (arrived) {
      const main = document.getElementById('main');
      const first = main?.querySelector<HTMLElement>('h1') ?? main;
      if (first && !first.hasAttribute('tabindex')) first.tabIndex = -1;
      if (!wentBack) scrollTo(0, 0);
      first?.focus({ preventScroll: true });
    }
    arrived = true;
    wentBack = false;
  }, []);
}

/** Whether the page at hand is a tab's own, or one that belongs to it. Home is itself alone. */
export function useIsHere(): (tab: Tab) => boolean {
  const [at] = useLocation();
  return ({ href, also = [] }) =>
    at === href ||
    [...(href === '/' || href === '/employer' ? [] : [href]), ...also].some(
      (from) => at.startsWith(`${from}/`) || at === from,
    );
}

export function SkipLink() {
  const t = useT();
  return (
    <a className="skip-link" href="#main">
      {t('shell.frame.skip')}
    </a>
  );
}

/** The mark with the name of the house beside it. */
export function Brand({ children }: { children?: ReactNode }) {
  const t = useT();
  return (
    <span className="brand">
      <Mark />
      <span className="brand-name">{t('shell.brand.name')}</span>
      {children}
    </span>
  );
}

/** 长辈版 ⇄ 标准版. */
export function ElderToggle() {
  const t = useT();
  const { elder } = useDevice();
  return (
    <button type="button" className="pill" aria-pressed={elder} onClick={() => setDevice({ elder: !elder })}>
      {elder ? t('shell.frame.standard') : t('shell.frame.elder')}
    </button>
  );
}

/** The other language, named in itself. */
export function LanguageToggle() {
  const t = useT();
  const { language } = useDevice();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="language-toggle"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      aria-label={t('shell.frame.otherLanguage')}
      onClick={() => void changeLanguage(other)}
    >
      {other === 'en' ? 'EN' : '中文'}
    </button>
  );
}

/** A tool of a bar: its icon above its word. */
export function BarTool({
  icon,
  children,
  onClick,
  pressed,
}: {
  icon: ReactNode;
  children: ReactNode;
  onClick: () => void;
  pressed?: boolean;
}) {
  return (
    <button type="button" className="bar-tool" aria-pressed={pressed} onClick={onClick}>
      {icon}
      <span>{children}</span>
    </button>
  );
}

export function ContrastIcon() {
  return <Icon name="contrast" size="large" />;
}
