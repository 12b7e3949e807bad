import { useEffect, useState } from 'react';
import { showCode } from '../../../ground/spoken-code.ts';
import type { Output } from '../../../web/call.ts';
import { useErrorWords, useSubmit } from '../../../web/data.ts';
import { Button } from '../../../web/design/Button.tsx';
import { Dialog } from '../../../web/design/Dialog.tsx';
import { QrCode } from '../../../web/design/QrCode.tsx';
import { Notice } from '../../../web/design/States.tsx';
import { useSkin } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { now } from '../../../web/now.ts';
import { useT } from '../../../web/words.ts';
import './cases.css';

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

function Handover({
  code,
  onAgain,
}: {
  code: Output<'POST /api/drafts/:draft/continue-code'>;
  onAgain: () => void;
}) {
  const t = useT();
  const { time } = useFormat();
  // By this device's clock, which its person reads too, right or wrong.
  const [endsAt] = useState(() => new Date(now().getTime() + code.seconds * 1000).toISOString());
  const over = useIsOver(endsAt);
  if (over) {
    return (
      <div className="cases-handover">
        <p>{t('cases.continue.over')}</p>
        <Button kind="filled" icon="refresh" onClick={onAgain}>
          {t('cases.continue.again')}
        </Button>
      </div>
    );
  }
  return (
    <div className="cases-handover qr-large">
      <p>{t('cases.continue.onPhone')}</p>
      <QrCode text={location.origin + code.path} label={t('cases.continue.qr')} />
      <p className="cases-code">{showCode(code.code)}</p>
      <p>{t('cases.continue.atCounter')}</p>
      <p className="note">{t('cases.continue.until', { time: time(endsAt) })}</p>
    </div>
  );
}

function useIsOver(endsAt: string): boolean {
  const left = () => Date.parse(endsAt) - now().getTime();
  const [over, setOver] = useState(() => left() <= 0);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), Math.max(0, Date.parse(endsAt) - now().getTime()));
    return () => clearTimeout(timer);
  }, [endsAt]);
  return over;
}
