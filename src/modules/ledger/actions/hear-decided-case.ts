import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Context, Skin } from '../../../ground/context.ts';
import type { Said } from '../../../ground/events/hearers.ts';
import { findStaffName } from '../../access/index.ts';
import { findStation } from '../../network/index.ts';
import type { ServiceFunction } from '../domain/event.ts';
import { recordService, type ServedBy, type ServiceGiven } from './record-service.ts';

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Id = Type.String({ format: 'uuid' });

/** What `cases.case-decided@1` carries, as far as the ledger needs it. */
const CaseDecided = Type.Object({
  caseId: Id,
  subject: Type.Object({ kind: Type.Enum(['person', 'employer']), id: Id }),
  type: Type.String(),
  name: Type.Object({ zh: Type.String(), en: Type.String() }),
  function: Type.String({ pattern: '^F[1-8]$' }),
  areaCode: Type.String({ pattern: '^[0-9]{12}$' }),
  areaLo: Type.Integer(),
  stationId: Nullable(Id),
  skin: Type.String(),
  role: Type.String(),
  staffId: Nullable(Id),
  at: Type.String({ format: 'date-time' }),
});

/** The station with its own area: a service counts where it was given, wherever the person lives. */
export async function placeOf(
  ctx: Context,
  { stationId, areaCode, areaLo }: Pick<Static<typeof CaseDecided>, 'stationId' | 'areaCode' | 'areaLo'>,
): Promise<Pick<ServiceGiven, 'station' | 'area'>> {
  const home = { code: areaCode, lo: areaLo };
  if (stationId === null) return { station: null, area: home };
  const station = await findStation(ctx, stationId);
  return { station: { id: stationId, name: station?.name ?? stationId }, area: station?.area ?? home };
}

export async function servedBy(
  ctx: Context,
  { staffId, role }: Pick<Static<typeof CaseDecided>, 'staffId' | 'role'>,
): Promise<ServedBy | null> {
  return staffId === null ? null : { role, id: staffId, name: await findStaffName(ctx, staffId) };
}

/** A case was decided and they know whose it is: that is a service. Its event has the id of the saying, which is said once. */
export async function hearDecidedCase(ctx: Context, said: Said): Promise<void> {
  const { payload } = said;
  if (!Value.Check(CaseDecided, payload)) throw new Error(`${said.name} does not say what the ledger needs`);
  await recordService(ctx, {
    eventId: said.eventId,
    personId: payload.subject.id,
    kind: payload.subject.kind === 'person' ? 'case-completed' : 'employer-served',
    item: { code: payload.type, name: { zh: payload.name.zh, en: payload.name.en } },
    function: payload.function as ServiceFunction,
    ...(await placeOf(ctx, payload)),
    givenAt: new Date(payload.at),
    skin: payload.skin as Skin,
    by: await servedBy(ctx, payload),
    evidence: `cases.case:${payload.caseId}`,
  });
}
