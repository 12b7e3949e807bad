import type { Selectable } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import { say } from '../../../ground/events/say.ts';
import { fieldProblem, Problem } from '../../../ground/problem.ts';
import { audit } from '../../access/index.ts';
import { sendText } from '../../messages/index.ts';
import { afterOpen, findStation } from '../../network/index.ts';
import { afterTry, type CallState, mayTake, type Result } from '../domain/callback.ts';
import { loadPromise } from '../load-promise.ts';
import { addStep, callbacks, openColumn, sealColumn } from '../store.ts';
import type { Callback } from '../tables.ts';

type Row = Selectable<Callback>;

async function getOpen(ctx: Context, callbackId: string): Promise<Row> {
  const row = await callbacks(ctx)
    .selectFrom('callback')
    .selectAll()
    .where('callback_id', '=', callbackId)
    .forUpdate()
    .executeTakeFirst();
  if (row && row.closed_at === null) return row;
  throw new Problem(404, 'no-open-callback', {
    zh: '这个回电已经办完或撤回了，请刷新',
    en: 'This request is closed; please reload',
  });
}

async function getTaken(ctx: Context, callbackId: string): Promise<Row> {
  const row = await getOpen(ctx, callbackId);
  if (row.state === 'taken' && row.taken_by === ctx.actor.id) return row;
  throw new Problem(409, 'take-first', {
    zh: '请先接下这个回电',
    en: 'Please take this request first',
  });
}

const topics = ({ person_id }: Row) => (person_id === null ? [] : [`person:${person_id}`]);

/**
 * A clerk takes a request: colleagues see that he is at it.
 * @throws Problem 404 `no-open-callback`; 409 `taken-already`.
 */
export async function takeCallback(ctx: Context, callbackId: string): Promise<void> {
  const row = await getOpen(ctx, callbackId);
  const held = { state: row.state as CallState, takenBy: row.taken_by, changedAt: row.changed_at };
  if (!mayTake(held, ctx.actor.id ?? '', ctx.clock.now())) {
    throw new Problem(409, 'taken-already', {
      zh: '同事正在打，请看下一个',
      en: 'A colleague is at it; please take the next one',
    });
  }
  await callbacks(ctx)
    .updateTable('callback')
    .set({ state: 'taken', taken_by: ctx.actor.id, changed_at: ctx.clock.now() })
    .where('callback_id', '=', callbackId)
    .execute();
  await addStep(ctx, row, 'taken');
  await say(ctx, 'callbacks.callback-taken@1', { callbackId }, topics(row));
}

/**
 * Name and number in full, for the one who took the request, written down with who looked: the person sees it where he is known.
 * @throws Problem 404 `no-open-callback`; 409 `take-first`.
 */
export async function readNumber(
  ctx: Context,
  callbackId: string,
): Promise<{ phone: string; name: string | null }> {
  const row = await getTaken(ctx, callbackId);
  const phone = openColumn(ctx, row, 'phone_sealed');
  if (phone === null) throw new Error('an open request has its number');
  await addStep(ctx, row, 'number-read');
  if (row.person_id !== null) {
    await audit(ctx, {
      personId: row.person_id,
      purpose: 'contact-person',
      what: ['person.phone', 'person.name'],
    });
  }
  return { phone, name: openColumn(ctx, row, 'name_sealed') };
}

/** How the call went. */
export interface Call {
  result: Result;
  /** Reached: F1 … F8, what it was about; without it what was asked about. */
  served?: string;
  /** Reached: what was said and done, for the person to read again. */
  done?: string;
  /** Not reached: not before this moment; without it after the open minutes of the promise. */
  againAt?: string;
}

/**
 * Notes how a call went. Reached: it is answered, and where the person is known it is a service. Not reached: back to the queue, up to
 * the promised tries; then the person gets a message. Wrong number: closed.
 * @throws Problem 404 `no-open-callback`; 409 `take-first`; 422 naming /served, /done, /againAt.
 */
