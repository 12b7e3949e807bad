import { useLoad } from '../../../web/data.ts';
import { useNearStation } from './near-station.ts';

/**
 * The nearest station in one line for a printed sheet: its name and telephone.
 * @param stationId this station, whatever the place: where a terminal stands.
 */
export function StationLine({ areaCode, stationId }: { areaCode: string | null; stationId?: string | null }) {
  const near = useNearStation(stationId ? null : areaCode, !stationId);
  const own = useLoad(
    'GET /api/stations/:id',
    { params: { id: stationId ?? '' } },
    { when: Boolean(stationId), stay: true },
  );
  const station = own.data ?? near;
  return station ? `${station.name} ${station.phone}` : null;
}
