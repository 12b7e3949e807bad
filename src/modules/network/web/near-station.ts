import type { Output } from '../../../web/call.ts';
import { useLoad } from '../../../web/data.ts';

/** The nearest station with somebody there, open ones first; of the whole service area where no place is known. */
export function useNearStation(
  areaCode: string | null,
  when = true,
): Output<'GET /api/stations'>['stations'][number] | undefined {
  const query = { staffed: true, limit: 1, ...(areaCode === null ? {} : { near: areaCode }) };
  return useLoad('GET /api/stations', { query }, { when, stay: true, anyVisit: true }).data?.stations[0];
}
