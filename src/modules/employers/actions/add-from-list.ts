import { actForEmployer, type Context } from '../../../ground/context.ts';
import { setLookups, setScope } from '../../../ground/database/scope.ts';
import { say } from '../../../ground/events/say.ts';
import { Problem } from '../../../ground/problem.ts';
import { maskContactPhone } from '../domain/employer.ts';
import { type ReadEmployer, readEmployer, type ToldEmployer } from '../read-employer.ts';
import { type ContactRow, type EmployerRow, employers, findContactRow, openContact } from '../store.ts';
import { changeEmployer, toldOf } from './change-employer.ts';
import { registerEmployers } from './register-employers.ts';

/** An employer as a list names it, already read. */
export interface EmployerFromList extends ToldEmployer {
  /** Its id where there is none yet. */
  employerId: string;
}

const changeable = ['industry', 'size', 'areaCode', 'address', 'contactName', 'contactPhone'] as const;

/** What of an employer a list may change: what was compared for a verification stays. */
export type EmployerChanges = Partial<Pick<ToldEmployer, (typeof changeable)[number]>>;

/**
 * What became of an employer of a list. `elsewhere`: staff of another area answer for it, and nothing was done. `name-differs`,
 * `moves-away`: nothing was done; a person has to look.
 */
export type AddedEmployer =
  | { done: 'created' | 'unchanged' | 'elsewhere' | 'name-differs' | 'moves-away'; employerId: string }
  | { done: 'changed'; employerId: string; before: EmployerChanges };

/**
 * Takes over employers of a list, in the order given: who is new is registered and waits for verification as any other; who is known, by
 * the code or else by name and telephone in this area, gets what the list says otherwise. A name is compared and never changed.
 * @throws Problem 422 for the first that cannot be read, 409 `employer-registered`; then nobody is taken over.
 */
export async function addEmployersFromList(
  ctx: Context,
  listed: readonly EmployerFromList[],
): Promise<AddedEmployer[]> {
  const fresh: EmployerFromList[] = [];
  const done: AddedEmployer[] = [];
  for (const told of listed) {
    const employer = readEmployer(told);
    const { employerId } = told;
    const row = await findKnown(ctx, employer);
    if (row) done.push(await addTo(ctx, row, employer));
    else if (isBeyond(ctx, employer.areaLo)) done.push({ done: 'moves-away', employerId });
    else {
      fresh.push(told);
      done.push({ done: 'created', employerId });
    }
  }
  const added = await registerEmployers(
    ctx,
    fresh.map((one) => ({ ...one, verifiedOn: null, agents: [] })),
  );
  if (added === fresh.length) {
    const employerIds = fresh.map(({ employerId }) => employerId);
    if (added > 0) await say(ctx, 'employers.employers-added@1', { employerIds });
    return done;
  }
  // Somebody was registering one of them at this moment.
  throw new Problem(409, 'employer-registered', {
    zh: '刚刚有人登记了同一家单位，请再导入一次',
    en: 'The same employer has just been registered; please bring the list in again',
  });
}

const isBeyond = ({ scope }: Context, areaLo: number) =>
  scope.area === null || areaLo < scope.area.lo || areaLo > scope.area.hi;

function findKnown(ctx: Context, employer: ReadEmployer): Promise<EmployerRow | undefined> {
  return employer.creditCode === null
    ? findWithoutCode(ctx, employer)
    : employers(ctx)
        .selectFrom('employer')
        .selectAll()
        .where('employer_id', '=', (query) =>
          query
            .selectFrom('credit_code')
            .select('employer_id')
            .where('credit_code', '=', employer.creditCode),
        )
        .executeTakeFirst();
}

/** A household or stall of this area by its telephone; of a stall by its name too. */
async function findWithoutCode(
  ctx: Context,
  { kind, name, contactPhone }: ReadEmployer,
): Promise<EmployerRow | undefined> {
  const rows = await employers(ctx)
    .selectFrom('employer')
    .innerJoin('contact', 'contact.employer_id', 'employer.employer_id')
    .selectAll('employer')
    .select(['contact.phone_sealed'])
    .where('employer.credit_code', 'is', null)
    .where('employer.kind', '=', kind)
    .where('contact.phone_mask', '=', maskContactPhone(contactPhone))
    .$if(kind !== 'household', (query) => query.where('employer.name', '=', name))
    .orderBy('employer.registered_at')
    .execute();
  return rows.find((row) => openContact(ctx, row as unknown as ContactRow, 'phone_sealed') === contactPhone);
}

