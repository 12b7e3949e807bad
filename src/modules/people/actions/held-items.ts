import { type Day, parseDay } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { FactSource } from '../domain/facts.ts';
import { people } from '../store.ts';

/** One thing of a list that a person has on record now: since when, by whose word, and where it stands in his own words. */
export interface HeldItem {
  item: string;
  /** The first day of the stretch in which it has been on record until now. */
  since: Day;
  /** Of the entry that brought it. */
  source: FactSource;
  /** The latest that was given for it; null: none was. */
  evidence: Evidence | null;
}

/**
 * The items of a fact that is a list, as they are on record now, each with its own day and evidence: a list is told as a whole, so that the day
 * of the list is not the item's.
 */
export async function heldItems(ctx: Context, personId: string, fact: string): Promise<HeldItem[]> {
  const rows = await people(ctx)
    .selectFrom('fact_log')
    .select(['value', 'valid_from', 'source_kind', 'source_name', 'evidence'])
    .where('person_id', '=', personId)
    .where('fact', '=', fact)
    .orderBy('valid_from')
    .orderBy('recorded_at')
    .orderBy('entry_id')
    .execute();
  let held = new Map<string, HeldItem>();
  for (const { value, valid_from, source_kind, source_name, evidence } of rows) {
    const items = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
    const given = (evidence ?? []) as unknown as Evidence[];
    const before = held;
    held = new Map(
      items.map((item) => {
        const known = before.get(item);
        const newly = given.find((each) => each.item === item);
        return [
          item,
          {
            item,
            since: known?.since ?? parseDay(valid_from),
            source: known?.source ?? { kind: source_kind as FactSource['kind'], name: source_name },
            evidence: newly ?? known?.evidence ?? null,
          },
        ];
      }),
    );
  }
  return [...held.values()];
}
