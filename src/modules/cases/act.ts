import type { Context } from '../../ground/context.ts';
import { Problem } from '../../ground/problem.ts';
import type { Mover } from './domain/case-type.ts';

/**
 * When an act was done: what the device says, if that lies behind us, since a device without network sends later; else now, since a
 * device whose clock is fast is not believed.
 */
export function actTime(ctx: Context, at: string | undefined): Date {
  const now = ctx.clock.now();
  if (at === undefined) return now;
  const told = new Date(at);
  return told < now ? told : now;
}

const latestEntryDays = 31;

/**
 * When something was decided. A clerk's device that had no network brings its own time, for a month at most (later it is no service
 * of that day any more, as data/indicators has it); what a resident sends is decided when it arrives.
 * @throws Problem 422 `entered-too-late`.
 */
export function decisionTime(ctx: Context, at: string | undefined): Date {
  if (ctx.actor.kind !== 'staff') return ctx.clock.now();
  const time = actTime(ctx, at);
  if (ctx.clock.now().getTime() - time.getTime() <= latestEntryDays * 24 * 3_600_000) return time;
  throw new Problem(422, 'entered-too-late', {
    zh: `超过 ${latestEntryDays} 天的不能补录，请本人重新办理`,
    en: `What is more than ${latestEntryDays} days old cannot be entered; please begin anew with the person`,
  });
}

/** In the table of moves; an agent moves what is his employer's as a resident moves what is his. */
export function moverOf(ctx: Context): Mover {
  return ctx.actor.kind === 'staff' ? 'clerk' : 'resident';
}

/** The staff member who acts for a person; null where the person acts. */
export function assistantOf(ctx: Context): string | null {
  return ctx.actor.kind === 'staff' ? ctx.actor.id : null;
}

/** Until when a draft is kept after its last change: a person's or an employer's for a month, an anonymous one as long as the session at most. */
export function draftEnd(subjectId: string | null, changed: Date): Date {
  return new Date(changed.getTime() + (subjectId === null ? 2 : 30 * 24) * 3_600_000);
}
