import { Link } from 'wouter';
import { useLoad, useVisit } from '../../../web/data.ts';
import { ButtonLink } from '../../../web/design/Button.tsx';
import { PersonNear } from '../../../web/design/Card.tsx';
import { Persimmon } from '../../../web/design/Drawings.tsx';
import { Dotted, Keep } from '../../../web/design/Text.tsx';
import { useSkin } from '../../../web/device.ts';
import { useT } from '../../../web/words.ts';
import { useNearStation } from './near-station.ts';
import { useOpenWords } from './open-words.ts';

/**
 * The station that is nearest to a place: name, open until or from when, telephone; and 请给我打电话. At a terminal, which does not
 * telephone, the number itself.
 * @param stationId this station, whatever the place: where a terminal stands.
 */
export function StationNear({ areaCode, stationId }: { areaCode: string | null; stationId?: string | null }) {
  const t = useT();
  const openWords = useOpenWords();
  const kiosk = useSkin() === 'kiosk';
  const near = useNearStation(stationId ? null : areaCode, !stationId);
  const own = useLoad(
    'GET /api/stations/:id',
    { params: { id: stationId ?? '' } },
    { when: Boolean(stationId), stay: true },
  );
  const station = own.data ?? near;
  // Whoever stands at a counter is told nothing by the way to one.
  const atCounter = useVisit() !== null;
  if (!station || atCounter) return null;
  return (
    <PersonNear
      title={t('network.near.title')}
      drawing={<Persimmon />}
      action={
        kiosk ? (
          <Keep>{station.phone}</Keep>
        ) : (
          <ButtonLink
            kind="outline"
            icon="phone"
            href={`tel:${station.phone}`}
            label={t('network.near.callStation', { name: station.name })}
          >
            {t('network.near.call')}
          </ButtonLink>
        )
      }
    >
      <p>
        <Link href={`/stations/${station.stationId}`}>{station.name}</Link>
      </p>
      <p>
        <Dotted>
          {[
            openWords(station),
            <Link key="call" href={`/call-me?station=${station.stationId}`}>
              {t('network.near.callMe')}
            </Link>,
            <Link key="all" href="/stations">
              {t('network.near.all')}
            </Link>,
          ]}
        </Dotted>
      </p>
    </PersonNear>
  );
}
