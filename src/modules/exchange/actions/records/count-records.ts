import { sql } from 'kysely';
import { dayOf, parseDay, partsOf } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import type { LeftOut, RecordKind } from '../../domain/records/definition.ts';
import { definitionOfDay } from '../../domain/records/judge.ts';
import { loadRecordIndicator } from '../../load-records.ts';
import { waitingPairs } from '../../store-duplicates.ts';
import { records } from '../../store-records.ts';
import { connectedUpper } from '../../upper/upper-level.ts';

interface CountRow {
  kind: RecordKind;
  month: number;
  verdict: 'valid' | 'incomplete' | 'left-out';
  left_out: LeftOut | null;
  upper_state: 'sent' | 'acknowledged' | 'refused' | null;
  elsewhere: boolean;
  records: number;
}

/** 有效数据 of a year, as far as the scope shows, with everything that is not in the number and why. */
export async function countRecords(ctx: Context, year = partsOf(dayOf(ctx.clock.now())).year) {
  const { rows } = await sql<CountRow>`
    select kind, extract(month from on_day)::int as month, verdict, left_out, upper_state, elsewhere, count(*)::int as records
    from exchange.record where year = ${year} group by 1, 2, 3, 4, 5, 6`.execute(ctx.tx);
  const indicator = loadRecordIndicator();
  const today = dayOf(ctx.clock.now());
  const last = parseDay(`${year}-12-31`);
  const definition = definitionOfDay(indicator.versions, last < today ? last : today);
  const sum = (which: (row: CountRow) => boolean) =>
    rows.reduce((total, row) => total + (which(row) ? row.records : 0), 0);
  const counts = ({ verdict, elsewhere }: CountRow) => verdict === 'valid' && !elsewhere;
  const upper = connectedUpper();
  return {
    year,
    target: indicator.target,
    valid: sum(counts),
    elsewhere: sum(({ verdict, elsewhere }) => verdict === 'valid' && elsewhere),
    kinds: (definition?.kinds ?? []).map(({ id, name, why }) => ({
      kind: id,
      name,
      why,
      valid: sum((row) => row.kind === id && counts(row)),
      incomplete: sum((row) => row.kind === id && row.verdict === 'incomplete'),
      leftOut: sum((row) => row.kind === id && row.verdict === 'left-out'),
      elsewhere: sum((row) => row.kind === id && row.verdict === 'valid' && row.elsewhere),
    })),
    months: Array.from({ length: year === partsOf(today).year ? partsOf(today).month : 12 }, (_, at) => ({
      month: at + 1,
      valid: sum((row) => row.month === at + 1 && counts(row)),
    })),
    // Of all that is valid, here or elsewhere: both go up.
    upper: {
      connected: upper !== undefined,
      simulated: upper?.simulated ?? false,
      waiting: sum(({ verdict, upper_state }) => verdict === 'valid' && upper_state === null),
      sent: sum(({ verdict, upper_state }) => verdict === 'valid' && upper_state === 'sent'),
      acknowledged: sum(({ verdict, upper_state }) => verdict === 'valid' && upper_state === 'acknowledged'),
      refused: sum(({ verdict, upper_state }) => verdict === 'valid' && upper_state === 'refused'),
    },
    waiting: { duplicates: await countPairs(ctx), flags: await countOpenFlags(ctx) },
    missing: await countMissing(ctx, year),
    leftOut: Object.entries(definition?.leftOut ?? {})
      .map(([why, words]) => ({ why, words, records: sum(({ left_out }) => left_out === why) }))
      .filter(({ records }) => records > 0),
    definition: definition && {
      version: definition.version,
      validFrom: definition.validFrom,
      owner: definition.owner,
      rule: definition.rule,
      formula: definition.formula,
      why: definition.why,
      notCounted: definition.notCounted,
      elsewhere: definition.elsewhere,
    },
  };
}

async function countPairs(ctx: Context): Promise<number> {
  const row = await waitingPairs(ctx)
    .select(({ fn }) => fn.countAll<number>().as('pairs'))
    .executeTakeFirstOrThrow();
  return Number(row.pairs);
}

async function countOpenFlags(ctx: Context): Promise<number> {
  if (ctx.actor.role !== 'manager') return 0;
  const row = await records(ctx)
    .selectFrom('flag')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return Number(row.open);
}

async function countMissing(ctx: Context, year: number) {
  const { rows } = await sql<{ need: string; records: number }>`
    select need, count(*)::int as records from exchange.record, unnest(missing) as need
    where year = ${year} and verdict = 'incomplete' group by 1 order by 2 desc, 1`.execute(ctx.tx);
  return rows.flatMap(({ need, records }) => {
    const found = findNeed(need);
    return found ? [{ need, name: found.name, mend: found.mend, at: found.at, records }] : [];
  });
}

/** A need by its id, in the words of the newest version that has it. */
export function findNeed(id: string) {
  return loadRecordIndicator()
    .versions.toReversed()
    .flatMap(({ kinds }) => kinds.flatMap(({ needs }) => needs))
    .find((need) => need.id === id);
}
