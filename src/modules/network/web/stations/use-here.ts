import { useState } from 'react';
import { useLoad } from '../../../../web/data.ts';
import { useSkin } from '../../../../web/device.ts';
import { kioskStation } from '../../../../web/home/kiosk-station.ts';
import { useSession } from '../../../../web/session.ts';
import { useT } from '../../../../web/words.ts';

interface Point {
  lat: number;
  lon: number;
}

// About a hundred metres: enough for an order, and no more is told than is needed.
const round = (degrees: number) => Math.round(degrees * 1000) / 1000;

/**
 * Where the person is as far as it is known: where he stands, if he lets us ask; else where the terminal stands, or where he lives.
 * `known` is false until the answer is there, so that the list does not jump.
 */
export function useHere() {
  const t = useT();
  const kiosk = useSkin() === 'kiosk';
  const session = useSession();
  const resident = session?.kind === 'resident';
  const terminal = kiosk ? kioskStation() : null;
  const own = useLoad(
    'GET /api/stations/:id',
    { params: { id: terminal ?? '' } },
    { when: terminal !== null, stay: true, anyVisit: true },
  );
  const mine = useLoad('GET /api/my/data', undefined, { when: resident, stay: true });
  const [point, setPoint] = useState<Point>();
  const [asking, setAsking] = useState<'no' | 'yes' | 'refused'>('no');
  const ask = () => {
    setAsking('yes');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setAsking('no');
        setPoint({ lat: round(coords.latitude), lon: round(coords.longitude) });
      },
      () => setAsking('refused'),
      { timeout: 10_000, maximumAge: 60_000 },
    );
  };
  const near = own.data?.areaCode ?? mine.data?.area.code;
  const place = own.data?.place;
  // Where the terminal's own door is known it counts, not the centre of its street.
  const at =
    place && place.precision !== 'area' ? { lat: round(place.lat), lon: round(place.lon) } : undefined;
  const asked = asking === 'yes' ? t('stations.list.whereAsking') : t('stations.list.whereRefused');
  const found = point
    ? t('stations.list.nearMe')
    : near
      ? t('stations.list.near', { place: own.data?.name ?? mine.data?.area.name ?? '' })
      : t('stations.list.openFirst');
  return {
    query: point ?? at ?? (near ? { near } : {}),
    known: session !== undefined && !(resident && mine.isPending) && !(terminal !== null && own.isPending),
    words: asking === 'no' ? found : asked,
    ask: kiosk || point || !('geolocation' in navigator) ? undefined : ask,
  };
}
