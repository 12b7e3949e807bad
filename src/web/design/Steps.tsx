import type { ReactNode } from 'react';
import { useT } from '../words.ts';
import { Icon } from './Icon.tsx';
import './steps.css';

export interface Step {
  name: ReactNode;
  /** The day it was done, is due, or how long it takes. */
  when?: ReactNode;
  /** For the timeline down: what happened. */
  text?: ReactNode;
  state: 'done' | 'now' | 'next';
}

const spoken = {
  done: 'shell.timeline.done',
  now: 'shell.timeline.now',
  next: 'shell.timeline.next',
} as const;

/** How a case goes: `across` for at most five steps, `down` for a history. Steps have no other identity than their place. */
export function Timeline({
  steps,
  way = 'across',
  label,
}: {
  steps: readonly Step[];
  way?: 'across' | 'down';
  label: string;
}) {
  const t = useT();
  return (
    <ol className={`timeline timeline-${way}`} aria-label={label}>
      {steps.map((step, place) => (
        <li
          key={place}
          className={`timeline-step timeline-${step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span className="timeline-sign" aria-hidden="true" />
          <span className="timeline-name">
            {step.name}
            <span className="unseen">，{t(spoken[step.state])}</span>
          </span>
          {step.when ? <span className="timeline-when">{step.when}</span> : null}
          {step.text ? <span className="timeline-text">{step.text}</span> : null}
        </li>
      ))}
    </ol>
  );
}

export interface Task {
  name: ReactNode;
  /** Who, or where. */
  by?: ReactNode;
  state: 'done' | 'now' | 'next';
  onClick?: () => void;
}

/** The parts of a flow, each with its number or its tick. */
export function TaskList({ tasks, label }: { tasks: readonly Task[]; label: string }) {
  const t = useT();
  const words = { done: t('shell.list.done'), now: t('shell.list.now'), next: t('shell.list.next') };
  return (
    <ol className="tasks" aria-label={label}>
      {tasks.map((task, place) => (
        <li
          key={place}
          className={`task task-${task.state}`}
          aria-current={task.state === 'now' ? 'step' : undefined}
        >
          <span className="task-sign" aria-hidden="true">
            {task.state === 'done' ? <Icon name="check" size="small" /> : place + 1}
          </span>
          {task.onClick ? (
            <button type="button" className="task-name" onClick={task.onClick}>
              {task.name}
            </button>
          ) : (
            <span className="task-name">{task.name}</span>
          )}
          <span className="unseen">，{words[task.state]}</span>
          {task.by ? <span className="task-by">{task.by}</span> : null}
        </li>
      ))}
    </ol>
  );
}

/** How far it is, in words, under a bar that shows the same: 已经知道 14 项，大约还要问 2 题. */
export function Progress({ done, of, children }: { done: number; of: number; children: ReactNode }) {
  const share = of === 0 ? 1 : Math.min(1, done / of);
  return (
    <div className="progress">
      <div className="progress-bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </div>
      <p className="progress-words">{children}</p>
    </div>
  );
}
