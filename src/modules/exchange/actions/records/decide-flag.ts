import { type Context, rowsWanted } from '../../../../ground/context.ts';
import { say } from '../../../../ground/events/say.ts';
import { Problem } from '../../../../ground/problem.ts';
import { namesOfStations } from '../../../network/index.ts';
import { loadCheats } from '../../load-cheats.ts';
import { records } from '../../store-records.ts';

export const flagStates = ['open', 'explained', 'confirmed'] as const;
export type FlagState = (typeof flagStates)[number];

const place = (flagId: string, seq: number) => ({
  table: 'exchange.flag_decision',
  column: 'words_sealed',
  rowId: `${flagId}/${seq}`,
});

/**
 * Explains or confirms a flag, or opens it again, in words. Confirmed, its records leave the number; explained or opened again, they
 * are back. Whose own work it is about does not decide it.
 * @throws Problem 404 `no-such-flag`; 403 `own-flag`; 409 `flag-as-it-is`.
 */
export async function decideFlag(
  ctx: Context,
  { flagId, state, words }: { flagId: string; state: FlagState; words: string },
): Promise<void> {
  const flag = await records(ctx)
    .selectFrom('flag')
    .select(['state', 'staff_id', 'area_lo'])
    .where('flag_id', '=', flagId)
    .forUpdate()
    .executeTakeFirst();
  if (!flag || ctx.actor.id === null)
    throw new Problem(404, 'no-such-flag', {
      zh: '没有这条提示，请刷新',
      en: 'There is no such flag; please reload',
    });
  if (flag.staff_id === ctx.actor.id)
    throw new Problem(403, 'own-flag', {
      zh: '这是您自己办的，请另一位负责人来核实',
      en: 'This is about your own work; please let another manager look at it',
    });
  if (flag.state === state)
    throw new Problem(409, 'flag-as-it-is', { zh: '已经是这个结果了', en: 'That is what it is already' });
  const last = await records(ctx)
    .selectFrom('flag_decision')
    .select((each) => each.fn.max('seq').as('seq'))
    .where('flag_id', '=', flagId)
    .executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  const at = ctx.clock.now();
  await records(ctx)
    .insertInto('flag_decision')
    .values({
      flag_id: flagId,
      seq,
      area_lo: flag.area_lo,
      state,
      at,
      by_id: ctx.actor.id,
      words_sealed: ctx.cipher.seal(words, place(flagId, seq)),
    })
    .execute();
  await records(ctx)
    .updateTable('flag')
    .set({ state, decided_at: at })
    .where('flag_id', '=', flagId)
    .execute();
  await say(ctx, 'exchange.flag-decided@1', { flagId });
}

const atMost = 100;

/** Flags in a state, latest first, each with its sentence and what was decided on it. */
export async function listFlags(ctx: Context, state: FlagState) {
  const rows = await records(ctx)
    .selectFrom('flag')
    .selectAll()
    .select((each) =>
      each
        .selectFrom('flag_about')
        .select(({ fn }) => fn.countAll<number>().as('about'))
        .whereRef('flag_about.flag_id', '=', 'flag.flag_id')
        .as('about'),
    )
    .where('state', '=', state)
    .orderBy('on_day', 'desc')
    .orderBy('flag_id')
    .limit(rowsWanted(ctx, atMost))
    .execute();
  const decisions = rows.length
    ? await records(ctx)
        .selectFrom('flag_decision')
        .selectAll()
        .where(
          'flag_id',
          'in',
          rows.map(({ flag_id }) => flag_id),
        )
        .orderBy('seq')
        .execute()
    : [];
  const stations = await namesOfStations(
    ctx,
    rows.flatMap(({ station_id }) => station_id ?? []),
  );
  const rules = new Map<string, ReturnType<typeof loadCheats>[number]>(
    loadCheats().map((rule) => [rule.id, rule]),
  );
  return rows.flatMap((row) => {
    const rule = rules.get(row.rule);
    if (!rule) return [];
    const numbers = row.numbers as Record<string, number | string>;
    const filled = (text: string) =>
      text.replace(/\{(\w+)\}/g, (_, name: string) => String(numbers[name] ?? ''));
    return [
      {
        flagId: row.flag_id,
        rule: row.rule,
        name: rule.name,
        why: rule.why,
        sentence: { zh: filled(rule.sentence.zh), en: filled(rule.sentence.en) },
        day: row.on_day,
        station: row.station_id && (stations.get(row.station_id) ?? null),
        staff: row.staff_name,
        own: row.staff_id !== null && row.staff_id === ctx.actor.id,
        about: Number(row.about ?? 0),
        state: row.state as FlagState,
        decisions: decisions
          .filter(({ flag_id }) => flag_id === row.flag_id)
          .map(({ seq, state: became, at, words_sealed }) => ({
            state: became as FlagState,
            at: at.toISOString(),
            words: ctx.cipher.open(words_sealed, place(row.flag_id, seq)).toString('utf8'),
          })),
      },
    ];
  });
}
