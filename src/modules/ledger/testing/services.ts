import { randomUUID } from 'node:crypto';
import { loadAreas } from '../../../ground/areas/load.ts';
import type { ServiceGiven } from '../actions/record-service.ts';

/** An area of the tests: one community. */
export const someArea = { code: '370705001001', lo: loadAreas().range('370705001001').lo };

/** A service for tests: 求职登记 by a resident himself on 20 November 2026, each a new person unless told. */
export function aService(parts: Partial<ServiceGiven> = {}): ServiceGiven {
  return {
    eventId: randomUUID(),
    personId: randomUUID(),
    kind: 'case-completed',
    item: { code: 'job-seeking', name: { zh: '求职登记', en: 'Job seeker registration' } },
    function: 'F1',
    station: null,
    area: someArea,
    givenAt: new Date('2026-11-20T10:00:00+08:00'),
    skin: 'phone',
    by: null,
    evidence: `cases.case:${randomUUID()}`,
    ...parts,
  };
}
