import type { Context } from '../../../../ground/context.ts';
import { say } from '../../../../ground/events/say.ts';
import { namesOfEmployers } from '../../../employers/index.ts';
import { contactOfPerson, recordFacts } from '../../../people/index.ts';
import type { personMoves } from '../../domain/applications/moves.ts';
import { openStates } from '../../domain/applications/states.ts';
import { applyMove, type MoveDetails, saidOf, topicsOf } from '../../move-application.ts';
import { matching } from '../../store.ts';
import { type ApplicationRow, getApplication, nowOf, sealContact } from '../../store-applications.ts';
import { applicantOf } from './may-apply.ts';
import { requireLatest } from './require-latest.ts';
import { seeApplication } from './see-application.ts';

export interface PersonMove {
  applicationId: string;
  move: (typeof personMoves)[number];
  /** How many lines of history the page had seen. */
  after: number;
  reason?: string;
  /** Moments. */
  time?: string;
  times?: string[];
  /** With `confirm`: take the other applications back too, since work has been found. */
  others?: boolean;
}

/** The person's name and number are put into the application by his own yes to an interview; the employer sees them once both agree. */
async function contactFor(ctx: Context, row: ApplicationRow): Promise<MoveDetails> {
  const contact = await contactOfPerson(ctx, row.person_id);
  return { contact: { person_contact: sealContact(ctx, row.application_id, 'person_contact', contact) } };
}

/**
 * What the person does with his application: choose a time, ask for another, decline, take it back, confirm a hire or not.
 * @throws Problem 404 `application-not-here`; 409 `application-changed`, `move-not-open`; 422 as `decide` says.
 */
export async function moveAsPerson(ctx: Context, input: PersonMove) {
  const personId = applicantOf(ctx);
  const row = await getApplication(ctx, input.applicationId, 'person', true);
  if (await requireLatest(ctx, row, input)) return seeApplication(ctx, input.applicationId);
  const agrees = input.move === 'accept' || input.move === 'propose';
  const moved = await applyMove(
    ctx,
    row,
    {
      move: input.move,
      by: 'person',
      ...(input.reason === undefined ? {} : { reason: input.reason }),
      ...(input.time === undefined ? {} : { time: new Date(input.time) }),
      ...(input.times === undefined ? {} : { times: input.times.map((time) => new Date(time)) }),
    },
    agrees ? await contactFor(ctx, row) : {},
  );
  if (moved.move === 'confirm') await recordHire(ctx, personId, row, input.others === true);
  return seeApplication(ctx, input.applicationId);
}

/** A hire that the person confirms becomes 就业登记 data: what he says himself, or the clerk for him. */
async function recordHire(
  ctx: Context,
  personId: string,
  row: ApplicationRow,
  others: boolean,
): Promise<void> {
  const { hire } = nowOf(row);
  const employer = (await namesOfEmployers(ctx, [row.employer_id])).get(row.employer_id);
  await recordFacts(ctx, personId, [
    { fact: 'person.employment_status', value: 'employed' },
    { fact: 'person.employed_since', value: hire?.startOn ?? null },
    { fact: 'person.employer_name', value: employer?.name ?? null },
  ]);
  await say(
    ctx,
    'matching.person-hired@1',
    { ...saidOf(ctx, row), startOn: hire?.startOn ?? null, contract: hire?.contract ?? null },
    topicsOf(row),
  );
  if (!others) return;
  const open = await matching(ctx)
    .selectFrom('application')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', 'in', openStates)
    .where('application_id', '<>', row.application_id)
    .orderBy('application_id')
    .forUpdate()
    .execute();
  for (const other of open)
    await applyMove(ctx, other, { move: 'withdraw', by: 'person', reason: 'found-work' });
}
