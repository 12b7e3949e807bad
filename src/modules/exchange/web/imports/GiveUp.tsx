import { useState } from 'react';
import { useLocation } from 'wouter';
import { useErrorWords, useSubmit } from '../../../../web/data.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { Dialog } from '../../../../web/design/Dialog.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { useT } from '../../../../web/words.ts';
import type { Import } from './import-state.ts';

/** 这个文件不导了, for an import of which nothing was taken over. */
export function GiveUp({ one, onChanged }: { one: Import; onChanged: () => void }) {
  const t = useT();
  const words = useErrorWords();
  const [, navigate] = useLocation();
  const send = useSubmit('POST /api/imports/:import/drop');
  const [asking, setAsking] = useState(false);
  const drop = async () => {
    setAsking(false);
    if (await send.submit({ params: { import: one.importId } })) navigate('/counter/imports');
    else onChanged();
  };
  return (
    <>
      <Button kind="text" busy={send.busy} onClick={() => setAsking(true)}>
        {t('imports.check.drop')}
      </Button>
      {send.problem ? <Notice tone="error">{words(send.problem)}</Notice> : null}
      <Dialog
        open={asking}
        title={t('imports.ask.drop')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="danger" onClick={() => void drop()}>
              {t('imports.ask.dropYes')}
            </Button>
            <Button kind="outline" onClick={() => setAsking(false)}>
              {t('imports.ask.keep')}
            </Button>
          </>
        }
      >
        <p>{t('imports.ask.dropText')}</p>
      </Dialog>
    </>
  );
}
