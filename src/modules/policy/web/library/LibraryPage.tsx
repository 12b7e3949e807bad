import { Suspense } from 'react';
import { RowCard } from '../../../../web/design/Card.tsx';
import { PrintPage } from '../../../../web/design/ListOut.tsx';
import { ResidentPage } from '../../../../web/design/ResidentPage.tsx';
import { Skeleton } from '../../../../web/design/States.tsx';
import { useSkin } from '../../../../web/device.ts';
import { kioskStation } from '../../../../web/home/kiosk-station.ts';
import { useT } from '../../../../web/words.ts';
import { StationNear } from '../../../network/web/index.tsx';
import { FoundPolicies, Ways } from './Finding.tsx';
import { useLibrary } from './use-library.ts';

/** The library: what there is, found in one's own words, by what has happened, or by group. */
export function LibraryPage() {
  const t = useT();
  const kiosk = useSkin() === 'kiosk';
  const library = useLibrary('/policies');
  return (
    <ResidentPage title={t('library.list.title')} {...(kiosk ? { back: '/' } : {})}>
      <div className="stack stack-close">
        <h1>{t('library.list.title')}</h1>
        <p>{t('library.list.lead')}</p>
      </div>
      <RowCard
        icon="calculator"
        tone="shi"
        title={t('library.list.calculator')}
        note={t('library.list.calculatorNote')}
        href="/calculator"
      />
      <Ways library={library} />
      <FoundPolicies library={library} href={(id) => `/policies/${id}`} />
      <PrintPage />
      <Suspense fallback={<Skeleton lines={2} />}>
        <StationNear areaCode={null} stationId={kioskStation()} />
      </Suspense>
    </ResidentPage>
  );
}
