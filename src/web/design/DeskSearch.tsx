import { useEffect, useRef } from 'react';
import { useT } from '../words.ts';
import { Icon } from './Icon.tsx';
import './desk.css';

/** The search of the staff bar; the key / brings the cursor there from anywhere but a field. */
export function DeskSearch({
  value,
  onChange,
  onSearch,
}: {
  value: string;
  onChange: (value: string) => void;
  onSearch: () => void;
}) {
  const t = useT();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const slash = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        event.target.matches('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', slash);
    return () => removeEventListener('keydown', slash);
  }, []);
  return (
    <search>
      <form
        className="desk-search"
        onSubmit={(event) => {
          event.preventDefault();
          onSearch();
        }}
      >
        <Icon name="search" />
        <input
          ref={field}
          type="search"
          aria-label={t('shell.frame.search')}
          placeholder={t('shell.frame.search')}
          aria-keyshortcuts="/"
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <kbd>/</kbd>
      </form>
    </search>
  );
}
