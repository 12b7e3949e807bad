import { Suspense } from 'react';
import { useParams } from 'wouter';
import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { ButtonLink } from '../../../../web/design/Button.tsx';
import { Row, Rows } from '../../../../web/design/Card.tsx';
import { PrintPage } from '../../../../web/design/ListOut.tsx';
import { ResidentPage } from '../../../../web/design/ResidentPage.tsx';
import { Failed, Skeleton, Waiting } from '../../../../web/design/States.tsx';
import { useDevice } from '../../../../web/device.ts';
import { kioskStation } from '../../../../web/home/kiosk-station.ts';
import { useT } from '../../../../web/words.ts';
import { StationNear } from '../../../network/web/index.tsx';
import { PolicyChips } from './PolicyCard.tsx';
import { PolicyParts } from './PolicyParts.tsx';

/** A policy on a short page: whom it helps, how much, what is asked, what to bring, where, and what people ask. */
export function PolicyPage() {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const { id = '' } = useParams();
  const policy = useLoad('GET /api/policies/:id', { params: { id } }, { stay: true, anyVisit: true });
  return (
    <ResidentPage
      title={policy.data?.name[language] ?? t('library.list.title')}
      back="/policies"
      foot={
        policy.data?.validity.today === 'in-force' ? (
          <ButtonLink kind="filled" main wide icon="calculator" href={`/calculator?policy=${id}`}>
            {t('library.page.calculate')}
          </ButtonLink>
        ) : undefined
      }
    >
      {policy.isPending ? <Waiting lines={8} onAgain={() => void policy.refetch()} /> : null}
      {policy.isError ? <Failed onAgain={() => void policy.refetch()}>{words(policy.error)}</Failed> : null}
      {policy.data ? (
        <>
          <div className="stack stack-close">
            <h1>{policy.data.name[language]}</h1>
            <p>{policy.data.short[language]}</p>
            <PolicyChips policy={policy.data} />
          </div>
          {policy.data.changed > 0 ? (
            <Rows>
              <Row
                icon="clock"
                title={t('library.versions.row', { count: policy.data.changed })}
                note={t('library.versions.rowNote')}
                href={`/policies/${id}/versions`}
              />
            </Rows>
          ) : null}
          <PolicyParts policy={policy.data} href={(other) => `/policies/${other}`} />
          <PrintPage />
        </>
      ) : null}
      <Suspense fallback={<Skeleton lines={2} />}>
        <StationNear areaCode={null} stationId={kioskStation()} />
      </Suspense>
    </ResidentPage>
  );
}
