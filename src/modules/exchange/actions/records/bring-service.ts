import { loadAreas } from '../../../../ground/areas/load.ts';
import type { Context } from '../../../../ground/context.ts';
import type { Words } from '../../../../ground/problem.ts';
import { elsewhereKind, recordService, type ServiceFunction } from '../../../ledger/index.ts';

/** A service that somebody else gave, with what shows it. */
export interface BroughtService {
  /** UUIDv7 made by whoever brings it; the same service brought again has the same id. */
  eventId: string;
  personId: string;
  /** What it would be among our own: a kind of data/indicators/service-visits.yaml. */
  kind: string;
  item: { code: string; name: Words };
  function: ServiceFunction;
  /** Who gave it. */
  issuer: string;
  /** The number of a certificate, a list or a receipt that shows it. */
  evidence: string;
  givenAt: Date;
  /** Of the list that it came in. */
  areaCode: string;
}

/**
 * Writes a service that was given elsewhere to the ledger, exactly once for its id. The person sees it among his own, with who gave it;
 * 服务人次 and 有效数据 count it apart.
 * @throws Problem as `recordService` of the ledger does.
 */
export async function bringService(ctx: Context, brought: BroughtService): Promise<void> {
  const { eventId, personId, item, givenAt, areaCode } = brought;
  await recordService(ctx, {
    eventId,
    personId,
    kind: elsewhereKind,
    item,
    function: brought.function,
    station: null,
    area: { code: areaCode, lo: loadAreas().get(areaCode).lo },
    givenAt,
    skin: 'desk',
    by: null,
    evidence: `exchange.elsewhere:${eventId}`,
    details: { kind: brought.kind, issuer: brought.issuer, evidence: brought.evidence },
  });
}
