import type { Context } from '../../../../ground/context.ts';
import type { RecordKind } from '../../domain/records/definition.ts';
import { records } from '../../store-records.ts';
import { judgeSubject, type Subject } from './judge-records.ts';

/** A subject whose own records may wait: not one that follows from the ledger. */
type Held = { kind: Exclude<RecordKind, 'service' | 'training'>; id: string; areaLo: number };

const subjectOf = ({ kind, id }: Held): Subject => ({ of: kind === 'certificate' ? 'person' : kind, id });

/** A subject may be the same as another: its record does not count until that is settled. By a job. */
export async function holdRecord(ctx: Context, held: Held): Promise<void> {
  await records(ctx)
    .insertInto('hold')
    .values({
      kind: held.kind,
      subject_id: held.id,
      why: 'duplicate',
      area_lo: held.areaLo,
      since: ctx.clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await judgeSubject(ctx, subjectOf(held));
}

/** It is settled: the record counts again. By a job. */
export async function releaseRecord(ctx: Context, held: Held): Promise<void> {
  await records(ctx)
    .deleteFrom('hold')
    .where('kind', '=', held.kind)
    .where('subject_id', '=', held.id)
    .execute();
  await judgeSubject(ctx, subjectOf(held));
}
