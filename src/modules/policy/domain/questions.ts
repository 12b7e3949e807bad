import type { Catalogue, Policy, Question } from './definition.ts';
import { type Asked, isInForce, partsOf } from './evaluate.ts';
import { withGiven } from './facts.ts';
import { keptUnfolding } from './kept-unfolding.ts';
import type { Unfolded } from './missing-facts.ts';

/** What is asked next: a screen, which of its facts still matter (a hire's as `id:name`), and how many policies it will probably settle. */
export interface NextQuestion {
  question: string;
  facts: readonly string[];
  settles: number;
}

/** Chances that differ by less than this are the same: their sums are binary fractions. */
const hair = 1e-9;

/**
 * The next question for somebody: the one that probably settles the most policies that are still open, one step ahead. Never one that
 * changes nothing any more, that is answered, or that was answered with 不清楚 (`unclear`). Where two are alike: the one of which
 * more is missing, then the one whose facts stand before in facts.yaml. It hangs on the open policies alone, so an answer that is nothing to them
 * does not move it. Null: nothing that could be asked changes anything.
 */
export function nextQuestion(
  catalogue: Catalogue,
  policies: readonly Policy[],
  asked: Asked,
  unclear: ReadonlySet<string>,
): NextQuestion | null {
  const open = openOf(catalogue, policies, asked);
  let best: (NextQuestion & { missing: number }) | null = null;
  for (const { question, facts } of screensOf(catalogue.questions, asked)) {
    const askable = facts.filter((fact) => !unclear.has(fact));
    const hangs = open.filter(({ missing }) => askable.some((fact) => missing.facts.includes(fact)));
    if (hangs.length === 0) continue;
    const needed = askable.filter((fact) => hangs.some(({ missing }) => missing.facts.includes(fact)));
    const answered = new Set(needed);
    const settles = hangs.reduce((sum, one) => sum + one.chance(answered), 0);
    const missing = hangs.reduce((sum, one) => sum + shareOf(one.missing.facts, answered), 0);
    const more = best === null ? 1 : settles - best.settles;
    if (best === null || more > hair || (more > -hair && missing > best.missing + hair))
      best = { question: question.id, facts: needed, settles, missing };
  }
  return best && { question: best.question, facts: best.facts, settles: best.settles };
}

/** Policies in force of which something is still open. */
function openOf(catalogue: Catalogue, policies: readonly Policy[], asked: Asked): Unfolded[] {
  const { asOf, hires = [] } = asked;
  const given: Asked = {
    asOf,
    facts: withGiven(catalogue, asked.facts),
    hires: hires.map(({ id, facts }) => ({ id, facts: withGiven(catalogue, facts) })),
  };
  return policies
    .filter((policy) => isInForce(policy, asOf))
    .map((policy) => keptUnfolding(catalogue, policy, given, () => partsOf(policy, given)))
    .filter(({ missing }) => missing.outcome === 'open');
}

/** Each question with the names of what it asks for; one about a hire once for each of them. */
function screensOf(
  questions: readonly Question[],
  { hires = [] }: Asked,
): { question: Question; facts: readonly string[] }[] {
  return questions.flatMap((question) => {
    const names = question.facts.map(({ fact }) => fact);
    if (question.about !== 'hire') return [{ question, facts: names }];
    return hires.map(({ id }) => ({ question, facts: names.map((name) => `${id}:${name.slice(2)}`) }));
  });
}

const shareOf = (facts: readonly string[], of: ReadonlySet<string>): number =>
  facts.filter((fact) => of.has(fact)).length / facts.length;
