import { useId, useState } from 'react';
import { useSearch } from 'wouter';
import type { Output } from '../../../../web/call.ts';
import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { Button, ButtonLink } from '../../../../web/design/Button.tsx';
import { Card, Section } from '../../../../web/design/Card.tsx';
import { Chip, Chips, StatusChip } from '../../../../web/design/Chip.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { PrintPage } from '../../../../web/design/ListOut.tsx';
import { Picks } from '../../../../web/design/Picks.tsx';
import { type Place, PlacePicker } from '../../../../web/design/PlacePicker.tsx';
import { ResidentPage } from '../../../../web/design/ResidentPage.tsx';
import { Empty, Failed, Waiting } from '../../../../web/design/States.tsx';
import { Facts } from '../../../../web/design/SummaryList.tsx';
import { Keep } from '../../../../web/design/Text.tsx';
import { useDevice, useSkin } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { useOpenWords } from '../open-words.ts';
import { places } from '../places.ts';
import { spanWords } from './hours-words.ts';
import { useHere } from './use-here.ts';

type Station = Output<'GET /api/stations'>['stations'][number];

const offered = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7'] as const;

/** All stations, the nearest one that is open now first; filtered by what one wants to do and what one can manage. */
export function StationsPage() {
  const t = useT();
  const words = useErrorWords();
  const asked = new URLSearchParams(useSearch());
  const [path, setPath] = useState<readonly Place[]>([]);
  const [only, setOnly] = useState<readonly string[]>([]);
  const [what, setWhat] = useState<string | null>(asked.get('function'));
  const [kind, setKind] = useState<string | null>(asked.get('kind'));
  const here = useHere();
  const place = path.at(-1);
  const stations = useLoad(
    'GET /api/stations',
    {
      query: {
        ...(place ? { area: place.code } : here.query),
        ...(only.includes('open') ? { open: true } : {}),
        ...(only.includes('step-free') ? { stepFree: true } : {}),
        ...(what ? { function: what } : {}),
        ...(kind ? { kind } : {}),
      },
    },
    { stay: true, when: here.known },
  );
  const listed = stations.data?.stations;
  const toggle = (value: string) =>
    setOnly(only.includes(value) ? only.filter((one) => one !== value) : [...only, value]);
  const all = () => {
    setPath([]);
    setOnly([]);
    setWhat(null);
    setKind(null);
  };
  return (
    <ResidentPage title={t('stations.list.title')} back="/">
      <div className="stack-close stack">
        <h1>{place ? t('stations.list.here', { place: place.name }) : t('stations.list.title')}</h1>
        <p>{t('stations.list.lead')}</p>
        <p className="note">{here.words}</p>
      </div>
      <Filters
        only={only}
        onOnly={toggle}
        what={what}
        onWhat={setWhat}
        kind={kind}
        onKind={setKind}
        here={here}
      />
      {stations.isPending ? <Waiting onAgain={() => void stations.refetch()} /> : null}
      {stations.isError ? (
        <Failed onAgain={() => void stations.refetch()}>{words(stations.error)}</Failed>
      ) : null}
      {listed?.length === 0 ? (
        <Empty
          title={t('stations.list.none')}
          action={
            <Button kind="outline" onClick={all}>
              {t('stations.list.all')}
            </Button>
          }
        >
          {t('stations.list.noneText', { place: place?.name ?? t('shell.place.whole') })}
        </Empty>
      ) : null}
      {listed && listed.length > 0 ? (
        <Section title={<span role="status">{t('stations.list.found', { count: listed.length })}</span>}>
          <div className="stack">
            {listed.map((station) => (
              <StationCard key={station.stationId} station={station} />
            ))}
          </div>
          <PrintPage />
        </Section>
      ) : null}
      <Fold title={t('stations.list.elsewhere')} icon="pin">
        <PlacePicker {...places} path={path} onChange={setPath} until="township" />
      </Fold>
    </ResidentPage>
  );
}

