import { dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { verifyPassword } from '../../../ground/crypto/passwords.ts';
import { hashToken } from '../../../ground/crypto/tokens.ts';
import { setLookup, setScope } from '../../../ground/database/scope.ts';
import type { Exchange } from '../../../ground/http/contract.ts';
import { keepingWork, Problem } from '../../../ground/problem.ts';
import { restMinutes, triesBeforeRest } from '../domain/roles.ts';
import { access } from '../store.ts';
import { startSession } from './start-session.ts';

/** One answer for a wrong name, a wrong password and an ended account: it does not tell who works here. */
function notRight(): Problem {
  return new Problem(401, 'sign-in-not-right', {
    zh: `用户名或密码不对，连错 ${triesBeforeRest} 次要等 ${restMinutes} 分钟`,
    en: `Name or password is not right; after ${triesBeforeRest} wrong tries please wait ${restMinutes} minutes`,
  });
}

/**
 * A clerk signs in by name and password, in the first grant that holds today.
 * @throws Problem 401 `sign-in-not-right`, 403 `no-grant`.
 */
export async function signInStaff(
  ctx: Context,
  input: { login: string; password: string },
  http: Exchange,
): Promise<void> {
  const loginIndex = hashToken(input.login.normalize('NFKC').trim().toLowerCase());
  await setLookup(ctx.tx, 'app.login', loginIndex.toString('hex'));
  const staff = await access(ctx)
    .selectFrom('staff')
    .selectAll()
    .where('login_index', '=', loginIndex)
    .forUpdate()
    .executeTakeFirst();

  const now = ctx.clock.now();
  const right = await verifyPassword(input.password, staff?.password_hash ?? null);
  const resting = staff?.locked_until != null && staff.locked_until > now;
  if (!staff || !right || resting || (staff.ended_on !== null && staff.ended_on <= dayOf(now))) {
    if (staff && !resting) {
      const tries = staff.wrong_tries + 1;
      const rest = tries >= triesBeforeRest;
      await access(ctx)
        .updateTable('staff')
        .set({
          wrong_tries: rest ? 0 : tries,
          locked_until: rest ? new Date(now.getTime() + restMinutes * 60_000) : null,
        })
        .where('login_index', '=', loginIndex)
        .execute();
    }
    throw keepingWork(notRight());
  }
  if (staff.wrong_tries > 0 || staff.locked_until !== null) {
    await access(ctx)
      .updateTable('staff')
      .set({ wrong_tries: 0, locked_until: null })
      .where('login_index', '=', loginIndex)
      .execute();
  }

  await setScope(ctx.tx, { ...ctx.scope, actor: staff.staff_id, person: null, area: null });
  const today = dayOf(now);
  const grant = await access(ctx)
    .selectFrom('staff_grant')
    .select(['grant_id', 'role'])
    .where('staff_id', '=', staff.staff_id)
    .where('valid_from', '<=', today)
    .where('valid_until', '>=', today)
    .orderBy('valid_from')
    .orderBy('grant_id')
    .executeTakeFirst();
  if (!grant) {
    throw new Problem(403, 'no-grant', {
      zh: '您的岗位授权已到期，请联系负责人续期',
      en: 'Your role has no grant today; please ask your manager',
    });
  }
  const holder = {
    staffId: staff.staff_id,
    role: grant.role,
    grantId: grant.grant_id,
    stationId: staff.station_id,
  };
  await startSession(ctx, http, { kind: 'staff', ...holder });
}
