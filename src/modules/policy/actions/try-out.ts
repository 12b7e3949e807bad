import { addMonths, type Day, isDay } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { Problem, type Words } from '../../../ground/problem.ts';
import { answerOf, policiesOf } from '../answers.ts';
import type { Asking } from '../asking.ts';
import { currentCatalogue } from '../current-catalogue.ts';
import { bestCombination } from '../domain/combination.ts';
import type { Catalogue, Policy, TryOut } from '../domain/definition.ts';
import { type Answer, type Asked, failedAtoms } from '../domain/evaluate.ts';
import { standingOf } from '../domain/standing.ts';
import { onLaterDay, tried } from '../domain/what-if.ts';
import { atomWords } from '../domain/words.ts';
import { knowFor } from '../known-facts.ts';
import { insteadOf, sumsOf } from '../show-combination.ts';
import { lacking } from '../show-reason.ts';
import { amountOf, missingWords, named } from '../show-result.ts';

/** What somebody wants to see: one thing that may come or that he may decide, a later day, or both. */
export interface Thinking extends Asking {
  choice?: string;
  /** How many are hired in it. */
  count?: number;
  /** The figure that the choice asks for. */
  figure?: number;
  on?: string;
}

/** Further ahead texts are not foreseen. */
const yearsAhead = 10;
const anybody = { count: 1, figure: null };

/**
 * 如果……: how things would stand, beside how they do, and what else may be tried out, what opens most first. What is sent is used and not kept.
 * @throws Problem 422 naming what cannot be.
 */
export async function tryOut(ctx: Context, thinking: Thinking) {
  const catalogue = await currentCatalogue(ctx);
  const { asked } = await knowFor(ctx, thinking);
  const on = dayOf(thinking, asked.asOf);
  const offered = offeredTo(catalogue, thinking, asked);
  const { choice, count = 1, figure = null } = thinking;
  const one = catalogue.tries.find(({ id, subject }) => id === choice && subject === thinking.subject);
  const thought = [...(one?.sets.keys() ?? [])];
  let then = asked;
  if (choice !== undefined) {
    const after = one && tried(catalogue, asked, one, { count, figure });
    if (!after) throw unthinkable('/choice', '这一项现在试不了，请换一项', 'This cannot be tried now');
    then = after;
  }
  // First what is decided, then the time that passes with it: a year after the start of a business.
  const later = on === undefined ? { asked: then, goingOn: [] } : onLaterDay(catalogue, then, on);
  then = later.asked;
  return {
    asOf: asked.asOf,
    on: then.asOf,
    goingOn: later.goingOn.flatMap((name) => catalogue.proposals.get(name)?.does ?? []),
    choices: offered,
    compared: then === asked ? null : compared(catalogue, thinking, asked, then, thought),
  };
}

const unthinkable = (field: string, zh: string, en: string) =>
  new Problem(422, 'not-to-try', { zh, en }, [{ field, code: 'not-to-try', detail: { zh, en } }]);

function dayOf({ on }: Thinking, asOf: Day): Day | undefined {
  if (on === undefined) return undefined;
  if (isDay(on) && on > asOf && on <= addMonths(asOf, yearsAhead * 12)) return on;
  throw unthinkable(
    '/on',
    '请写今天以后、十年以内的日期',
    'Please write a day after today, within ten years',
  );
}

/** How all policies stand, told what a page needs for the difference. */
function standsOf(catalogue: Catalogue, asking: Asking, asked: Asked) {
  // Whom it would hire is said in the thought.
  const listed = (asked.hires ?? []).length > 0 || asking.hires ? 'whole' : null;
  const answers = policiesOf(catalogue, asking).map((policy) => answerOf(catalogue, policy, asked, listed));
  const best = bestCombination(catalogue, answers, asked);
  const stands = answers.map((answer) => {
    const standing = standingOf(answer, false);
    const has = standing === 'entitled' || standing === 'check';
    const amount = has ? amountOf(catalogue, answer, asked) : null;
    return { answer, standing, has, amount, instead: insteadOf(catalogue, best, answer.policy.id) };
  });
  return { stands, sums: sumsOf(best) };
}

