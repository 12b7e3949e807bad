import { useEffect, useState } from 'react';
import { showCode } from '../../ground/spoken-code.ts';
import { useFormat } from '../format.ts';
import { now } from '../now.ts';
import { useT } from '../words.ts';
import { Button } from './Button.tsx';
import { QrCode } from './QrCode.tsx';
import './handover.css';

/** A code that hands something over to another device or person: to be scanned, typed or read out, until it is too old. */
export function Handover({
  code: { code, path, seconds },
  onAgain,
}: {
  code: { code: string; path: string; seconds: number };
  onAgain: () => void;
}) {
  const t = useT();
  const { time } = useFormat();
  // By this device's clock, which its person reads too, right or wrong.
  const [endsAt] = useState(() => new Date(now().getTime() + seconds * 1000).toISOString());
  const over = useIsOver(endsAt);
  if (over) {
    return (
      <div className="handover">
        <p>{t('shell.handover.over')}</p>
        <Button kind="filled" icon="refresh" onClick={onAgain}>
          {t('shell.handover.again')}
        </Button>
      </div>
    );
  }
  return (
    <div className="handover qr-large">
      <p>{t('shell.handover.onPhone')}</p>
      <QrCode path={path} label={t('shell.handover.qr')} />
      <p className="handover-code">{showCode(code)}</p>
      <p>{t('shell.handover.atCounter')}</p>
      <p className="note">{t('shell.handover.until', { time: time(endsAt) })}</p>
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
