import { useEffect, useState } from 'react';
import type { Output } from '../../../../web/call.ts';
import { useLookUp } from '../../../../web/data.ts';
import { keepTyped, readTyped } from '../../../../web/typed.ts';
import type { Definition } from './Changes.tsx';

/** What is being written, and what the server says of it. */
export interface Writing {
  text: string;
  short: { zh: string; en: string };
  reason: string;
  set(more: Partial<Pick<Writing, 'text' | 'short' | 'reason'>>): void;
  /** What was typed is kept by the server, or is to go. */
  forget(): void;
  /** Who looks may write: nobody else has a draft, and it is not submitted. */
  open: boolean;
  /** It is not what the server keeps. */
  unsaved: boolean;
  /** Undefined until the first answer is there. */
  checked: Output<'POST /api/policies/:id/definition/check'> | undefined;
}

const restMs = 500;

/** The value as it was before somebody began to type, until he rests. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/** A page that is left by mistake asks first. */
function useAskBeforeLeaving(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
}

/** The text under somebody's hands: the draft that is kept, or today's text, with what he has typed since. */
export function useWriting(definition: Definition): Writing {
  const { draft, id } = definition;
  const kept = {
    text: draft?.text ?? definition.text,
    short: draft?.short ?? definition.short,
    reason: draft?.reason ?? '',
  };
  const name = `definition.${id} ${definition.hash}`;
  const [typed, setTyped] = useState<Partial<typeof kept>>(() => readTyped(name));
  const type = (next: Partial<typeof kept>) => {
    setTyped(next);
    keepTyped(name, next);
  };
  const open = draft === null || (draft.mine && draft.state === 'open');
  const now = open ? { ...kept, ...typed } : kept;
  const unsaved = JSON.stringify(now) !== JSON.stringify(kept);
  useAskBeforeLeaving(unsaved);
  const text = useRested(now.text);
  const checked = useLookUp('POST /api/policies/:id/definition/check', { params: { id }, body: { text } });
  return {
    ...now,
    set: (more) => type({ ...typed, ...more }),
    forget: () => type({}),
    open,
    unsaved,
    checked: checked.data,
  };
}
