import { loadAreas } from '../../ground/areas/load.ts';
import { type Day, dayOf } from '../../ground/clock/day.ts';
import type { Context } from '../../ground/context.ts';
import { Problem } from '../../ground/problem.ts';
import { type Prefilled, prefillFacts, prefillUnit } from './actions/prefill-facts.ts';
import { prefillHires } from './actions/prefill-hires.ts';
import { type Asking, checkAsking, type Listed } from './asking.ts';
import type { Asked } from './domain/evaluate.ts';
import { withGiven } from './domain/facts.ts';
import { placeFacts, toldByPlace } from './domain/register.ts';
import type { Facts, Known } from './domain/value.ts';
import { loadPolicies } from './load-catalogue.ts';
import { loadRegisterRules } from './load-register-rules.ts';

/** A fact that need not be asked, and whose word it is: the answer just given, the register's, or what follows from others. */
export interface KnownFact {
  fact: string;
  value: Known;
  from: { kind: 'answer' | Prefilled['from']['kind']; name: Prefilled['from']['name']; on: Day | null };
}

const ownAnswer = { kind: 'answer', name: null, on: null } as const;
const itFollows = { kind: 'rule', name: null, on: null } as const;

function tellPlace(area: string | undefined): Facts {
  if (area === undefined) return {};
  if (!loadAreas().find(area)) {
    const detail = { zh: '没有这个地方，请重新选', en: 'There is no such place; please choose again' };
    throw new Problem(422, 'place-unknown', detail, [{ field: '/area', code: 'place-unknown', detail }]);
  }
  const rules = loadRegisterRules();
  const path = loadAreas().path(area);
  const told = placeFacts.map((by) => [by, toldByPlace(rules, by, path)] as const);
  return Object.fromEntries(told.filter(([, value]) => value !== undefined));
}

function heldFor(ctx: Context, { subject }: Asking): Prefilled[] | Promise<Prefilled[]> {
  const { person, employer } = ctx.actor;
  if (subject === 'unit') return employer === null ? [] : prefillUnit(ctx, employer);
  return person === null ? [] : prefillFacts(ctx, person);
}

/** Those whom the unit has hired here, while it has not said whom it has hired. */
async function hiredHere(ctx: Context, { subject, hires }: Asking): Promise<Asked['hires']> {
  const { employer } = ctx.actor;
  if (subject === 'person' || hires || employer === null) return [];
  return (await prefillHires(ctx, employer)).map(({ id, told }) => ({ id, facts: told }));
}

/**
 * All that is known for a calculation: what was answered goes before the place that was chosen, that before the register, and what follows
 * from them comes last. Nothing else is assumed.
 * @throws Problem 422 naming what cannot be.
 */
export async function knowFor(
  ctx: Context,
  asking: Asking,
): Promise<{ asked: Asked; known: KnownFact[]; listed: Listed }> {
  const read = checkAsking(asking);
  const held = await heldFor(ctx, asking);
  const known = new Map<string, KnownFact>();
  for (const { fact, value, from } of held) known.set(fact, { fact, value, from });
  for (const [fact, value] of Object.entries({ ...tellPlace(asking.area), ...read.facts }))
    known.set(fact, { fact, value, from: ownAnswer });
  const told = Object.fromEntries([...known.values()].map(({ fact, value }) => [fact, value]));
  const facts = withGiven(loadPolicies(), told);
  for (const [fact, value] of Object.entries(facts))
    if (!known.has(fact)) known.set(fact, { fact, value, from: itFollows });
  const here = await hiredHere(ctx, asking);
  const hires = asking.hires ? read.hires : here;
  const asked: Asked = { asOf: dayOf(ctx.clock.now()), facts, hires };
  const listed = asking.hires ? 'whole' : hires?.length ? 'part' : null;
  return { asked, known: [...known.values()], listed };
}
