import { useState } from 'react';
import type { Output } from '../../../../web/call.ts';
import { useClerk } from '../../../../web/counter/use-clerk.ts';
import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { ButtonLink } from '../../../../web/design/Button.tsx';
import { Row, Rows } from '../../../../web/design/Card.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { DeskFrame } from '../../../../web/design/DeskFrame.tsx';
import { TextField } from '../../../../web/design/Field.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { Empty, Failed, Waiting } from '../../../../web/design/States.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';

type Card = Output<'GET /api/stations'>['stations'][number];

/** The stations of the area of who is at work: how far each can be relied on, and the way to open, change and close them. */
export function CounterStationsPage() {
  const t = useT();
  const words = useErrorWords();
  const clerk = useClerk();
  const [asked, setAsked] = useState('');
  const area = clerk?.area?.code;
  const found = useLoad(
    'GET /api/stations',
    { query: { area, limit: 200 } },
    { when: area !== undefined, anyVisit: true },
  );
  if (!clerk) return null;
  const all = found.data?.stations ?? [];
  // Those that need somebody come first.
  const order = ['unchecked', 'overdue', 'due', 'fresh'];
  const shown = all
    .filter(({ name, address }) => `${name} ${address}`.includes(asked.trim()))
    .sort((a, b) => order.indexOf(a.freshness) - order.indexOf(b.freshness));
  return (
    <DeskFrame title={t('stations.manage.title')}>
      <div className="row row-apart">
        <div>
          <h1>{t('stations.manage.title')}</h1>
          <p className="note">{t('stations.manage.lead', { count: all.length })}</p>
        </div>
        {clerk.role === 'manager' ? (
          <ButtonLink kind="filled" icon="plus" href="/counter/stations/new">
            {t('stations.manage.open')}
          </ButtonLink>
        ) : null}
      </div>
      <TextField kind="search" label={t('stations.manage.search')} value={asked} onChange={setAsked} />
      {all.length > 0 ? <ListOut list="GET /api/stations" input={{ query: { area } }} /> : null}
      {found.isPending ? <Waiting onAgain={() => void found.refetch()} /> : null}
      {found.isError ? <Failed onAgain={() => void found.refetch()}>{words(found.error)}</Failed> : null}
      {found.data && shown.length === 0 ? <Empty title={t('stations.manage.none')} /> : null}
      <Rows>
        {shown.map((station) => (
          <StationRow key={station.stationId} station={station} />
        ))}
      </Rows>
    </DeskFrame>
  );
}

const tones = { fresh: 'good', due: 'wait', overdue: 'error', unchecked: 'error' } as const;

function StationRow({ station }: { station: Card }) {
  const t = useT();
  const { day } = useFormat();
  const { language } = useDevice();
  const checked = station.checkedOn === null ? '' : day(station.checkedOn);
  return (
    <Row
      icon="pin"
      href={`/counter/station?station=${station.stationId}`}
      title={station.name}
      note={[station.kind?.name[language], station.address, station.phone].filter(Boolean).join('　')}
      side={
        <StatusChip tone={tones[station.freshness]}>
          {t(`stations.manage.freshness.${station.freshness}`, { day: checked })}
        </StatusChip>
      }
    />
  );
}
