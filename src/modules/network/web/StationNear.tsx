import { Link } from 'wouter';
import { useLoad } from '../../../web/data.ts';
import { ButtonLink } from '../../../web/design/Button.tsx';
import { PersonNear } from '../../../web/design/Card.tsx';
import { Persimmon } from '../../../web/design/Drawings.tsx';
import { Dotted, Keep } from '../../../web/design/Text.tsx';
import { useSkin } from '../../../web/device.ts';
import { useT } from '../../../web/words.ts';
import { nearestFirst } from '../domain/nearest.ts';

/**
 * The station that is nearest to a place: name, open until, telephone. At a terminal, which does not telephone, the number itself.
 * @param stationId this station, whatever the place: where a terminal stands.
 */
export function StationNear({ areaCode, stationId }: { areaCode: string | null; stationId?: string | null }) {
  const t = useT();
  const kiosk = useSkin() === 'kiosk';
  const stations = useLoad('GET /api/stations', { query: {} }, { stay: true });
  const all = stations.data?.stations ?? [];
  const station = all.find((one) => one.stationId === stationId) ?? nearestFirst(all, areaCode)[0];
  if (!station) return null;
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
            label={t('network.stations.callStation', { name: station.name })}
          >
            {t('network.stations.call')}
          </ButtonLink>
        )
      }
    >
      <p>{station.name}</p>
      <p>
        <Dotted>
          {[
            station.openUntil === null
              ? t('network.stations.closed')
              : t('network.stations.openUntil', { time: station.openUntil }),
            <Link key="all" href="/stations">
              {t('network.near.all')}
            </Link>,
          ]}
        </Dotted>
      </p>
    </PersonNear>
  );
}