async function addTo(ctx: Context, row: EmployerRow, employer: ReadEmployer): Promise<AddedEmployer> {
  const { employer_id: employerId } = row;
  if (isBeyond(ctx, row.area_lo)) return { done: 'elsewhere', employerId };
  if (row.kind !== 'household' && row.name !== employer.name) return { done: 'name-differs', employerId };
  if (isBeyond(ctx, employer.areaLo)) return { done: 'moves-away', employerId };
  const now = toldOf(ctx, row, await getContact(ctx, employerId));
  const news = changeable.filter((one) => employer[one] !== null && employer[one] !== now[one]);
  if (news.length === 0) return { done: 'unchanged', employerId };
  await change(ctx, employerId, only(employer, news));
  return { done: 'changed', employerId, before: only(now, news) };
}

const only = (told: EmployerChanges, wanted: readonly (keyof EmployerChanges)[]): EmployerChanges =>
  Object.fromEntries(wanted.map((one) => [one, told[one] ?? null]));

async function getContact(ctx: Context, employerId: string): Promise<ContactRow> {
  const contact = await findContactRow(ctx, employerId);
  if (!contact) throw new Error(`employer ${employerId} has no contact`);
  return contact;
}

async function change(ctx: Context, employerId: string, changes: EmployerChanges): Promise<void> {
  await changeEmployer(await actForEmployer(ctx, employerId), changes);
  await setScope(ctx.tx, ctx.scope);
}

/** An employer whom a list has brought, as it is to be taken back. */
export interface TakenBackEmployer {
  employerId: string;
  created: boolean;
  /** Of one who was there before: what was known of it, and what the list said. */
  before: EmployerChanges;
  told: EmployerChanges;
}

/**
 * Takes back what a list has brought: who was registered by it and has neither agent, document, verification nor reader since leaves no
 * trace; of the others what still is as the list said is again as it was. Who has come to be known to other modules is theirs to ask first.
 * @returns in the order given; `kept` where something stands on it.
 */
export async function takeBackEmployers(
  ctx: Context,
  many: readonly TakenBackEmployer[],
): Promise<('undone' | 'kept')[]> {
  const done: ('undone' | 'kept')[] = [];
  for (const one of many) {
    const row = await employers(ctx)
      .selectFrom('employer')
      .selectAll()
      .where('employer_id', '=', one.employerId)
      .executeTakeFirst();
    if (!row || isBeyond(ctx, row.area_lo)) done.push('kept');
    else done.push(one.created ? await remove(ctx, row) : await restore(ctx, row, one));
  }
  return done;
}

async function restore(
  ctx: Context,
  row: EmployerRow,
  { before, told }: TakenBackEmployer,
): Promise<'undone' | 'kept'> {
  const now = toldOf(ctx, row, await getContact(ctx, row.employer_id));
  const changed = changeable.filter((one) => before[one] !== undefined);
  const still = changed.filter((one) => told[one] === now[one]);
  if (still.length > 0) await change(ctx, row.employer_id, only(before, still));
  return still.length === changed.length ? 'undone' : 'kept';
}

async function remove(ctx: Context, row: EmployerRow): Promise<'undone' | 'kept'> {
  const { employer_id: employerId } = row;
  if (await isTouched(ctx, row)) return 'kept';
  await setLookups(ctx.tx, 'app.taken_back', [employerId.replaceAll('-', '')]);
  for (const table of ['contact', 'credit_code', 'employer'] as const)
    await employers(ctx).deleteFrom(table).where('employer_id', '=', employerId).execute();
  await setLookups(ctx.tx, 'app.taken_back', []);
  return 'undone';
}

async function isTouched(ctx: Context, row: EmployerRow): Promise<boolean> {
  const { employer_id: employerId } = row;
  const contact = await getContact(ctx, employerId);
  if (row.state !== 'unverified' || row.closed_on !== null || contact.changed_at > row.registered_at)
    return true;
  for (const table of ['agent', 'document', 'verification', 'read_log'] as const) {
    const found = await employers(ctx)
      .selectFrom(table)
      .select('employer_id')
      .where('employer_id', '=', employerId)
      .limit(1)
      .executeTakeFirst();
    if (found) return true;
  }
  return false;
}
