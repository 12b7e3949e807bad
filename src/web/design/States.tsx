import { type ReactNode, useEffect, useState } from 'react';
import { useShellInfo } from '../shell-info.ts';
import { useT } from '../words.ts';
import { Button, ButtonLink } from './Button.tsx';
import { CloudDrawing, SatchelDrawing, SheetDrawing } from './Drawings.tsx';
import { Icon, type IconName } from './Icon.tsx';
import './states.css';

/** Nothing here: what was searched, and the nearest alternative as its action. */
export function Empty({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="state">
      <SatchelDrawing />
      <p className="state-title">{title}</p>
      {children ? <p className="note">{children}</p> : null}
      {action}
    </div>
  );
}

/** Grey lines where text will stand. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div className="skeleton" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} style={{ width: `${[100, 70, 86, 40][line % 4]}%` }} />
      ))}
    </div>
  );
}

const wordsAfter = 3000;
const wayOutAfter = 10_000;

/** Waiting: a skeleton, words after 3 seconds, a way out after 10. `onAgain` tries anew; without it the page is loaded again. */
export function Waiting({ lines = 4, onAgain }: { lines?: number; onAgain?: () => void }) {
  const t = useT();
  const [patience, setPatience] = useState<'soon' | 'slow' | 'wayOut'>('soon');
  useEffect(() => {
    const slow = setTimeout(() => setPatience('slow'), wordsAfter);
    const wayOut = setTimeout(() => setPatience('wayOut'), wayOutAfter);
    return () => {
      clearTimeout(slow);
      clearTimeout(wayOut);
    };
  }, []);
  return (
    <div className="waiting">
      <Skeleton lines={lines} />
      <p className={patience === 'soon' ? 'unseen' : 'note'} role="status">
        {t(`shell.loading.${patience}`)}
      </p>
      {patience === 'wayOut' ? (
        <div className="row">
          <Button kind="outline" icon="refresh" onClick={onAgain ?? (() => location.reload())}>
            {t('shell.loading.again')}
          </Button>
          <ButtonLink kind="tint" href="/">
            {t('shell.loading.elsewhere')}
          </ButtonLink>
        </div>
      ) : null}
    </div>
  );
}

/** Something did not work: what is safe, what to do, the code to give, the number to call. */
export function Failed({
  title,
  children,
  reference,
  onAgain,
}: {
  title?: ReactNode;
  children?: ReactNode;
  /** The request id that the server named. */
  reference?: string | undefined;
  onAgain?: () => void;
}) {
  const t = useT();
  const { helpPhone } = useShellInfo();
  return (
    <div className="state" role="alert">
      <SheetDrawing />
      <h2>{title ?? t('shell.failed.title')}</h2>
      <p className="note">{children ?? t('shell.failed.text', { phone: helpPhone })}</p>
      {reference ? <p className="note">{t('shell.failed.reference', { code: reference })}</p> : null}
      <div className="row state-actions">
        {onAgain ? (
          <Button kind="filled" icon="refresh" onClick={onAgain}>
            {t('shell.loading.again')}
          </Button>
        ) : null}
        <ButtonLink kind="outline" icon="phone" href={`tel:${helpPhone}`}>
          {t('shell.failed.call', { phone: helpPhone })}
        </ButtonLink>
      </div>
    </div>
  );
}

/** 网断了，填的都在. */
export function Offline({ onAgain }: { onAgain: () => void }) {
  const t = useT();
  return (
    <div className="state" role="alert">
      <CloudDrawing />
      <h2>{t('shell.offline.title')}</h2>
      <p className="note">{t('shell.offline.text')}</p>
      <Button kind="outline" icon="refresh" onClick={onAgain}>
        {t('shell.loading.again')}
      </Button>
    </div>
  );
}

const noticeIcon = {
  info: 'info',
  good: 'check',
  wait: 'clock',
  error: 'warning',
  qing: 'shield-check',
} as const satisfies Record<string, IconName>;

/** A sentence that must be seen beside what it is about. */
export function Notice({
  tone = 'info',
  icon,
  title,
  children,
}: {
  tone?: keyof typeof noticeIcon;
  icon?: IconName;
  title?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`}>
      <Icon name={icon ?? noticeIcon[tone]} />
      <div>
        {title ? <p className="notice-title">{title}</p> : null}
        <div>{children}</div>
      </div>
    </div>
  );
}
