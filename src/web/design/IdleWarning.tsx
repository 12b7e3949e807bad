import { useEffect, useState } from 'react';
import { useT } from '../words.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Notice } from './States.tsx';
import './idle.css';

const quietFor = 60;
const warnedFor = 20;
const signs = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/** After a minute without a touch it asks whether somebody is still there, and twenty seconds later it leaves. One touch extends. */
export function IdleWarning({ onLeave }: { onLeave: () => void }) {
  const t = useT();
  const [quiet, setQuiet] = useState(0);
  const left = quietFor + warnedFor - quiet;
  const warned = quiet >= quietFor;

  useEffect(() => {
    const timer = setInterval(() => setQuiet((seconds) => seconds + 1), 1000);
    const here = () => setQuiet(0);
    for (const sign of signs) addEventListener(sign, here, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, here);
    };
  }, []);

  useEffect(() => {
    if (left === 0) onLeave();
  }, [left, onLeave]);

  return (
    <Dialog
      open={warned && left > 0}
      title={t('shell.idle.title')}
      onClose={() => setQuiet(0)}
      actions={
        <>
          <Button kind="filled" main onClick={() => setQuiet(0)}>
            {t('shell.idle.stay')}
          </Button>
          <Button kind="outline" icon="leave" onClick={onLeave}>
            {t('shell.idle.leave')}
          </Button>
        </>
      }
    >
      <div className="idle">
        <Ring share={left / warnedFor}>{Math.max(0, left)}</Ring>
        {/* Said every ten seconds, not every second. */}
        <p role="timer" aria-live={left % 10 === 0 ? 'assertive' : 'off'}>
          {t('shell.idle.text', { count: left })}
        </p>
      </div>
      <Notice tone="qing">{t('shell.idle.kept')}</Notice>
    </Dialog>
  );
}

function Ring({ share, children }: { share: number; children: number }) {
  return (
    <span className="ring" aria-hidden="true">
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle className="ring-rest" cx="50" cy="50" r="45" />
        <circle className="ring-left" cx="50" cy="50" r="45" pathLength="1" strokeDasharray={`${share} 1`} />
      </svg>
      <b>{children}</b>
    </span>
  );
}
