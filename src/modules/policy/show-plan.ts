import type { Day } from '../../ground/clock/day.ts';
import { loadCalendar } from '../../ground/clock/load.ts';
import type { Words } from '../../ground/problem.ts';
import type { Catalogue, Policy } from './domain/definition.ts';
import { type Answer, type Asked, evaluate } from './domain/evaluate.ts';
import { inBoth } from './domain/library/library.ts';
import { type Stage, stagesTo } from './domain/plan.ts';
import { loadLibrary } from './load-library.ts';
import { amountOf, missingWords, named } from './show-result.ts';

interface Opened {
  policy: { id: string; name: Words };
  amount: Words | null;
  /** A condition that decides, or the amount, was never confirmed. */
  doubtful: boolean;
}

/** One step of a plan as pages show it. */
interface ShownStep {
  by: 'policy' | 'act' | 'wait';
  words: Words | null;
  policy: { id: string; name: Words } | null;
  /** The first day on which it can be done. */
  on: Day;
  /** From when it counts: decided, or waited for. */
  done: Day;
  /** Whether nobody has read how long it takes. */
  daysUnknown: boolean;
  where: Words | null;
  materials: Words[];
  opens: Opened[];
  /** What he would have had, and has no more with it. */
  closes: Opened[];
}

/** 一步一步来: how somebody comes to a policy, each step on its earliest day. */
export interface ShownPlan extends Opened {
  on: Day;
  steps: ShownStep[];
  /** What is not known and may still stand against it. */
  missing: Words[];
  /** What it would be worth in a year, fen; for the order. */
  worth: number;
}

/** Where nothing is paid there is no sum to tell. */
const noSum: readonly Policy['amount']['kind'][] = ['status', 'none'];

/** A plan to a policy from how things stand; null where nobody may be told one. Its last step is to apply for the policy. */
export function showPlan(catalogue: Catalogue, policy: Policy, asked: Asked): ShownPlan | null {
  const stages = stagesTo(catalogue, policy.id, asked, loadCalendar());
  const last = stages?.at(-1);
  if (!stages || !last) return null;
  const own = new Set(stages.flatMap(({ step }) => (step.by === 'policy' ? [step.policy] : [])));
  const others = catalogue.policies.filter(({ id, subject }) => subject === policy.subject && !own.has(id));
  const guessed = guessedIn(stages);
  const before = (nth: number): Asked => stages[nth - 1]?.after ?? asked;
  const steps = stages.map((stage, nth): ShownStep => {
    const had = eligible(catalogue, others, before(nth));
    const has = eligible(catalogue, others, stage.after);
    return {
      ...stepOf(catalogue, stage, before(nth)),
      opens: has
        .filter(({ policy: { id } }) => !had.some((one) => one.policy.id === id))
        .map((answer) => opened(catalogue, answer, stage.after, guessed)),
      closes: had
        .filter(
          ({ policy: { id, amount } }) =>
            amount.kind !== 'status' && !has.some((one) => one.policy.id === id),
        )
        .map((answer) => opened(catalogue, answer, before(nth), guessed)),
    };
  });
  const applied: Asked = { ...before(stages.length - 1), hires: asked.hires ?? [] };
  const answer = evaluate(catalogue, policy, applied);
  return {
    ...opened(catalogue, answer, applied, guessed),
    on: last.after.asOf,
    steps,
    missing: missingWords(catalogue, answer.missing),
    worth: worthOf(catalogue, answer, applied, guessed),
  };
}

const eligible = (catalogue: Catalogue, policies: readonly Policy[], asked: Asked): Answer[] =>
  policies
    .map((policy) => evaluate(catalogue, policy, asked))
    .filter(({ verdict }) => verdict === 'eligible');

/** Facts that a plan takes to be somewhere beyond a limit: how much is his to say, and no sum is told of it. */
const guessedIn = (stages: readonly Stage[]): readonly string[] =>
  stages.flatMap(({ step }) => (step.by === 'act' && typeof step.to === 'number' ? [step.fact] : []));

/** The amount as far as it is known without what is only taken to be. */
function sumAfter(catalogue: Catalogue, { policy }: Answer, asked: Asked, guessed: readonly string[]) {
  const facts = Object.fromEntries(Object.entries(asked.facts).filter(([name]) => !guessed.includes(name)));
  const known = { ...asked, facts };
  return amountOf(catalogue, evaluate(catalogue, policy, known), known);
}

function opened(catalogue: Catalogue, answer: Answer, asked: Asked, guessed: readonly string[]): Opened {
  const { doubts, policy } = answer;
  const amount = noSum.includes(policy.amount.kind) ? null : sumAfter(catalogue, answer, asked, guessed);
  return {
    policy: named(catalogue, policy.id),
    amount: amount?.words ?? null,
    doubtful: doubts.length > 0 || policy.off || (amount?.doubt ?? null) !== null,
  };
}

function worthOf(catalogue: Catalogue, answer: Answer, asked: Asked, guessed: readonly string[]): number {
  const { fen, kind } = sumAfter(catalogue, answer, asked, guessed);
  // A loan has to be paid back.
  if (kind === 'loan') return 0;
  return (fen ?? 0) * (kind === 'a-month' ? 12 : 1);
}

function stepOf(
  catalogue: Catalogue,
  { step, after }: Stage,
  before: Asked,
): Omit<ShownStep, 'opens' | 'closes'> {
  const { library } = loadLibrary();
  const base = { by: step.by, policy: null, where: null, materials: [], daysUnknown: false };
  switch (step.by) {
    case 'wait': {
      const going = step.goingOn.flatMap((name) => catalogue.proposals.get(name)?.does ?? []);
      const words = {
        zh: going.map(({ zh }) => zh).join('，'),
        en: going.map(({ en }) => en).join('; '),
      };
      return { ...base, words: going.length > 0 ? words : null, on: before.asOf, done: step.until };
    }
    case 'act': {
      const { does, where = null } = catalogue.proposals.get(step.fact) ?? {};
      return { ...base, words: does ?? null, where, on: step.on, done: after.asOf };
    }
    case 'policy': {
      const policy = catalogue.policies.find(({ id }) => id === step.policy);
      return {
        ...base,
        words: null,
        policy: named(catalogue, step.policy),
        on: step.on,
        done: step.done,
        daysUnknown: step.counted === 'unknown',
        where: policy ? inBoth(library, policy.channel.text) : null,
        materials: (policy?.materials ?? []).map((material) => inBoth(library, material)),
      };
    }
  }
}