/** What is added, what falls away, what is another sum, and what would hang on more that is not known. */
function compared(
  catalogue: Catalogue,
  asking: Asking,
  asked: Asked,
  then: Asked,
  thought: readonly string[],
) {
  const [now, after] = [standsOf(catalogue, asking, asked), standsOf(catalogue, asking, then)];
  const pairs = now.stands.flatMap((before, nth) => {
    const later = after.stands[nth];
    return later ? [{ before, later, policy: named(catalogue, later.answer.policy.id) }] : [];
  });
  const shown = ({ amount, standing, instead }: (typeof now.stands)[number]) => ({
    amount: amount?.words ?? null,
    doubtful: standing === 'check' || (amount?.doubt ?? null) !== null,
    instead: instead && { policy: instead.policy, same: instead.same },
  });
  return {
    before: now.sums,
    after: after.sums,
    gained: pairs.flatMap(({ before, later, policy }) =>
      later.has && !before.has ? [{ policy, ...shown(later) }] : [],
    ),
    lost: pairs.flatMap(({ before, later, policy }) =>
      before.has && !later.has && before.answer.policy.amount.kind !== 'status'
        ? [{ policy, ...shown(before), needs: needsOf(catalogue, later.answer, thought) }]
        : [],
    ),
    changed: pairs.flatMap(({ before, later, policy }) =>
      before.amount && later.amount && before.amount.words.zh !== later.amount.words.zh
        ? [{ policy, from: before.amount.words, to: later.amount.words }]
        : [],
    ),
    maybe: pairs.flatMap(({ before, later, policy }) =>
      later.standing === 'open' && before.standing !== 'open' && !before.has
        ? [{ policy, missing: missingWords(catalogue, later.answer.missing) }]
        : [],
    ),
  };
}

/** What it would need: of what was thought of before anything else. Null: there is no such policy on that day, or a fact is not known. */
function needsOf(catalogue: Catalogue, { conditions }: Answer, thought: readonly string[]): Words | null {
  const failed = failedAtoms(conditions);
  const [first] = thought.flatMap((name) => failed.filter(({ atom }) => atom.fact === name));
  return first ? atomWords(catalogue, first.atom) : (lacking(catalogue, conditions)[0] ?? null);
}

/** What may be tried out: those things alone that would change something, what is worth most first. */
function offeredTo(catalogue: Catalogue, asking: Asking, asked: Asked) {
  const policies = policiesOf(catalogue, asking);
  const now = atOnce(catalogue, policies, asked);
  return catalogue.tries
    .filter(({ subject }) => subject === asking.subject)
    .flatMap((one) => {
      const then = tried(catalogue, asked, one, anybody);
      if (!then) return [];
      const after = atOnce(catalogue, policies, then);
      const opens = only(after.eligible, now.eligible);
      const maybe = only(after.open, new Set([...now.open, ...now.eligible]));
      const closes = only(now.eligible, after.eligible);
      const more = after.worth - now.worth;
      if (opens + maybe + closes === 0 && more === 0) return [];
      const { id, words, hire } = one;
      return [{ id, words, hires: hire !== null, asks: askedBy(catalogue, one), opens, maybe, closes, more }];
    })
    .sort((a, b) => b.more - a.more || b.opens - a.opens || b.maybe - a.maybe || a.closes - b.closes)
    .map(({ more: _, ...choice }) => choice);
}

const only = (these: ReadonlySet<string>, those: ReadonlySet<string>) =>
  [...these].filter((id) => !those.has(id)).length;

function askedBy(catalogue: Catalogue, { asks }: TryOut) {
  const fact = asks === null ? undefined : catalogue.facts.get(asks);
  return fact ? { label: fact.label, type: fact.type } : null;
}

/** How things stand without a look at what is missing, which takes longer than an answer for a dozen of thoughts may. */
function atOnce(catalogue: Catalogue, policies: readonly Policy[], asked: Asked) {
  const answers = policies
    // Who has registered cannot register: that takes nothing away.
    .filter(({ amount }) => amount.kind !== 'status')
    .map((policy) => answerOf(catalogue, policy, asked, 'whole'));
  const ids = (wanted: Answer['verdict']) =>
    new Set(answers.flatMap(({ policy, verdict }) => (verdict === wanted ? [policy.id] : [])));
  const eligible = answers.filter(({ verdict }) => verdict === 'eligible');
  return {
    eligible: ids('eligible'),
    open: ids('open'),
    worth: bestCombination(catalogue, eligible, asked).sums.all,
  };
}
