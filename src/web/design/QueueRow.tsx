import type { ReactNode } from 'react';
import './queue.css';

/** Somebody who waits at the counter: number, name, matter, how long, one chip. */
export function QueueRow({
  number,
  name,
  matter,
  wait,
  late = false,
  current = false,
  chip,
  onClick,
}: {
  number: string;
  name: string;
  matter: string;
  /** 12 分钟, or 办理中. */
  wait: ReactNode;
  /** Waits longer than promised. */
  late?: boolean;
  current?: boolean;
  chip?: ReactNode;
  onClick: () => void;
}) {
  return (
    <li>
      <button type="button" className="queue-row" aria-current={current || undefined} onClick={onClick}>
        <span className="queue-number">{number}</span>
        <span className="queue-name">{name}</span>
        <span className={late ? 'queue-wait queue-late' : 'queue-wait'}>{wait}</span>
        <span className="queue-matter">{matter}</span>
        {chip ? <span className="queue-chip">{chip}</span> : null}
      </button>
    </li>
  );
}

/** The rows of a queue. */
export function Queue({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className="queue" aria-label={label}>
      {children}
    </ul>
  );
}

export interface Segment<V extends string> {
  value: V;
  label: ReactNode;
}

/** One of a few views of the same list: 等候 5, 预约 3, 已办 18. */
export function Segments<V extends string>({
  label,
  segments,
  value,
  onChange,
}: {
  label: string;
  segments: readonly Segment<V>[];
  value: V;
  onChange: (value: V) => void;
}) {
  return (
    <fieldset className="segments" aria-label={label}>
      {segments.map((segment) => (
        <button
          key={segment.value}
          type="button"
          aria-pressed={segment.value === value}
          onClick={() => onChange(segment.value)}
        >
          {segment.label}
        </button>
      ))}
    </fieldset>
  );
}
