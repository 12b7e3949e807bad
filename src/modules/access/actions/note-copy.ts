import type { Context } from '../../../ground/context.ts';
import type { ListCopy } from '../../../ground/http/contract.ts';
import { newId } from '../../../ground/uuid.ts';
import { access } from '../store.ts';
import { findStaffName } from './find-staff-name.ts';

/**
 * Writes down that a list leaves the house, in the transaction that reads it.
 * @returns the number that the copy bears, and the name of the member of staff who took it.
 */
export async function noteCopy(ctx: Context, copy: ListCopy): Promise<{ copyId: string; by: string | null }> {
  const { actor } = ctx;
  const by = actor.kind === 'staff' && actor.id !== null ? await findStaffName(ctx, actor.id) : null;
  const copyId = newId(ctx.clock.now().getTime());
  await access(ctx)
    .insertInto('list_copy')
    .values({
      copy_id: copyId,
      at: ctx.clock.now(),
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: by,
      role: actor.role,
      station_id: actor.stationId,
      // At the counter somebody may be received while a list of the area is taken: it is not about him.
      employer_id: copy.of === 'subject' ? actor.employer : null,
      person_id: copy.of === 'subject' ? actor.person : null,
      area_code: actor.area?.code ?? null,
      list: copy.list,
      template: copy.template,
      way: copy.way,
      purpose: copy.purpose,
      row_count: copy.rows,
      request_id: ctx.requestId,
    })
    .execute();
  return { copyId, by };
}
