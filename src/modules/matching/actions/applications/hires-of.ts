import { type Day, parseDay } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import type { ContractKind } from '../../domain/applications/hire.ts';
import { matching } from '../../store.ts';
import { openSnapshot } from '../../store-applications.ts';

/** Somebody whom an employer has hired here: what the employer said itself, and what the person sent to it. */
export interface OwnHire {
  applicationId: string;
  /** Masked, as it was sent. */
  name: string;
  startOn: Day;
  contract: ContractKind | null;
  /** Code of `person.education`; null: he did not send it. */
  education: string | null;
}

/** So many are looked at each time somebody asks what his unit is entitled to. */
const most = 50;

/** Whom the employer acted for has hired through its postings, those who begin last first. Nothing of them that they have not sent to it. */
export async function hiresOf(ctx: Context, employerId: string): Promise<OwnHire[]> {
  const rows = await matching(ctx)
    .selectFrom('application')
    .select(['application_id', 'snapshot', 'start_on', 'contract'])
    .where('employer_id', '=', employerId)
    .where('state', 'in', ['hired', 'hire-confirmed'])
    .where('start_on', 'is not', null)
    .orderBy('start_on', 'desc')
    .orderBy('application_id')
    .limit(most)
    .execute();
  return rows.flatMap((row) => {
    if (row.start_on === null) return [];
    const lines = openSnapshot(ctx, row);
    const sent = (wanted: string) => lines.find(({ line }) => line === wanted);
    const education = sent('education')?.raw;
    return [
      {
        applicationId: row.application_id,
        name: sent('name')?.value.zh ?? '',
        startOn: parseDay(row.start_on),
        contract: row.contract as ContractKind | null,
        education: typeof education === 'string' ? education : null,
      },
    ];
  });
}
