import { useEffect, useState } from 'react';
import { readCode } from '../../ground/spoken-code.ts';
import type { Output } from '../call.ts';
import { useSubmit } from '../data.ts';
import { now } from '../now.ts';
import { newId } from '../uuid.ts';

/** What a clerk may type into the one search field. */
export type Asked = { code: string } | { phoneEnd: string } | { name: string; phoneEnd?: string };

/** A continue-code, the end of a telephone number (or the whole of it), a name, or a name with such an end: 孙建国 5678. */
export function readAsked(typed: string): Asked {
  const text = typed.normalize('NFKC').trim();
  const digits = text.replace(/[\s-]/g, '');
  if (/^(1[3-9]\d{5})?\d{4}$/.test(digits)) return { phoneEnd: digits.slice(-4) };
  const code = readCode(text);
  if (code !== undefined) return { code };
  const [, name, phoneEnd] = /^(.*\D)(\d{4})$/.exec(text) ?? [];
  return name && phoneEnd ? { name: name.trim(), phoneEnd } : { name: text };
}

export interface Results {
  asked: string;
  found: Output<'POST /api/people/search'>;
}

/** The search of the counter: people of the area, or a draft that somebody hands over by its code. */
export function useCounterSearch(onDraft: (taken: Output<'POST /api/continue'>) => void) {
  const [typed, setTyped] = useState('');
  const [results, setResults] = useState<Results>();
  const people = useSubmit('POST /api/people/search');
  const draft = useSubmit('POST /api/continue');

  const search = async () => {
    if (typed.trim() === '') return setResults(undefined);
    const asked = readAsked(typed);
    if ('code' in asked) {
      const taken = await draft.submit({ body: { code: asked.code, visitId: newId(now().getTime()) } });
      if (!taken) return;
      setTyped('');
      setResults(undefined);
      onDraft(taken);
      return;
    }
    const found = await people.submit({ body: asked });
    if (found) setResults({ asked: typed.trim(), found });
  };
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setResults(undefined);
    };
    addEventListener('keydown', close);
    return () => removeEventListener('keydown', close);
  }, []);
  return {
    typed,
    setTyped,
    search,
    results,
    close: () => setResults(undefined),
    problem: draft.problem ?? people.problem,
    offline: draft.offline || people.offline,
    attempt: draft.attempt + people.attempt,
  };
}
