import { useState } from 'react';
import type { Output } from '../../../web/call.ts';
import { useErrorWords, useSubmit } from '../../../web/data.ts';
import { Button } from '../../../web/design/Button.tsx';
import { Dialog } from '../../../web/design/Dialog.tsx';
import { Handover } from '../../../web/design/Handover.tsx';
import { Notice } from '../../../web/design/States.tsx';
import { useSkin } from '../../../web/device.ts';
import { useT } from '../../../web/words.ts';

/** 换到手机或窗口接着办: shows a code and its QR. What waits on this device is sent first, so that all of it goes along. */
export function ContinueElsewhere({
  draftId,
  sendWaiting,
  kind = 'text',
}: {
  draftId: string;
  sendWaiting: () => Promise<boolean>;
  kind?: 'text' | 'outline';
}) {
  const t = useT();
  const say = useErrorWords();
  const ask = useSubmit('POST /api/drafts/:draft/continue-code');
  const [code, setCode] = useState<Output<'POST /api/drafts/:draft/continue-code'>>();
  const [open, setOpen] = useState(false);
  const [stuck, setStuck] = useState(false);
  const kiosk = useSkin() === 'kiosk';
  const take = async () => {
    setOpen(true);
    const sent = await sendWaiting();
    setStuck(!sent);
    if (sent) setCode(await ask.submit({ params: { draft: draftId }, body: {} }));
  };
  const close = () => {
    setOpen(false);
    setCode(undefined);
  };
  return (
    <>
      <Button kind={kind} icon="qr" onClick={() => void take()}>
        {t(kiosk ? 'cases.flow.elsewhereKiosk' : 'cases.flow.elsewhere')}
      </Button>
      <Dialog
        open={open}
        title={t('cases.continue.show')}
        onClose={close}
        actions={
          <Button kind="outline" onClick={close}>
            {t('cases.continue.close')}
          </Button>
        }
      >
        {stuck || ask.offline ? <Notice tone="wait">{t('shell.problem.offline')}</Notice> : null}
        {ask.problem ? <Notice tone="error">{say(ask.problem)}</Notice> : null}
        {code ? <Handover key={code.code} code={code} onAgain={() => void take()} /> : null}
      </Dialog>
    </>
  );
}
