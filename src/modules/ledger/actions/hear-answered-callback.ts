import Type from 'typebox';
import { Value } from 'typebox/value';
import type { Context, Skin } from '../../../ground/context.ts';
import type { Said } from '../../../ground/events/hearers.ts';
import type { ServiceFunction } from '../domain/event.ts';
import { placeOf, servedBy } from './hear-decided-case.ts';
import { recordService } from './record-service.ts';

const Id = Type.String({ format: 'uuid' });

/** What `callbacks.callback-answered@1` carries, as far as the ledger needs it. */
const CallbackAnswered = Type.Object({
  callbackId: Id,
  // Null: somebody who was not signed in; who is not known has no entry of his own.
  personId: Type.Union([Id, Type.Null()]),
  stationId: Id,
  areaCode: Type.String({ pattern: '^[0-9]{12}$' }),
  areaLo: Type.Integer(),
  function: Type.String({ pattern: '^F[1-8]$' }),
  staffId: Id,
  role: Type.String(),
  skin: Type.String(),
  at: Type.String({ format: 'date-time' }),
});

/** Somebody who asked to be called was reached and advised: that is a service (咨询指导). */
export async function hearAnsweredCallback(ctx: Context, said: Said): Promise<void> {
  const { payload } = said;
  if (!Value.Check(CallbackAnswered, payload))
    throw new Error(`${said.name} does not say what the ledger needs`);
  if (payload.personId === null) return;
  await recordService(ctx, {
    eventId: said.eventId,
    personId: payload.personId,
    kind: 'advice-given',
    item: { code: 'callback', name: { zh: '电话答复', en: 'Advice by telephone' } },
    function: payload.function as ServiceFunction,
    ...(await placeOf(ctx, payload)),
    givenAt: new Date(payload.at),
    skin: payload.skin as Skin,
    by: await servedBy(ctx, payload),
    evidence: `callbacks.callback:${payload.callbackId}`,
  });
}
