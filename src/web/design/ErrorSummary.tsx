import { useEffect, useId, useRef } from 'react';
import { useT } from '../words.ts';
import { Icon } from './Icon.tsx';
import './field.css';

export interface FieldError {
  /** The id of the field; undefined where the whole page is meant. */
  id?: string | undefined;
  text: string;
}

/**
 * What is to be changed before the page can go on. It takes the focus whenever `attempt` grows, so that the second try
 * is heard as well as the first.
 */
export function ErrorSummary({ errors, attempt = 0 }: { errors: readonly FieldError[]; attempt?: number }) {
  const t = useT();
  const box = useRef<HTMLElement>(null);
  const heading = useId();
  const any = errors.length > 0;
  useEffect(() => {
    if (any) box.current?.focus();
  }, [any, attempt]);
  if (!any) return null;
  return (
    <section className="error-summary" aria-labelledby={heading} tabIndex={-1} ref={box}>
      <h2 id={heading}>
        <Icon name="warning" />
        {t('shell.errors.summary', { count: errors.length })}
      </h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.id} ${error.text}`}>
            {error.id === undefined ? (
              error.text
            ) : (
              <a
                href={`#${error.id}`}
                onClick={(event) => {
                  event.preventDefault();
                  const field = document.getElementById(error.id ?? '');
                  field?.focus();
                  field?.scrollIntoView({ block: 'center' });
                }}
              >
                {error.text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