function Filters({
  only,
  onOnly,
  what,
  onWhat,
  kind,
  onKind,
  here,
}: {
  only: readonly string[];
  onOnly: (value: string) => void;
  what: string | null;
  onWhat: (value: string | null) => void;
  kind: string | null;
  onKind: (value: string | null) => void;
  here: ReturnType<typeof useHere>;
}) {
  const t = useT();
  const { language } = useDevice();
  const [label, whatLabel, kindLabel] = [useId(), useId(), useId()];
  const kinds = useLoad('GET /api/stations/kinds', undefined, { stay: true, anyVisit: true });
  const chosen = Number(what !== null) + Number(kind !== null);
  return (
    <div className="stack stack-close">
      <span className="unseen" id={label}>
        {t('stations.list.filter')}
      </span>
      <Picks
        labelledBy={label}
        chosen={only}
        onToggle={onOnly}
        picks={[
          { value: 'open', label: t('stations.list.open') },
          { value: 'step-free', label: t('stations.list.stepFree') },
        ]}
      />
      {here.ask ? (
        <Button kind="tint" icon="pin" onClick={here.ask}>
          {t('stations.list.where')}
        </Button>
      ) : null}
      <Fold
        title={`${t('stations.list.what')} · ${t('stations.list.kind')}${chosen > 0 ? ` (${chosen})` : ''}`}
        icon="list"
        open={chosen > 0}
      >
        <div className="stack">
          <p className="note" id={whatLabel}>
            {t('stations.list.what')}
          </p>
          <Picks
            labelledBy={whatLabel}
            chosen={what === null ? [] : [what]}
            onToggle={(value) => onWhat(value === what ? null : value)}
            picks={offered.map((code) => ({ value: code, label: t(`network.functions.${code}`) }))}
          />
          <p className="note" id={kindLabel}>
            {t('stations.list.kind')}
          </p>
          <Picks
            labelledBy={kindLabel}
            chosen={kind === null ? [] : [kind]}
            onToggle={(value) => onKind(value === kind ? null : value)}
            picks={(kinds.data?.kinds ?? []).map(({ code, name }) => ({
              value: code,
              label: name[language],
            }))}
          />
        </div>
      </Fold>
    </div>
  );
}

function StationCard({ station }: { station: Station }) {
  const t = useT();
  const { language } = useDevice();
  const openWords = useOpenWords();
  const kiosk = useSkin() === 'kiosk';
  const open = station.openUntil !== null;
  const km = station.distanceKm;
  return (
    <Card
      title={station.name}
      href={`/stations/${station.stationId}`}
      side={<StatusChip tone={open ? 'good' : 'neutral'}>{openWords(station)}</StatusChip>}
    >
      <Chips>
        {km === null ? null : (
          <Chip icon="pin">{t(station.roughly ? 'stations.list.aboutKm' : 'stations.list.km', { km })}</Chip>
        )}
        {station.kind ? <Chip>{station.kind.name[language]}</Chip> : null}
        {station.staffed ? null : <Chip tone="wait">{t('stations.list.machine')}</Chip>}
        {station.certain && (station.opensNext?.certain ?? true) ? null : (
          <Chip tone="wait" icon="info">
            {t('stations.list.mayBeHoliday')}
          </Chip>
        )}
      </Chips>
      <Facts
        rows={[
          { name: t('stations.list.address'), value: station.address },
          { name: t('stations.list.today'), value: spanWords(station.today, t) ?? t('stations.list.shut') },
          { name: t('stations.list.phone'), value: <Keep>{station.phone}</Keep> },
        ]}
      />
      {kiosk ? null : (
        <div className="row">
          <ButtonLink
            kind="tint"
            icon="phone"
            href={`tel:${station.phone}`}
            label={t('network.near.callStation', { name: station.name })}
          >
            {t('network.near.call')}
          </ButtonLink>
          {station.staffed ? (
            <ButtonLink kind="text" href={`/call-me?station=${station.stationId}`}>
              {t('network.near.callMe')}
            </ButtonLink>
          ) : null}
        </div>
      )}
    </Card>
  );
}
