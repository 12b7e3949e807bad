import { sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import { prepared } from '../../../ground/database/prepared.ts';
import { setLookups } from '../../../ground/database/scope.ts';
import { people } from '../store.ts';

const hex = (ids: readonly string[]) => ids.map((id) => id.replaceAll('-', ''));

const mergesOf = prepared((tx, ids: string[]) =>
  people({ tx })
    .selectFrom('merged')
    .select(['from_person', 'into_person'])
    .where('undone_at', 'is', null)
    .where((or) =>
      or.or([
        sql<boolean>`from_person = any(${ids}::uuid[])`,
        sql<boolean>`into_person = any(${ids}::uuid[])`,
      ]),
    ),
);

/**
 * Who of these was merged into somebody, or had somebody merged into him, as far as the scope shows it: the one that went → the one that
 * stayed. Mostly nobody.
 */
export async function mergedInto(
  ctx: Pick<Context, 'tx'>,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await mergesOf(ctx.tx, [...new Set(personIds)]);
  return new Map(rows.map(({ from_person, into_person }) => [from_person, into_person]));
}

/**
 * The ids under which somebody stands in what never moves (services, reads): his own first, then those of whom was merged into him. Where
 * his own rows are open, theirs are from now on.
 */
export async function idsOf(
  ctx: Pick<Context, 'tx' | 'scope'>,
  personId: string,
): Promise<[string, ...string[]]> {
  await setLookups(ctx.tx, 'app.merged', hex([personId]));
  const earlier = [...(await mergedInto(ctx, [personId]))].flatMap(([from, into]) =>
    into === personId ? [from] : [],
  );
  await setLookups(ctx.tx, 'app.known_as', ctx.scope.person === personId ? hex(earlier) : []);
  return [personId, ...earlier];
}
