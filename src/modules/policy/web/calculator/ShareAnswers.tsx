import { useState } from 'react';
import type { Output } from '../../../../web/call.ts';
import { useErrorWords, useSubmit } from '../../../../web/data.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { Dialog } from '../../../../web/design/Dialog.tsx';
import { Handover } from '../../../../web/design/Handover.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { useT } from '../../../../web/words.ts';
import type { Asking } from './calculation.ts';

/** 请人看看: a code, good once and for ten minutes, with which somebody else sees the answers and what comes of them. */
export function ShareAnswers({ asking }: { asking: Asking }) {
  const t = useT();
  const say = useErrorWords();
  const ask = useSubmit('POST /api/calculator/code');
  const [code, setCode] = useState<Output<'POST /api/calculator/code'>>();
  const [open, setOpen] = useState(false);
  const take = async () => {
    setOpen(true);
    setCode(await ask.submit({ body: asking }));
  };
  const close = () => {
    setOpen(false);
    setCode(undefined);
  };
  return (
    <>
      <Button kind="outline" main icon="people" onClick={() => void take()}>
        {t('calculator.results.share')}
      </Button>
      <Dialog
        open={open}
        title={t('calculator.results.share')}
        onClose={close}
        actions={
          <Button kind="outline" onClick={close}>
            {t('calculator.results.closeShare')}
          </Button>
        }
      >
        <p>{t('calculator.results.shareText')}</p>
        {ask.offline ? <Notice tone="wait">{t('shell.problem.offline')}</Notice> : null}
        {ask.problem ? <Notice tone="error">{say(ask.problem)}</Notice> : null}
        {code ? <Handover key={code.code} code={code} onAgain={() => void take()} /> : null}
      </Dialog>
    </>
  );
}
