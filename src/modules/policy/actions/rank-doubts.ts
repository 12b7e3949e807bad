import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { loadAreas } from '../../../ground/areas/load.ts';
import { dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { lotsOf } from '../../../ground/database/lots.ts';
import { lotsOfKnown } from '../../people/index.ts';
import { currentCatalogue } from '../current-catalogue.ts';
import { type Blocked, type CountedAs, doubtsBlocking, nobody } from '../domain/doubt-rank.ts';
import { withGiven } from '../domain/facts.ts';
import { loadRegisterRules } from '../load-register-rules.ts';
import { policies } from '../store.ts';
import { factsHeld, prefilled } from './prefill-facts.ts';

/** The street or town that an area belongs to: a village's counts are its town's. */
export const streetOf = (areaCode: string) => `${areaCode.slice(0, 9)}000`;

/** So many people are looked at before others get their turn. */
const atATime = 25;
const rowsAtATime = 1000;

/** What is counted of a street. */
class Street {
  readonly doubts = new Map<string, Blocked>();
  readonly population = new Map<string, Record<CountedAs, number>>();

  add({ waits, counts }: ReturnType<typeof doubtsBlocking>): void {
    for (const [statement, as] of waits) this.#doubt(statement)[as] += 1;
    for (const [policy, as] of counts) {
      const counted = this.population.get(policy) ?? { entitled: 0, check: 0, open: 0 };
      counted[as] += 1;
      this.population.set(policy, counted);
    }
  }

  #doubt(statement: string): Blocked {
    const counted = this.doubts.get(statement) ?? { ...nobody };
    this.doubts.set(statement, counted);
    return counted;
  }
}

/**
 * Counts for each street on how many people's results each doubtful statement decides, and for how many each policy stands how, by what the
 * register tells of them and nothing else. A job: it looks at everybody, and leaves counts.
 */
export async function rankDoubts(ctx: Context): Promise<void> {
  // Two at once would put their counts beside each other.
  await sql`select pg_advisory_xact_lock(hashtext('policy.rank-doubts'))`.execute(ctx.tx);
  const streets = await count(ctx);
  const computed_at = ctx.clock.now();
  const rowsOf = <T, R extends object>(
    of: (street: Street) => ReadonlyMap<string, T>,
    row: (name: string, one: T) => R,
  ) =>
    [...streets].flatMap(([area_code, street]) => {
      const area_lo = loadAreas().range(area_code).lo;
      return [...of(street)].map(([name, one]) => ({ area_code, area_lo, computed_at, ...row(name, one) }));
    });
  const doubts = rowsOf(
    ({ doubts }) => doubts,
    (statement, blocked) => ({ statement, ...blocked }),
  );
  const population = rowsOf(
    ({ population }) => population,
    (policy, { entitled, check, open }) => ({ policy, entitled, checked: check, open }),
  );
  await policies(ctx).deleteFrom('doubt_rank').execute();
  for (const lot of lotsOf(doubts, rowsAtATime))
    await policies(ctx).insertInto('doubt_rank').values(lot).execute();
  await policies(ctx).deleteFrom('population').execute();
  for (const lot of lotsOf(population, rowsAtATime))
    await policies(ctx).insertInto('population').values(lot).execute();
}

async function count(ctx: Context): Promise<Map<string, Street>> {
  const catalogue = await currentCatalogue(ctx);
  const rules = loadRegisterRules();
  const asOf = dayOf(ctx.clock.now());
  const streets = new Map<string, Street>();
  let looked = 0;
  for await (const lot of lotsOfKnown(ctx, factsHeld(rules))) {
    for (const { areaCode, known } of lot) {
      const told = Object.fromEntries(prefilled(rules, known).map(({ fact, value }) => [fact, value]));
      const street = streets.get(streetOf(areaCode)) ?? new Street();
      streets.set(streetOf(areaCode), street);
      street.add(doubtsBlocking(catalogue, { asOf, facts: withGiven(catalogue, told) }));
      looked += 1;
      if (looked % atATime === 0) await setImmediate();
    }
  }
  return streets;
}