export async function noteCall(ctx: Context, callbackId: string, call: Call): Promise<{ state: CallState }> {
  const row = await getTaken(ctx, callbackId);
  const now = ctx.clock.now();
  const state = afterTry(call.result, row.tries, loadPromise().tries);
  const change =
    call.result === 'reached'
      ? reachedRow(ctx, row, call)
      : state === 'waiting'
        ? await againRow(ctx, row, call)
        : {};
  await callbacks(ctx)
    .updateTable('callback')
    .set({
      ...change,
      state,
      tries: row.tries + 1,
      taken_by: state === 'waiting' ? null : ctx.actor.id,
      changed_at: now,
      closed_at: state === 'waiting' ? null : now,
    })
    .where('callback_id', '=', callbackId)
    .execute();
  await addStep(ctx, row, call.result);
  if (state === 'reached') await sayAnswered(ctx, row, call.served ?? row.about ?? '');
  else await say(ctx, 'callbacks.callback-tried@1', { callbackId }, topics(row));
  if (state === 'unreached') await tellUnreached(ctx, row);
  return { state };
}

function reachedRow(ctx: Context, row: Row, { served, done }: Call) {
  const about = served ?? row.about;
  if (about === null) {
    throw fieldProblem('/served', 'needed', {
      zh: '请选这次帮的是哪一类事',
      en: 'Please say what it was about',
    });
  }
  if (!done?.trim()) {
    throw fieldProblem('/done', 'needed', {
      zh: '请写一句说了什么、怎么办，本人看得到',
      en: 'Please write a line on what was said; the person reads it',
    });
  }
  return { served: about, done_sealed: sealColumn(ctx, row.callback_id, 'done_sealed', done.trim()) };
}

async function againRow(ctx: Context, row: Row, { againAt }: Call) {
  const { answerWithinMinutes, againAfterMinutes } = loadPromise();
  const now = ctx.clock.now();
  const named = againAt === undefined ? undefined : new Date(againAt);
  const most = now.getTime() + 14 * 86_400_000;
  if (named && (named.getTime() <= now.getTime() || named.getTime() > most)) {
    throw fieldProblem('/againAt', 'not-a-time', {
      zh: '请选从现在起两周内的时间',
      en: 'Please choose a time within two weeks from now',
    });
  }
  const found = named
    ? { at: named, certain: true }
    : await afterOpen(ctx, row.station_id, { from: now, minutes: againAfterMinutes });
  const again = found?.at ?? now;
  const due = await afterOpen(ctx, row.station_id, { from: again, minutes: answerWithinMinutes });
  return { again_at: again, due_at: due?.at ?? again, due_certain: due?.certain ?? false };
}

async function sayAnswered(ctx: Context, row: Row, served: string): Promise<void> {
  await say(
    ctx,
    'callbacks.callback-answered@1',
    {
      callbackId: row.callback_id,
      personId: row.person_id,
      stationId: row.station_id,
      areaCode: row.area_code,
      areaLo: row.area_lo,
      function: served,
      staffId: ctx.actor.id,
      role: ctx.actor.role,
      skin: ctx.skin,
      at: ctx.clock.now().toISOString(),
    },
    topics(row),
  );
}

async function tellUnreached(ctx: Context, row: Row): Promise<void> {
  const phone = openColumn(ctx, row, 'phone_sealed');
  const station = await findStation(ctx, row.station_id);
  if (phone === null || !station) return;
  await sendText(
    ctx,
    phone,
    `【乐业】您请${station.name}回电，我们打了 ${row.tries + 1} 次没有打通。方便时请再点一次“请给我打电话”，或打 12333。`,
  );
}

/**
 * The person does not need the call any more.
 * @throws Problem 404 `no-open-callback`.
 */
export async function withdrawCallback(ctx: Context, callbackId: string): Promise<void> {
  const row = await getOpen(ctx, callbackId);
  const now = ctx.clock.now();
  await callbacks(ctx)
    .updateTable('callback')
    .set({ state: 'withdrawn', changed_at: now, closed_at: now })
    .where('callback_id', '=', callbackId)
    .where('person_id', '=', ctx.actor.person)
    .execute();
  await addStep(ctx, row, 'withdrawn');
}

/** Number, name and words of what was closed go some days later; that somebody asked and was called stays, for the counts. */
export async function forgetCallbacks(ctx: Context): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - loadPromise().forgetAfterDays * 86_400_000);
  await callbacks(ctx)
    .updateTable('callback')
    .set({ phone_sealed: null, phone_index: null, phone_mask: '', name_sealed: null, words_sealed: null })
    .where('closed_at', '<', before)
    .where('phone_sealed', 'is not', null)
    .execute();
}
