import { randomBytes } from 'node:crypto';
import { dayOf } from '../../../ground/clock/day.ts';
import type { Context, Skin } from '../../../ground/context.ts';
import { say } from '../../../ground/events/say.ts';
import { fieldProblem, Problem, type Words } from '../../../ground/problem.ts';
import { canonical, type Json } from '../domain/canonical.ts';
import { commitmentOf, dayTag, type ServiceEvent, type ServiceFunction } from '../domain/event.ts';
import { definitionOn, elsewhereKind } from '../domain/visits.ts';
import { sha256 } from '../hash.ts';
import { loadVisitDefinitions } from '../load-definitions.ts';
import { append, type Place, personKey, type SealedBody } from '../store.ts';

/** The member of staff who gave a service; null stands for self-service. */
export interface ServedBy {
  role: string;
  id: string;
  /** As the person knows him. */
  name: string | null;
}

/** A service that was really given. */
export interface ServiceGiven {
  /** UUIDv7 made by whoever gave it; the same service said again has the same id. */
  eventId: string;
  personId: string;
  /** A kind of data/indicators/service-visits.yaml. */
  kind: string;
  /** The service item, such as a case type, and its name as the person knew it. */
  item: { code: string; name: Words };
  function: ServiceFunction;
  /** null online. */
  station: { id: string; name: string } | null;
  /** The area that gave it. */
  area: { code: string; lo: number };
  givenAt: Date;
  skin: Skin;
  by: ServedBy | null;
  /** What shows that it was given: `module.thing:id`. */
  evidence: string;
  /** More for the person to read; no id number, no telephone number. */
  details?: { readonly [name: string]: Json };
}

/** An event's place in the ledger; `added` is false where it stood there already. */
export interface Entry extends Place {
  eventId: string;
  added: boolean;
}

/** What an event commits to and the person reads. */
export interface ServiceBody {
  person: string;
  item: Words;
  station: string | null;
  staff: { id: string; name: string | null } | null;
  details: { readonly [name: string]: Json };
}

// Clocks of two machines differ; a service of tomorrow is a mistake.
const clockTolerance = 5 * 60_000;

/**
 * Refuses what cannot be.
 * @throws Problem 422 `given-in-future`.
 */
export function refuseImpossible(ctx: Context, given: ServiceGiven): void {
  const definition = definitionOn(loadVisitDefinitions(), dayOf(given.givenAt));
  const known = given.kind === elsewhereKind || definition?.kinds.some(({ id }) => id === given.kind);
  if (definition && !known) {
    throw new Error(`the definition of service visits does not say whether ${given.kind} counts`);
  }
  if (!/^[a-z]+\.[a-z-]+:\S+$/.test(given.evidence)) throw new Error('evidence is written module.thing:id');
  if (given.givenAt.getTime() > ctx.clock.now().getTime() + clockTolerance) {
    throw fieldProblem('givenAt', 'given-in-future', {
      zh: '服务时间晚于现在，请核对日期',
      en: 'The service lies in the future; please check its date',
    });
  }
}

/**
 * Records a service in the caller's transaction, exactly once for its id: said again it changes nothing and gives the
 * first entry. It may arrive late and carries its own time.
 * @throws Problem 422 `given-in-future`; 409 `another-service` where the id stands for a different service.
 */
export async function recordService(ctx: Context, given: ServiceGiven): Promise<Entry> {
  refuseImpossible(ctx, given);
  const key = await personKey(ctx, given.personId, given.area, randomBytes(32));
  const { event, sealed } = writeEvent(given, key, ctx.clock.now());
  const place = await append(ctx, event, sealed);
  if (!place.same) throw anotherService();
  if (place.added) await say(ctx, 'ledger.service-recorded@1', { eventId: given.eventId });
  return { eventId: given.eventId, chain: place.chain, seq: place.seq, added: place.added };
}

/**
 * The event of a service, and the body that it seals.
 * @param key the person's, behind his day tags.
 */
export function writeEvent(
  given: ServiceGiven,
  key: Uint8Array,
  recordedAt: Date,
): { event: ServiceEvent; sealed: SealedBody } {
  const body = canonical({
    person: given.personId,
    item: { ...given.item.name },
    station: given.station?.name ?? null,
    staff: given.by && { id: given.by.id, name: given.by.name },
    details: given.details ?? {},
  });
  const salt = randomBytes(32);
  const event: ServiceEvent = {
    v: 1,
    eventId: given.eventId,
    kind: given.kind,
    item: given.item.code,
    function: given.function,
    station: given.station?.id ?? null,
    area: given.area.code,
    givenAt: given.givenAt.toISOString(),
    recordedAt: recordedAt.toISOString(),
    skin: given.skin,
    by: given.by?.role ?? 'self',
    evidence: given.evidence,
    who: dayTag(sha256, key, dayOf(given.givenAt)),
    commitment: commitmentOf(sha256, salt, body),
    reverses: null,
    reason: null,
  };
  return { event, sealed: { personId: given.personId, areaLo: given.area.lo, salt, body } };
}

/** The id stands in the ledger for something else. */
export function anotherService(): Problem {
  return new Problem(409, 'another-service', {
    zh: '这个编号已经记了另一次服务，请换一个新编号',
    en: 'This id already stands for another service; please use a new one',
  });
}
