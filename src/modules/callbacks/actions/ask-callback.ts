import type { Context } from '../../../ground/context.ts';
import { setLookup } from '../../../ground/database/scope.ts';
import { fieldProblem, Problem } from '../../../ground/problem.ts';
import { afterOpen, findStation, nearestStaffed } from '../../network/index.ts';
import { getCurrent, maskPersonName, maskPhone, readInFull, readPhone } from '../../people/index.ts';
import { type Suits, suitsCodes } from '../domain/callback.ts';
import { loadPromise } from '../load-promise.ts';
import { addStep, callbacks, sealColumn } from '../store.ts';

/** By when somebody calls; not `certain` where a day on the way may still become a holiday. */
export interface Due {
  at: string;
  certain: boolean;
}

/** What a station can promise somebody who asks now; null where it does not open in time. */
export interface Offer {
  station: { stationId: string; name: string; phone: string | null };
  minutes: number;
  due: Record<Suits, Due | null>;
  /** The number on record that would be called, masked; null: it has to be given. */
  phone: string | null;
}

/** The station that is asked: the one that was chosen, else the nearest to where the person lives that has somebody to call. */
async function stationFor(
  ctx: Context,
  chosen: string | undefined,
): Promise<{ stationId: string; name: string; phone: string | null; area: { code: string; lo: number } }> {
  if (chosen !== undefined) {
    const station = await findStation(ctx, chosen);
    if (station?.open && station.staffed) return { stationId: chosen, phone: null, ...station };
    throw fieldProblem('/stationId', 'nobody-there', {
      zh: '这个站点没有人接，请换一个',
      en: 'Nobody answers at this station; please choose another',
    });
  }
  const { person } = ctx.actor;
  const lives =
    person === null
      ? undefined
      : (await getCurrent(ctx, person, ['person.residence_area'])).get('person.residence_area')?.value;
  const near = await nearestStaffed(ctx, typeof lives === 'string' ? lives : null);
  const station = near && (await findStation(ctx, near.stationId));
  if (near && station) return { stationId: near.stationId, phone: near.phone, ...station };
  throw new Problem(404, 'no-station', {
    zh: '这里还没有站点，请打 12333',
    en: 'There is no station here yet; please call 12333',
  });
}

const partOf = { today: 'any', any: 'any', morning: 'morning', afternoon: 'afternoon' } as const;

async function dueAt(ctx: Context, stationId: string, suits: Suits) {
  return afterOpen(ctx, stationId, {
    from: ctx.clock.now(),
    minutes: loadPromise().answerWithinMinutes,
    part: partOf[suits],
  });
}

/** What would be promised, for each time that may suit: shown before anything is sent. */
export async function offerCallback(ctx: Context, stationId: string | undefined): Promise<Offer> {
  const station = await stationFor(ctx, stationId);
  const due: Offer['due'] = { today: null, morning: null, afternoon: null, any: null };
  for (const suits of suitsCodes) {
    const found = await dueAt(ctx, station.stationId, suits);
    due[suits] = found ? { at: found.at.toISOString(), certain: found.certain } : null;
  }
  const { person } = ctx.actor;
  const phone =
    person === null
      ? undefined
      : (await getCurrent(ctx, person, ['person.phone'])).get('person.phone')?.value;
  return {
    station: { stationId: station.stationId, name: station.name, phone: station.phone },
    minutes: loadPromise().answerWithinMinutes,
    due,
    phone: typeof phone === 'string' ? phone : null,
  };
}

export interface NewCallback {
  callbackId: string;
  /** Without it the nearest to where the person lives. */
  stationId?: string;
  /** F1 … F8. */
  about?: string;
  words?: string;
  suits: Suits;
  /** Needed from who is not signed in or has no number on record; otherwise the number on record is called. */
  phone?: string;
  /** How to address somebody who is not signed in. */
  name?: string;
}

/** Whom to call: the number on record is read in the person's own name and kept sealed with the request. */
async function whomToCall(
  ctx: Context,
  { phone, name }: NewCallback,
): Promise<{ phone: string; name: string | null }> {
  const { person } = ctx.actor;
  const known =
    person === null
      ? undefined
      : await readInFull(ctx, person, ['person.phone', 'person.name'], 'contact-person');
  const ownName = known?.get('person.name');
  const ownPhone = known?.get('person.phone');
  const address = typeof ownName === 'string' ? ownName : (name ?? null);
  if (phone === undefined && typeof ownPhone === 'string') return { phone: ownPhone, name: address };
  const read = readPhone(phone ?? '');
  if (read.ok) return { phone: read.value, name: address };
  throw fieldProblem('/phone', read.reasons[0].code, read.reasons[0].detail);
}

/**
 * 请给我打电话: a request for the queue of a station, with the moment by which it is promised to call.
 * @throws Problem 422 naming /phone, /stationId, /suits; 404 `no-station`; 409 `asked-enough`.
 */
export async function askCallback(
  ctx: Context,
  input: NewCallback,
): Promise<{ station: { stationId: string; name: string }; due: Due; phone: string }> {
  const station = await stationFor(ctx, input.stationId);
  const { phone, name } = await whomToCall(ctx, input);
  const index = ctx.cipher.index('callbacks.phone', phone);
  await refuseMore(ctx, index);
  const due = await dueAt(ctx, station.stationId, input.suits);
  if (!due) {
    throw fieldProblem('/suits', 'not-open-then', {
      zh: '这个站点那时候不开门，请换个时间或换个站点',
      en: 'The station is not open then; please choose another time or station',
    });
  }
  const now = ctx.clock.now();
  const row = {
    callback_id: input.callbackId,
    person_id: ctx.actor.person,
    area_code: station.area.code,
    area_lo: station.area.lo,
  };
  const added = await callbacks(ctx)
    .insertInto('callback')
    .values({
      ...row,
      station_id: station.stationId,
      phone_sealed: sealColumn(ctx, input.callbackId, 'phone_sealed', phone),
      phone_mask: maskPhone(phone),
      phone_index: index,
      name_sealed: sealColumn(ctx, input.callbackId, 'name_sealed', name),
      about: input.about ?? null,
      words_sealed: sealColumn(ctx, input.callbackId, 'words_sealed', input.words ?? null),
      suits: input.suits,
      asked_at: now,
      due_at: due.at,
      due_certain: due.certain,
      state: 'waiting',
      changed_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 1n) await addStep(ctx, row, 'asked');
  return {
    station: { stationId: station.stationId, name: station.name },
    due: { at: due.at.toISOString(), certain: due.certain },
    phone: maskPhone(phone),
  };
}

async function refuseMore(ctx: Context, index: Buffer): Promise<void> {
  await setLookup(ctx.tx, 'app.callback_phone', index.toString('hex'));
  const { n } = await callbacks(ctx)
    .selectFrom('callback')
    .select((get) => get.fn.countAll<string>().as('n'))
    .where('phone_index', '=', index)
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(n) < loadPromise().mostOpen) return;
  throw new Problem(409, 'asked-enough', {
    zh: '已经记下了，会有人打来，不用再点',
    en: 'This is on record and somebody will call; there is no need to ask again',
  });
}

/** A name as a clerk sees it before he calls. */
export function shownName(name: string | null): string | null {
  return name === null ? null : maskPersonName(name);
}
