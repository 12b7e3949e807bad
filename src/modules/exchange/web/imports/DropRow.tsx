import { useState } from 'react';
import { useErrorWords, useSubmit } from '../../../../web/data.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { Dialog } from '../../../../web/design/Dialog.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useT } from '../../../../web/words.ts';
import type { StagedRow } from './use-rows.ts';

/** 不要这一行. It cannot be taken back, so it is asked once. */
export function DropRow({
  importId,
  line,
  onSettled,
}: {
  importId: string;
  line: number;
  onSettled: (row: StagedRow, leads: boolean) => void;
}) {
  const t = useT();
  const words = useErrorWords();
  const send = useSubmit('POST /api/imports/:import/rows/:line/drop');
  const [asking, setAsking] = useState(false);
  const drop = async () => {
    setAsking(false);
    const dropped = await send.submit({ params: { import: importId, line } });
    if (!dropped) return;
    say(t('imports.rows.dropped', { line }));
    onSettled(dropped, true);
  };
  return (
    <>
      <Button
        kind="text"
        busy={send.busy}
        label={t('imports.rows.dropLabel', { line })}
        onClick={() => setAsking(true)}
      >
        {t('imports.rows.drop')}
      </Button>
      {send.problem ? <Notice tone="error">{words(send.problem)}</Notice> : null}
      <Dialog
        open={asking}
        title={t('imports.ask.row', { line })}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="danger" onClick={() => void drop()}>
              {t('imports.ask.rowYes')}
            </Button>
            <Button kind="outline" onClick={() => setAsking(false)}>
              {t('imports.ask.keep')}
            </Button>
          </>
        }
      >
        <p>{t('imports.ask.rowText')}</p>
      </Dialog>
    </>
  );
}
