import { type ReactNode, useState } from 'react';
import { useT } from '../words.ts';
import { Icon, type IconName } from './Icon.tsx';
import './fold.css';

/** Something more, one tap away. A native disclosure: it works before scripts do, and find-in-page opens it. */
export function Fold({
  title,
  icon,
  open,
  late = false,
  children,
}: {
  title: ReactNode;
  icon?: IconName;
  open?: boolean;
  /** What is inside asks the server: it is not made before somebody opens it. */
  late?: boolean;
  children: ReactNode;
}) {
  const [opened, setOpened] = useState(open === true);
  return (
    <details
      className="fold"
      open={open}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) setOpened(true);
      }}
    >
      <summary>
        {icon ? <Icon name={icon} /> : null}
        <span>{title}</span>
        <span className="fold-arrow">
          <Icon name="chevron-down" size="small" />
        </span>
      </summary>
      <div className="fold-inside">{late && !opened ? null : children}</div>
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
