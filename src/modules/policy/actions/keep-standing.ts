import { setImmediate } from 'node:timers/promises';
import { type Day, dayOf, parseDay } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { say } from '../../../ground/events/say.ts';
import { currentCatalogue } from '../current-catalogue.ts';
import type { Catalogue } from '../domain/definition.ts';
import { type KeptStanding, type KeptState, standingOver } from '../domain/kept-standing.ts';
import { findHolders, type Holder, type Subject } from '../holders.ts';
import { definitionsOf, type KeptDefinition } from '../kept-definitions.ts';
import {
  dropStandings,
  lockStandings,
  readStandings,
  type StandingRow,
  writeStandings,
} from '../store-standing.ts';

/** So many are looked at before others get their turn. */
const atATime = 5;

/** Why an entitlement changed: something was recorded, a day has come, or a policy says something else. */
export type Why = 'facts' | 'day' | 'catalogue';

/** Policies to be looked at for a person or an employer; all of them where none are named. */
export type ToLookAt = ReadonlyMap<string, ReadonlySet<string> | 'all'>;

interface Change {
  holder: string;
  policyId: string;
  from: KeptState;
  to: KeptState;
}

/**
 * Looks at policies for people, or for employers, by what the register tells of them today, keeps where they stand, and says
 * `policy.entitlement-changed@1` (of an employer `policy.unit-entitlement-changed@1`) for each that stands otherwise than it was kept. Only
 * what is true now counts: done twice, or in another order, it comes to the same. Who has died, was merged into another or has closed is
 * forgotten, and nothing is said of him. For jobs and hearers: it looks over every area.
 * @param quiet where it only begins to be kept, and nobody's entitlement has changed by that.
 */
export async function keepStanding(
  ctx: Context,
  subject: Subject,
  look: ToLookAt,
  why: Why,
  { quiet = false }: { quiet?: boolean } = {},
): Promise<void> {
  const ids = [...look.keys()];
  if (ids.length === 0) return;
  await lockStandings(ctx, ids);
  const catalogue = await currentCatalogue(ctx);
  const today = dayOf(ctx.clock.now());
  const withHires = asksOfHires(catalogue, look);
  const holders = await findHolders(ctx, catalogue, { subject, ids, from: today, withHires });
  const before = rowsBy(await readStandings(ctx, ids));
  const [written, dropped, changes]: [StandingRow[], StandingRow[], Change[]] = [[], [], []];
  for (const [at, holder] of holders.entries()) {
    if (at % atATime === atATime - 1) await setImmediate();
    const wanted = look.get(holder.id) ?? 'all';
    for (const [policyId, was, now] of lookedAt(catalogue, subject, holder, wanted, before.get(holder.id))) {
      const row = rowOf(catalogue, holder, policyId, now, was, why === 'day', today);
      if (!row && was) dropped.push(was);
      else if (row && !isSame(row, was)) written.push(row);
      const from = was?.state ?? 'none';
      if (from !== now.state) changes.push({ holder: holder.id, policyId, from, to: now.state });
    }
    before.delete(holder.id);
  }
  for (const gone of before.values()) dropped.push(...gone.values());
  await dropStandings(ctx, dropped);
  await writeStandings(ctx, written);
  if (quiet) return;
  for (const { holder, ...change } of changes)
    if (subject === 'person')
      await say(ctx, 'policy.entitlement-changed@1', { personId: holder, ...change, why }, [
        `person:${holder}`,
      ]);
    else
      await say(ctx, 'policy.unit-entitlement-changed@1', { employerId: holder, ...change, why }, [
        `employer:${holder}`,
      ]);
}

/** Whether a policy that is looked at asks of those whom a unit has hired. */
function asksOfHires(catalogue: Catalogue, look: ToLookAt): boolean {
  const hiring = catalogue.policies.filter(({ hireConditions }) => hireConditions !== null);
  return [...look.values()].some((ids) => ids === 'all' || hiring.some(({ id }) => ids.has(id)));
}

type Rows = Map<string, StandingRow>;

function rowsBy(rows: readonly StandingRow[]): Map<string, Rows> {
  const found = new Map<string, Rows>();
  for (const row of rows) {
    const own: Rows = found.get(row.holder_id) ?? new Map();
    found.set(row.holder_id, own.set(row.policy, row));
  }
  return found;
}

const nothing: KeptStanding = { state: 'none', turns: null };

/** Each policy that is looked at: what was kept of it, and how it stands. What the catalogue has no more is none. */
function lookedAt(
  catalogue: Catalogue,
  subject: Subject,
  { stages }: Holder,
  wanted: ReadonlySet<string> | 'all',
  before: Rows = new Map(),
): [string, StandingRow | undefined, KeptStanding][] {
  const definitions = definitionsOf(catalogue);
  const own = [...definitions].flatMap(([id, { policy }]) => (policy.subject === subject ? [id] : []));
  const ids = wanted === 'all' ? new Set([...own, ...before.keys()]) : wanted;
  return [...ids].map((id) => {
    const policy = definitions.get(id)?.policy;
    return [id, before.get(id), policy ? standingOver(catalogue, policy, stages) : nothing];
  });
}

/** What is kept of where a policy stands; undefined where nothing is. */
function rowOf(
  catalogue: Catalogue,
  { id, areaCode, areaLo }: Holder,
  policyId: string,
  { state, turns }: KeptStanding,
  was: StandingRow | undefined,
  byDay: boolean,
  today: Day,
): StandingRow | undefined {
  const definition: KeptDefinition | undefined = definitionsOf(catalogue).get(policyId);
  if (!definition || (state === 'none' && turns === null)) return undefined;
  const stays = was?.state === state;
  // A day that was foreseen is the day, also where nobody looked until later.
  const since = byDay && was?.turns_to === state && was.turns_on ? parseDay(was.turns_on) : today;
  return {
    holder_id: id,
    subject: definition.policy.subject,
    policy: policyId,
    area_code: areaCode,
    area_lo: areaLo,
    state,
    since: stays ? was.since : since,
    turns_on: turns?.on ?? null,
    turns_to: turns?.to ?? null,
    definition_hash: definition.hash,
    put_away_at: stays ? was.put_away_at : null,
  };
}

const isSame = (row: StandingRow, was: StandingRow | undefined): boolean =>
  was !== undefined &&
  row.state === was.state &&
  row.turns_on === was.turns_on &&
  row.turns_to === was.turns_to &&
  row.area_lo === was.area_lo &&
  row.definition_hash.equals(was.definition_hash);
