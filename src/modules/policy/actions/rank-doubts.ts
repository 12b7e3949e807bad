import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { loadAreas } from '../../../ground/areas/load.ts';
import { dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { lotsOf } from '../../../ground/database/lots.ts';
import { lotsOfKnown } from '../../people/index.ts';
import { currentCatalogue } from '../current-catalogue.ts';
import { type Blocked, doubtsBlocking } from '../domain/doubt-rank.ts';
import { withGiven } from '../domain/facts.ts';
import { loadRegisterRules } from '../load-register-rules.ts';
import { policies } from '../store.ts';
import { factsHeld, prefilled } from './prefill-facts.ts';

/** The street or town that an area belongs to: a village's counts are its town's. */
export const streetOf = (areaCode: string) => `${areaCode.slice(0, 9)}000`;

/** So many people are looked at before others get their turn. */
const atATime = 25;
const rowsAtATime = 1000;

/**
 * Counts for each street on how many people's results each doubtful statement decides, by what the register tells of them and nothing
 * else. A job: it looks at everybody, and leaves counts.
 */
export async function rankDoubts(ctx: Context): Promise<void> {
  // Two at once would put their counts beside each other.
  await sql`select pg_advisory_xact_lock(hashtext('policy.rank-doubts'))`.execute(ctx.tx);
  const streets = await count(ctx);
  const areas = loadAreas();
  const computedAt = ctx.clock.now();
  const rows = [...streets].flatMap(([area_code, statements]) =>
    [...statements].map(([statement, { people, perhaps }]) => ({
      area_code,
      area_lo: areas.range(area_code).lo,
      statement,
      people,
      perhaps,
      computed_at: computedAt,
    })),
  );
  await policies(ctx).deleteFrom('doubt_rank').execute();
  for (const lot of lotsOf(rows, rowsAtATime))
    await policies(ctx).insertInto('doubt_rank').values(lot).execute();
}

async function count(ctx: Context): Promise<Map<string, Map<string, Blocked>>> {
  const catalogue = await currentCatalogue(ctx);
  const rules = loadRegisterRules();
  const asOf = dayOf(ctx.clock.now());
  const streets = new Map<string, Map<string, Blocked>>();
  let looked = 0;
  for await (const lot of lotsOfKnown(ctx, factsHeld(rules))) {
    for (const { areaCode, known } of lot) {
      const told = Object.fromEntries(prefilled(rules, known).map(({ fact, value }) => [fact, value]));
      const { now, perhaps } = doubtsBlocking(catalogue, { asOf, facts: withGiven(catalogue, told) });
      const street = streets.get(streetOf(areaCode)) ?? new Map<string, Blocked>();
      streets.set(streetOf(areaCode), street);
      add(street, now, 'people');
      add(street, perhaps, 'perhaps');
      looked += 1;
      if (looked % atATime === 0) await setImmediate();
    }
  }
  return streets;
}

function add(street: Map<string, Blocked>, statements: ReadonlySet<string>, as: keyof Blocked): void {
  for (const statement of statements) {
    const counted = street.get(statement) ?? { people: 0, perhaps: 0 };
    counted[as] += 1;
    street.set(statement, counted);
  }
}
