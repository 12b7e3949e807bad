import type { Clock } from '../../../ground/clock/clock.ts';
import { dayOf } from '../../../ground/clock/day.ts';
import type { Actor } from '../../../ground/context.ts';
import { hashToken } from '../../../ground/crypto/tokens.ts';
import { prepared } from '../../../ground/database/prepared.ts';
import { setLookup, setScope, type Tx } from '../../../ground/database/scope.ts';

import { Problem } from '../../../ground/problem.ts';
import { isAlive } from '../domain/roles.ts';
import { getRole } from '../load-roles.ts';
import { access } from '../store.ts';

/** Nobody signed in. */
const visitor: Actor = {
  kind: 'visitor',
  id: null,
  sessionId: null,
  role: 'visitor',
  area: null,
  stationId: null,
  person: null,
  employer: null,
  visitId: null,
};

type SessionRow = Awaited<ReturnType<typeof findSession>>;

const sessionBy = prepared((tx, hash: Buffer) =>
  access({ tx }).selectFrom('session').selectAll().where('token_hash', '=', hash),
);

async function findSession(tx: Tx, token: string) {
  const hash = hashToken(token);
  await setLookup(tx, 'app.session', hash.toString('hex'));
  const [session] = await sessionBy(tx, hash);
  return session;
}

async function staffActor(
  tx: Tx,
  session: NonNullable<SessionRow>,
  visitId: string | null,
  now: Date,
): Promise<Actor | undefined> {
  await setScope(tx, { actor: session.actor_id, person: null, area: null, purpose: 'sign-in' });
  const today = dayOf(now);
  const grant = await access({ tx })
    .selectFrom('staff_grant')
    .innerJoin('staff', 'staff.staff_id', 'staff_grant.staff_id')
    .select(['area_code', 'area_lo', 'area_hi', 'role'])
    .where('grant_id', '=', session.grant_id)
    .where('valid_from', '<=', today)
    .where('valid_until', '>=', today)
    .where((or) => or.or([or('ended_on', 'is', null), or('ended_on', '>', today)]))
    .executeTakeFirst();
  if (!grant) return undefined;
  const visit =
    visitId === null
      ? undefined
      : await access({ tx })
          .selectFrom('visit')
          .select(['person_id', 'employer_id'])
          .where('visit_id', '=', visitId)
          .where('ended_at', 'is', null)
          .where('ends_at', '>', now)
          .executeTakeFirst();
  if (visitId !== null && !visit) {
    throw new Problem(403, 'visit-over', {
      zh: '这次接待已结束，请重新开始接待',
      en: 'This visit is over; please begin a new one',
    });
  }
  return {
    kind: 'staff',
    id: session.actor_id,
    sessionId: session.session_id,
    role: grant.role,
    area: { code: grant.area_code, lo: grant.area_lo, hi: grant.area_hi },
    stationId: session.station_id,
    person: visit?.person_id ?? null,
    employer: visit?.employer_id ?? null,
    visitId: visit ? visitId : null,
  };
}

async function agentActor(tx: Tx, session: NonNullable<SessionRow>, employerId: string): Promise<Actor> {
  await setScope(tx, { actor: session.actor_id, person: null, area: null, purpose: 'sign-in' });
  const mandate = await access({ tx })
    .selectFrom('mandate')
    .select('mandate_id')
    .where('employer_id', '=', employerId)
    .where('person_id', '=', session.actor_id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!mandate) {
    throw new Problem(403, 'not-for-this-employer', {
      zh: '您现在不是这家单位的经办人，请向单位要加入码，或到服务站办理',
      en: 'You do not act for this employer at present; please ask it for a joining code, or come to a station',
    });
  }
  // One role at a time: while he acts for the employer, his own rows are closed.
  return {
    ...visitor,
    kind: 'resident',
    id: session.actor_id,
    sessionId: session.session_id,
    role: 'agent',
    employer: employerId,
  };
}

/**
 * Who a session's token speaks for, looked up on every request, so that an ended session, grant or visit counts at once. A token
 * that no longer holds is a visitor's: the route then asks for sign-in.
 * @throws Problem 403 `visit-over`, `not-for-this-employer`.
 */
export async function identify(
  tx: Tx,
  clock: Clock,
  { token, visitId, employerId }: { token: string | null; visitId: string | null; employerId: string | null },
): Promise<Actor> {
  if (token === null || token.length > 100) return visitor;
  const now = clock.now();
  const session = await findSession(tx, token);
  if (!session) return visitor;
  const role = getRole(session.role);
  const times = { seenAt: session.seen_at, endsAt: session.ends_at, endedAt: session.ended_at };
  if (!isAlive(times, role, now)) return visitor;
  if (session.kind === 'staff') return (await staffActor(tx, session, visitId, now)) ?? visitor;
  if (session.kind === 'resident' && employerId !== null) return agentActor(tx, session, employerId);
  return {
    ...visitor,
    kind: session.kind === 'resident' ? 'resident' : 'visitor',
    id: session.actor_id,
    sessionId: session.session_id,
    role: session.role,
    person: session.kind === 'resident' ? session.actor_id : null,
  };
}

/** Notes that a session was used, at most once a minute; a read-only request cannot do it itself. */
export async function noteUse(tx: Tx, clock: Clock, token: string): Promise<void> {
  const now = clock.now();
  await setLookup(tx, 'app.session', hashToken(token).toString('hex'));
  await access({ tx })
    .updateTable('session')
    .set({ seen_at: now })
    .where('token_hash', '=', hashToken(token))
    .where('ended_at', 'is', null)
    .where('seen_at', '<', new Date(now.getTime() - 60_000))
    .execute();
}
