import { useState } from 'react';
import { Button, Buttons } from '../../../../web/design/Button.tsx';
import { Dialog } from '../../../../web/design/Dialog.tsx';
import { TextField } from '../../../../web/design/Field.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import type { Definition } from './Changes.tsx';

/** What can be done with a draft that is kept: taken back or dropped; by another approved or given back. */
export function Decide({
  draft,
  move,
  busy,
  from,
}: {
  draft: NonNullable<Definition['draft']>;
  move: (to: 'open' | 'approved' | 'dropped', hash: string, words?: string) => Promise<boolean>;
  busy: boolean;
  from: string | null;
}) {
  const t = useT();
  const { day } = useFormat();
  const [asking, setAsking] = useState<'approve' | 'drop' | null>(null);
  const [words, setWords] = useState('');
  const { hash, mine, state } = draft;
  const decides = state === 'submitted' && !mine;
  const done = async (to: 'open' | 'approved' | 'dropped', told: string) => {
    setAsking(null);
    if (await move(to, hash, words)) say(told);
  };
  return (
    <div className="stack">
      {decides ? (
        <>
          <Button kind="filled" main wide icon="check" busy={busy} onClick={() => setAsking('approve')}>
            {t('definition.act.approve')}
          </Button>
          <TextField
            id="definition-words"
            kind="lines"
            label={t('definition.act.why')}
            value={words}
            onChange={setWords}
            most={300}
          />
          <Button
            kind="outline"
            wide
            busy={busy}
            onClick={() => void done('open', t('definition.act.returned'))}
          >
            {t('definition.act.return')}
          </Button>
        </>
      ) : null}
      <Buttons>
        {state === 'submitted' && mine ? (
          <Button kind="outline" busy={busy} onClick={() => void done('open', t('definition.act.backDone'))}>
            {t('definition.act.back')}
          </Button>
        ) : null}
        {decides ? null : (
          <Button kind="text" onClick={() => setAsking('drop')}>
            {t('definition.act.drop')}
          </Button>
        )}
      </Buttons>
      <Dialog
        open={asking === 'approve'}
        title={t('definition.act.approveAsk')}
        onClose={() => setAsking(null)}
        actions={
          <>
            <Button
              kind="filled"
              icon="check"
              onClick={() => void done('approved', t('definition.act.approved'))}
            >
              {t('definition.act.approveYes')}
            </Button>
            <Button kind="outline" onClick={() => setAsking(null)}>
              {t('definition.act.keep')}
            </Button>
          </>
        }
      >
        {t('definition.act.approveText', { day: from === null ? '' : day(from) })}
      </Dialog>
      <Dialog
        open={asking === 'drop'}
        title={t('definition.act.dropAsk')}
        onClose={() => setAsking(null)}
        actions={
          <>
            <Button kind="filled" onClick={() => void done('dropped', t('definition.act.dropped'))}>
              {t('definition.act.drop')}
            </Button>
            <Button kind="outline" onClick={() => setAsking(null)}>
              {t('definition.act.keep')}
            </Button>
          </>
        }
      >
        {t('definition.act.dropText')}
      </Dialog>
    </div>
  );
}
