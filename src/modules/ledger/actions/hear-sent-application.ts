import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Context, Skin } from '../../../ground/context.ts';
import type { Said } from '../../../ground/events/hearers.ts';
import { findStaffName } from '../../access/index.ts';
import { findStation } from '../../network/index.ts';
import { recordService, type ServiceGiven } from './record-service.ts';

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Id = Type.String({ format: 'uuid' });

/** What `matching.application-sent@1` carries, as far as the ledger needs it. */
const ApplicationSent = Type.Object({
  applicationId: Id,
  personId: Id,
  title: Type.String(),
  areaCode: Type.String({ pattern: '^[0-9]{12}$' }),
  areaLo: Type.Integer(),
  stationId: Nullable(Id),
  skin: Type.String(),
  role: Type.String(),
  staffId: Nullable(Id),
  at: Type.String({ format: 'date-time' }),
});

/** The station of the clerk who sent it; online, the area where the work is. */
async function placeOf(
  ctx: Context,
  { stationId, areaCode, areaLo }: Static<typeof ApplicationSent>,
): Promise<Pick<ServiceGiven, 'station' | 'area'>> {
  const home = { code: areaCode, lo: areaLo };
  if (stationId === null) return { station: null, area: home };
  const station = await findStation(ctx, stationId);
  return { station: { id: stationId, name: station?.name ?? stationId }, area: station?.area ?? home };
}

/** A person's application has reached an employer: a service of F6 供需匹配. */
export async function hearSentApplication(ctx: Context, said: Said): Promise<void> {
  const { payload } = said;
  if (!Value.Check(ApplicationSent, payload))
    throw new Error(`${said.name} does not say what the ledger needs`);
  const { staffId, role } = payload;
  await recordService(ctx, {
    eventId: said.eventId,
    personId: payload.personId,
    kind: 'introduction-made',
    item: {
      code: 'job-application',
      name: { zh: `求职：${payload.title}`, en: `Application: ${payload.title}` },
    },
    function: 'F6',
    ...(await placeOf(ctx, payload)),
    givenAt: new Date(payload.at),
    skin: payload.skin as Skin,
    by: staffId === null ? null : { role, id: staffId, name: await findStaffName(ctx, staffId) },
    evidence: `matching.application:${payload.applicationId}`,
  });
}
