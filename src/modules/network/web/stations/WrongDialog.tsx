import { useState } from 'react';
import type { Output } from '../../../../web/call.ts';
import { fieldErrors } from '../../../../web/data.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { Row, Rows } from '../../../../web/design/Card.tsx';
import { Dialog } from '../../../../web/design/Dialog.tsx';
import { ErrorSummary } from '../../../../web/design/ErrorSummary.tsx';
import { TextField } from '../../../../web/design/Field.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { useWrong } from './use-wrong.ts';

/** 这里写错了: one tap on what is wrong sends it. */
export function WrongDialog({
  stationId,
  itemId,
  reasons,
  onClose,
}: {
  stationId: string;
  /** Null: closed. */
  itemId: string | null;
  reasons: Output<'GET /api/stations/:id'>['reasons'];
  onClose: () => void;
}) {
  const t = useT();
  const { language } = useDevice();
  const [words, setWords] = useState('');
  const { report, send } = useWrong(stationId);
  const choose = async (reason: string) => {
    if (itemId !== null && (await report(itemId, reason, words.trim()))) {
      setWords('');
      onClose();
    }
  };
  return (
    <Dialog open={itemId !== null} title={t('stations.wrong.title')} onClose={onClose}>
      <ErrorSummary errors={fieldErrors(send.problem, {})} attempt={send.attempt} />
      <p className="note">{t('stations.wrong.text')}</p>
      <Rows>
        {reasons.map(({ code, name }) => (
          <Row key={code} title={name[language]} onClick={() => void choose(code)} />
        ))}
      </Rows>
      <Fold title={t('stations.wrong.words')}>
        <TextField
          kind="lines"
          label={t('stations.wrong.words')}
          most={200}
          value={words}
          onChange={setWords}
        />
        <Button kind="outline" busy={send.busy} onClick={() => void choose('other')}>
          {t('stations.wrong.send')}
        </Button>
      </Fold>
    </Dialog>
  );
}
