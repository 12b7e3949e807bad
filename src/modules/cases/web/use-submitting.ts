import { useEffect, useState } from 'react';
import type { Output } from '../../../web/call.ts';
import { queries, useErrorWords, useSubmit } from '../../../web/data.ts';
import type { FieldError } from '../../../web/design/ErrorSummary.tsx';
import { useT } from '../../../web/words.ts';
import type { Flow } from './use-flow.ts';

/** Submitting a draft: what waits is sent first, and only answers that were seen are submitted. */
export function useSubmitting(flow: Flow) {
  const t = useT();
  const words = useErrorWords();
  const send = useSubmit('POST /api/drafts/:draft/submit');
  const [stuck, setStuck] = useState<{ words: string | null; attempt: number }>({ words: null, attempt: 0 });
  const [busy, setBusy] = useState(false);
  const refuse = (sentence: string | null) =>
    setStuck(({ attempt }) => ({ words: sentence, attempt: attempt + 1 }));

  const changed = send.problem?.code === 'answers-changed';
  useEffect(() => {
    if (changed) void queries.invalidateQueries();
  }, [changed]);

  const errors: FieldError[] = [
    ...(stuck.words === null ? [] : [{ text: stuck.words }]),
    ...(send.offline ? [{ text: t('cases.check.waiting') }] : []),
    ...(send.problem ? [{ text: changed ? t('cases.check.changed') : words(send.problem) }] : []),
    ...(changed ? (send.problem?.fields ?? []).map(({ detail }) => ({ text: detail })) : []),
  ];

  async function settle(): Promise<number | undefined> {
    if (!(await flow.sendWaiting())) return void refuse(t('cases.check.waiting'));
    const revision = flow.revisionShown();
    return revision ?? void refuse(t('cases.check.changed'));
  }

  return {
    errors,
    attempt: stuck.attempt + send.attempt,
    busy: busy || send.busy,
    code: send.problem?.code,
    /** The revision that is checked, once everything has arrived; undefined where `errors` says why not. */
    settle,
    async submit(more: {
      declaration?: boolean;
      challengeId?: string;
      code?: string;
    }): Promise<Output<'POST /api/drafts/:draft/submit'> | undefined> {
      setBusy(true);
      setStuck(({ attempt }) => ({ words: null, attempt }));
      const revision = await settle();
      const params = { draft: flow.draft.draftId };
      const receipt =
        revision === undefined ? undefined : await send.submit({ params, body: { revision, ...more } });
      setBusy(false);
      if (!receipt) return undefined;
      flow.forget();
      // Not waited for: the receipt is here, the rest of the page reads again by itself.
      void queries.invalidateQueries();
      return receipt;
    },
  };
}

/** What keeps the answers from being submitted, in a few words; undefined where nothing does. */
export function useOpenWords({ asked, answers }: Flow): string | undefined {
  const t = useT();
  const open = asked.filter(({ id }) => !Object.hasOwn(answers, id)).length;
  return open === 0 ? undefined : t('cases.check.open', { count: open });
}
