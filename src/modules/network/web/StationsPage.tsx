import { useState } from 'react';
import type { Output } from '../../../web/call.ts';
import { useErrorWords, useLoad } from '../../../web/data.ts';
import { Button, ButtonLink } from '../../../web/design/Button.tsx';
import { Card, Section } from '../../../web/design/Card.tsx';
import { StatusChip } from '../../../web/design/Chip.tsx';
import { Fold } from '../../../web/design/Fold.tsx';
import { type Place, PlacePicker } from '../../../web/design/PlacePicker.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Empty, Failed, Waiting } from '../../../web/design/States.tsx';
import { Facts } from '../../../web/design/SummaryList.tsx';
import { Keep } from '../../../web/design/Text.tsx';
import { useSkin } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { useT } from '../../../web/words.ts';
import { hoursWords } from './hours.ts';
import { places } from './places.ts';

type Station = Output<'GET /api/stations'>['stations'][number];

/** All stations, those open now first, or those of a place. */
export function StationsPage() {
  const t = useT();
  const words = useErrorWords();
  const [path, setPath] = useState<readonly Place[]>([]);
  const place = path.at(-1);
  const stations = useLoad('GET /api/stations', { query: place ? { area: place.code } : {} }, { stay: true });
  const listed = stations.data?.stations;
  return (
    <ResidentPage title={t('network.stations.title')} back="/">
      <div className="stack-close stack">
        <h1>{place ? t('network.stations.here', { place: place.name }) : t('network.stations.title')}</h1>
        <p>{t('network.stations.lead')}</p>
      </div>
      {stations.isPending ? <Waiting onAgain={() => void stations.refetch()} /> : null}
      {stations.isError ? (
        <Failed onAgain={() => void stations.refetch()}>{words(stations.error)}</Failed>
      ) : null}
      {listed?.length === 0 ? (
        <Empty
          title={t('network.stations.none')}
          action={
            <Button kind="outline" onClick={() => setPath([])}>
              {t('network.stations.all')}
            </Button>
          }
        >
          {t('network.stations.noneText', { place: place?.name ?? t('shell.place.whole') })}
        </Empty>
      ) : null}
      {listed && listed.length > 0 ? (
        <Section title={<span role="status">{t('network.stations.found', { count: listed.length })}</span>}>
          <div className="stack">
            {listed.map((station) => (
              <StationCard key={station.stationId} station={station} />
            ))}
          </div>
        </Section>
      ) : null}
      <Fold title={t('network.stations.elsewhere')} icon="pin">
        <PlacePicker {...places} path={path} onChange={setPath} until="township" />
      </Fold>
    </ResidentPage>
  );
}

function StationCard({ station }: { station: Station }) {
  const t = useT();
  const { day } = useFormat();
  const kiosk = useSkin() === 'kiosk';
  return (
    <Card
      title={station.name}
      side={
        station.openUntil === null ? (
          <StatusChip tone="neutral">{t('network.stations.closed')}</StatusChip>
        ) : (
          <StatusChip tone="good">{t('network.stations.openUntil', { time: station.openUntil })}</StatusChip>
        )
      }
    >
      <Facts
        rows={[
          { name: t('network.stations.address'), value: station.address },
          {
            name: t('network.stations.hours'),
            value: station.hours.map((hours) => <div key={hours.days.join()}>{hoursWords(hours, t)}</div>),
          },
          { name: t('network.stations.phone'), value: <Keep>{station.phone}</Keep> },
        ]}
      />
      <div className="row row-apart">
        <span className="least">{t('network.stations.checkedOn', { day: day(station.checkedOn) })}</span>
        {kiosk ? null : (
          <ButtonLink
            kind="tint"
            icon="phone"
            href={`tel:${station.phone}`}
            label={t('network.stations.callStation', { name: station.name })}
          >
            {t('network.stations.call')}
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}
