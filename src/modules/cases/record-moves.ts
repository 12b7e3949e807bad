import type { Context } from '../../ground/context.ts';
import { say } from '../../ground/events/say.ts';
import { newId } from '../../ground/uuid.ts';
import { assistantOf } from './act.ts';
import type { CaseType } from './domain/case-type.ts';
import type { Confirmed } from './domain/confirmation.ts';
import { type CaseMoved, engineVersion } from './domain/moves.ts';
import { insertEvents, sealContent } from './store.ts';
import type { Subject } from './subject.ts';

/** The case that something happened to. */
export interface Moved {
  caseId: string;
  subject: Subject;
  area: { code: string; lo: number };
  type: CaseType;
}

/** What comes with an act beside the move itself. */
export interface ActDetails {
  at: Date;
  confirmed: 'declaration' | 'code' | null;
  content: { content: Confirmed; hash: Buffer } | null;
}

/** Writes moves to the history and says them, in the act's transaction. `before` events stand there already. */
export async function recordMoves(
  ctx: Context,
  of: Moved,
  before: number,
  moves: readonly CaseMoved[],
  act: ActDetails,
): Promise<void> {
  const now = ctx.clock.now();
  await insertEvents(
    ctx,
    moves.map((moved, place) => {
      const seq = before + place + 1;
      const content = place === 0 ? act.content : null;
      return {
        subject_id: of.subject.id,
        case_id: of.caseId,
        seq,
        event_id: newId(now.getTime()),
        area_code: of.area.code,
        area_lo: of.area.lo,
        move: moved.move,
        from_state: moved.from,
        to_state: moved.to,
        event: moved.event,
        reason: moved.reason,
        due_on: moved.due?.day ?? null,
        due_may_move: moved.due?.mayMove ?? false,
        at: act.at,
        recorded_at: now,
        moved_by: moved.by,
        actor_kind: ctx.actor.kind,
        actor_id: ctx.actor.id,
        assisted_by: assistantOf(ctx),
        station_id: ctx.actor.stationId,
        skin: ctx.skin,
        confirmed: act.confirmed,
        content: content && sealContent(ctx, of.caseId, seq, content.content),
        content_hash: content?.hash ?? null,
        engine: engineVersion,
      };
    }),
  );
  for (const moved of moves) {
    await say(ctx, `cases.${moved.event}@1`, { ...saidOf(ctx, of, moved), at: act.at.toISOString() }, [
      `${of.subject.kind}:${of.subject.id}`,
    ]);
  }
}

/** Ids and codes only: hearers read the rest through doors. */
function saidOf(ctx: Context, { caseId, subject, area, type }: Moved, { move, to, by }: CaseMoved) {
  return {
    caseId,
    type: type.id,
    version: type.version,
    name: type.name,
    function: type.function,
    move,
    state: to,
    by,
    subject,
    areaCode: area.code,
    areaLo: area.lo,
    stationId: ctx.actor.stationId,
    skin: ctx.skin,
    role: ctx.actor.role,
    staffId: assistantOf(ctx),
  };
}
