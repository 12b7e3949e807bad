import { useEffect, useState } from 'react';
import { useEmployer } from '../data.ts';
import { nextTextSize, setDevice, useDevice } from '../device.ts';
import { dayOf, formatDay, formatTime, formatWeekday } from '../format.ts';
import { now } from '../now.ts';
import { leave, useSession } from '../session.ts';
import { useShellInfo } from '../shell-info.ts';
import { useReading } from '../speech.ts';
import { changeLanguage, useT } from '../words.ts';
import { ActingStrip } from './ActingStrip.tsx';
import { Button } from './Button.tsx';
import { DemoChip } from './Chip.tsx';
import { Landscape } from './Drawings.tsx';
import { BarTool, ContrastIcon, SkipLink, useArrival } from './frame-parts.tsx';
import { Icon } from './Icon.tsx';
import { IdleWarning } from './IdleWarning.tsx';
import { Mark } from './Mark.tsx';
import type { ResidentPageProps } from './ResidentPage.tsx';
import { BackLink } from './Text.tsx';
import './frames.css';
import './kiosk.css';

/** A page at a terminal of 1080 × 1920: greeting above reach, targets within it, the tools of the screen at its foot. */
export function KioskFrame({ title, back, head, actions, foot, children }: ResidentPageProps) {
  const t = useT();
  const { demo, station } = useShellInfo();
  const { lowered } = useDevice();
  const acting = useEmployer() !== null;
  const session = useSession();
  const known = session !== undefined && session.kind !== 'visitor';
  useArrival(title);
  return (
    <div className={head ? 'kiosk kiosk-home' : 'kiosk'}>
      <SkipLink />
      <header className="kiosk-bar">
        {lowered && !head ? <Landscape /> : null}
        <Mark />
        <b className="kiosk-place">
          {t('shell.brand.name')}
          {station ? ` · ${station}` : ''}
        </b>
        {demo ? <DemoChip /> : null}
        <KioskClock />
        {lowered && !head ? <p className="kiosk-lowered">{t('shell.frame.lowered')}</p> : null}
      </header>
      <main id="main" tabIndex={-1}>
        {head ? (
          <div className="kiosk-head">
            <Landscape />
            {head}
          </div>
        ) : null}
        <div className="kiosk-sheet">
          {acting ? <ActingStrip /> : null}
          {back !== undefined || known ? (
            <div className="kiosk-way">
              {back === undefined ? null : (
                <span className="bar-title">
                  {typeof back === 'string' ? <BackLink href={back} /> : <BackLink onClick={back} />}
                  <b>{title}</b>
                </span>
              )}
              <span className="kiosk-side">
                {actions}
                {known ? (
                  <Button kind="outline" icon="leave" onClick={() => void leave()}>
                    {t('shell.frame.leave')}
                  </Button>
                ) : null}
              </span>
            </div>
          ) : null}
          <div className="kiosk-content">{children}</div>
          {foot ? <div className="kiosk-foot">{foot}</div> : null}
        </div>
      </main>
      <KioskTools />
      {known || back !== undefined ? <IdleWarning onLeave={() => void leave()} /> : null}
    </div>
  );
}

function KioskClock() {
  const { language } = useDevice();
  const [moment, setMoment] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setMoment(now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const day = dayOf(moment);
  return (
    <span className="kiosk-clock">
      <b>{formatTime(moment)}</b>
      <span>
        {formatDay(day, language, day)} {formatWeekday(day, language)}
      </span>
    </span>
  );
}

function KioskTools() {
  const t = useT();
  const { lowered, text, moreContrast, language } = useDevice();
  const { possible, reading, toggle } = useReading();
  return (
    <nav className="kiosk-tools" aria-label={t('shell.frame.tools')}>
      <BarTool
        icon={<Icon name="screen-lower" size="large" />}
        pressed={lowered}
        onClick={() => setDevice({ lowered: !lowered })}
      >
        {t(lowered ? 'shell.frame.raise' : 'shell.frame.lower')}
      </BarTool>
      <BarTool
        icon={<Icon name="text-size" size="large" />}
        pressed={text !== 'standard'}
        onClick={() => setDevice({ text: nextTextSize(text) })}
      >
        {t(text === 'largest' ? 'shell.frame.normalText' : 'shell.frame.bigger')}
      </BarTool>
      <BarTool
        icon={<ContrastIcon />}
        pressed={moreContrast}
        onClick={() => setDevice({ moreContrast: !moreContrast })}
      >
        {t(moreContrast ? 'shell.frame.normalContrast' : 'shell.frame.contrast')}
      </BarTool>
      {possible ? (
        <BarTool icon={<Icon name="speaker" size="large" />} pressed={reading} onClick={() => toggle()}>
          {t(reading ? 'shell.frame.stopReading' : 'shell.frame.readAloud')}
        </BarTool>
      ) : null}
      <BarTool
        icon={<Icon name="globe" size="large" />}
        onClick={() => void changeLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {t('shell.frame.otherLanguage')}
      </BarTool>
    </nav>
  );
}
