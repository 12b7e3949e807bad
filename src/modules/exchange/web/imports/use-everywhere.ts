import { useState } from 'react';
import type { Input } from '../../../../web/call.ts';
import { useSubmit } from '../../../../web/data.ts';
import { say } from '../../../../web/design/Toast.tsx';
import { useT } from '../../../../web/words.ts';
import { rereadRows } from './use-rows.ts';

type Body = Input<'POST /api/imports/:import/everywhere'>['body'];
/** What is said once for all rows that wait for the same. */
export type Everywhere = Body extends infer B ? (B extends Body ? Omit<B, 'after'> : never) : never;

/** Says something once for all rows of an import that wait for it, a lot after the other; how many were changed is told. */
export function useEverywhere(importId: string, onDone: () => void) {
  const t = useT();
  const send = useSubmit('POST /api/imports/:import/everywhere');
  const [busy, setBusy] = useState(false);
  const go = async (what: Everywhere) => {
    setBusy(true);
    let count = 0;
    let after: number | null | undefined = -1;
    while (typeof after === 'number') {
      const done: { rows: number; next: number | null } | undefined = await send.submit({
        params: { import: importId },
        body: { ...what, after } as Body,
      });
      count += done?.rows ?? 0;
      after = done?.next;
    }
    setBusy(false);
    // Broken off, the page says why.
    if (count > 0 || after === null) say(t('imports.rows.sameDone', { count }));
    if (count === 0) return;
    onDone();
    await rereadRows(importId);
  };
  return { go, busy, problem: send.problem, offline: send.offline };
}
