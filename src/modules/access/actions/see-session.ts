import type { Context } from '../../../ground/context.ts';
import { access } from '../store.ts';

/** Who is signed in here, for the page's head. */
export async function seeSession(ctx: Context) {
  const { actor } = ctx;
  const staff =
    actor.kind === 'staff'
      ? await access(ctx)
          .selectFrom('staff')
          .select('display_name')
          .where('staff_id', '=', actor.id)
          .executeTakeFirst()
      : undefined;
  return {
    kind: actor.kind === 'job' ? ('visitor' as const) : actor.kind,
    id: actor.kind === 'visitor' ? null : actor.id,
    role: actor.role,
    name: staff?.display_name ?? null,
    stationId: actor.stationId,
    area: actor.area,
    visitId: actor.visitId,
    employerId: actor.employer,
    demo: ctx.demo,
    publicUrl: ctx.publicUrl,
  };
}
