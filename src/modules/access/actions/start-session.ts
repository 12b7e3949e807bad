import type { Context } from '../../../ground/context.ts';
import { hashToken, token as newToken } from '../../../ground/crypto/tokens.ts';
import { setLookup } from '../../../ground/database/scope.ts';
import type { Exchange } from '../../../ground/http/contract.ts';
import { newId } from '../../../ground/uuid.ts';
import { getRole } from '../load-roles.ts';
import { access } from '../store.ts';

/** Whose session begins. A visitor's holds an anonymous draft on a kiosk and nothing else; its actor is the session itself. */
export type Holder =
  | { kind: 'visitor' }
  | { kind: 'resident'; personId: string }
  | { kind: 'staff'; staffId: string; role: string; grantId: string; stationId: string };

/** Begins a session, ends the one this browser had, and gives the browser its cookie. */
export async function startSession(
  ctx: Context,
  http: Exchange,
  holder: Holder,
): Promise<{ sessionId: string }> {
  if (http.sessionToken !== null) await endSession(ctx, http);
  const now = ctx.clock.now();
  const sessionId = newId(now.getTime());
  const token = newToken();
  const role = getRole(holder.kind === 'staff' ? holder.role : holder.kind);
  await setLookup(ctx.tx, 'app.session', hashToken(token).toString('hex'));
  await access(ctx)
    .insertInto('session')
    .values({
      token_hash: hashToken(token),
      session_id: sessionId,
      kind: holder.kind,
      actor_id:
        holder.kind === 'visitor' ? sessionId : holder.kind === 'resident' ? holder.personId : holder.staffId,
      role: role.id,
      grant_id: holder.kind === 'staff' ? holder.grantId : null,
      station_id: holder.kind === 'staff' ? holder.stationId : null,
      began_at: now,
      seen_at: now,
      ends_at: new Date(now.getTime() + role.lifeHours * 3_600_000),
    })
    .execute();
  http.setSession(token);
  return { sessionId };
}

/** Ends this browser's session, in the database first: the cookie alone opens nothing any more. */
export async function endSession(ctx: Context, http: Exchange): Promise<void> {
  if (http.sessionToken !== null) {
    await setLookup(ctx.tx, 'app.session', hashToken(http.sessionToken).toString('hex'));
    await access(ctx)
      .updateTable('session')
      .set({ ended_at: ctx.clock.now() })
      .where('token_hash', '=', hashToken(http.sessionToken))
      .where('ended_at', 'is', null)
      .execute();
  }
  http.setSession(null);
}
