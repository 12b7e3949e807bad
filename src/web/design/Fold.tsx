import type { ReactNode } from 'react';
import { useT } from '../words.ts';
import { Icon, type IconName } from './Icon.tsx';
import './fold.css';

/** Something more, one tap away. A native disclosure: it works before scripts do, and find-in-page opens it. */
export function Fold({
  title,
  icon,
  open,
  children,
}: {
  title: ReactNode;
  icon?: IconName;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="fold" open={open}>
      <summary>
        {icon ? <Icon name={icon} /> : null}
        <span>{title}</span>
        <span className="fold-arrow">
          <Icon name="chevron-down" size="small" />
        </span>
      </summary>
      <div className="fold-inside">{children}</div>
    </details>
  );
}

/** 为什么要问: the reason for a question and its source. */
export function WhyFold({
  title,
  children,
  open,
}: {
  title?: ReactNode;
  children: ReactNode;
  open?: boolean;
}) {
  const t = useT();
  return (
    <Fold title={title ?? t('shell.why.ask')} icon="question" {...(open === undefined ? {} : { open })}>
      {children}
    </Fold>
  );
}
