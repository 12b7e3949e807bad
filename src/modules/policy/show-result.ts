import type { Day } from '../../ground/clock/day.ts';
import type { Words } from '../../ground/problem.ts';
import { almost, isOneAway, type Way } from './domain/almost.ts';
import { amountWords, partWords, sumWords } from './domain/amount-words.ts';
import { type ExplainedCondition, explained } from './domain/changes.ts';
import { articlesCited, citationText } from './domain/citations.ts';
import type { Atom, Doubt, Test } from './domain/condition.ts';
import type { Catalogue, Policy } from './domain/definition.ts';
import type { Answer, Asked, ConditionOutcome, HireAnswer } from './domain/evaluate.ts';
import { factsOf } from './domain/facts.ts';
import { run } from './domain/formula/run.ts';
import { branchHere } from './domain/layers.ts';
import { inBoth } from './domain/library/library.ts';
import { type Standing, standingOf } from './domain/standing.ts';
import { atomWords, conditionWords, valueWords } from './domain/words.ts';
import { loadLibrary } from './load-library.ts';
import { lacking, reasonOf } from './show-reason.ts';

/** One condition as a line of a page. */
interface ShownCondition {
  words: Words;
  outcome: 'yes' | 'no' | 'open';
  depth: number;
  kind: 'all' | 'any' | 'not' | 'atom';
  /** What it asks of. */
  fact: string | null;
  value: Words | null;
  sources: { id: string; what: string }[];
  /** 失业保险条例第十四条第（一）项. */
  articles: string[];
  doubt: Doubt | null;
  confirmed: Day | null;
  change: {
    by: 'day' | 'act' | 'never';
    on: string | null;
    policy: { id: string; name: Words } | null;
  } | null;
  until: string | null;
}

/** A way to a policy: what is to be done or waited for, and from which day it would hold. */
interface ShownWay {
  steps: { words: Words | null; by: 'wait' | 'act' | 'go-on'; policy: { id: string; name: Words } | null }[];
  on: string;
  /** Whether it still hangs on something that is not known. */
  open: boolean;
}

/** How a policy stands for somebody, as pages show it. */
export interface Shown {
  answer: Answer;
  policy: { id: string; name: Words };
  standing: Standing;
  amount: {
    words: Words;
    fen: number | null;
    kind: Policy['amount']['kind'];
    /** Of the amount alone: the conditions may be sure, and how much it is not. */
    doubt: Doubt | null;
    sources: { id: string; what: string }[];
    articles: string[];
  } | null;
  conditions: ShownCondition[];
  doubts: ({ about: Words } & Doubt)[];
  ways: ShownWay[];
  missing: Words[];
  /** Why not, in a line; null where nothing says no. */
  reason: Words | null;
  channel: Words;
  materials: Words[];
  workingDays: number | null;
  documents: { number: string; date: string | null; articles: string[] }[];
  hires: { id: string; outcome: HireAnswer['outcome']; amount: Words | null; failed: Words[] }[];
}

const line = (
  { outcome }: ExplainedCondition,
  kind: ShownCondition['kind'],
  depth: number,
  words: Words,
): ShownCondition => ({
  words,
  outcome,
  depth,
  kind,
  fact: null,
  value: null,
  sources: [],
  articles: [],
  doubt: null,
  confirmed: null,
  change: null,
  until: null,
});

/** A tree of conditions as lines, each deeper where it stands under another. */
function linesOf(catalogue: Catalogue, one: ExplainedCondition, depth = 0): ShownCondition[] {
  switch (one.is) {
    case 'atom':
      return [atomLine(catalogue, one, depth)];
    case 'not':
      return [
        line(one, 'not', depth, headWords(catalogue, 'not')),
        ...linesOf(catalogue, one.one, depth + 1),
      ];
    case 'shared': {
      // What is shared and asks for all is read on like the rest; what asks for one of several has a name.
      if (one.one.is !== 'any') return linesOf(catalogue, one.one, depth);
      const name = catalogue.shared.get(one.name) ?? headWords(catalogue, 'any');
      return [line(one, 'any', depth, name), ...innerLines(catalogue, one.one, depth + 1)];
    }
    default: {
      // Where it is known in which place somebody is, what other places ask for is nothing to him.
      const here = one.places ? branchHere(one.of) : undefined;
      if (here)
        return 'of' in here && here.is === 'all'
          ? innerLines(catalogue, here, depth)
          : linesOf(catalogue, here, depth);
      return depth === 0 && one.is === 'all'
        ? innerLines(catalogue, one, depth)
        : [line(one, one.is, depth, headWords(catalogue, one.is)), ...innerLines(catalogue, one, depth + 1)];
    }
  }
}

const innerLines = (catalogue: Catalogue, one: ExplainedCondition, depth: number): ShownCondition[] =>
  'of' in one ? one.of.flatMap((each) => linesOf(catalogue, each, depth)) : linesOf(catalogue, one, depth);

const headWords = (catalogue: Catalogue, is: 'all' | 'any' | 'not'): Words =>
  conditionWords(catalogue, is === 'not' ? { is, one: { is: 'all', of: [] } } : { is, of: [] });

function atomLine(
  catalogue: Catalogue,
  one: ExplainedCondition & { is: 'atom' },
  depth: number,
): ShownCondition {
  const { value, change, sources, articles, doubt, confirmed = null, until } = one;
  const fact = catalogue.facts.get(one.fact);
  // Of a yes or no the condition's own words say it all.
  const told = fact && value !== undefined && fact.type !== 'yesno';
  return {
    ...line(one, 'atom', depth, atomWords(catalogue, one)),
    fact: one.fact,
    value: told ? valueWords(fact, value) : null,
    sources: sources.map(({ id, what }) => ({ id, what })),
    articles: articles.map(citationText),
    doubt,
    confirmed,
    change: change && {
      by: change.by,
      on: change.by === 'day' ? change.on : null,
      policy: change.by === 'act' && change.policy !== null ? named(catalogue, change.policy) : null,
    },
    until,
  };
}

/** A policy as pages link to it. */
export const named = (catalogue: Catalogue, id: string) => ({
  id,
  name: catalogue.policies.find((one) => one.id === id)?.name ?? { zh: id, en: id },
});

/** What is doubtful, each with the condition that hangs on it. */
function doubtsOf(catalogue: Catalogue, { doubts, policy, conditions, hires }: Answer): Shown['doubts'] {
  const atoms = [conditions, ...hires.map((hire) => hire.conditions)].flatMap((one) => atomsIn(one));
  const said = doubts.map(({ atom: id, doubt }) => {
    const atom = atoms.find((one) => one.id === id);
    const about = atom ? atomWords(catalogue, atom) : { zh: '从哪天到哪天有效', en: 'When it is in force' };
    return { about, ...doubt };
  });
  if (policy.off && said.length === 0)
    said.push({ about: { zh: '整项政策', en: 'The whole policy' }, level: 'unsure', note: null });
  return [...new Map(said.map((one) => [one.about.zh, one])).values()];
}

function atomsIn(outcome: ConditionOutcome): Atom[] {
  if ('atom' in outcome) return [outcome.atom.atom];
  return 'of' in outcome ? outcome.of.flatMap(atomsIn) : atomsIn(outcome.one);
}

/** What a policy gives, to the fen where that is known. */
export function amountOf(
  catalogue: Catalogue,
  { policy, amount, hires }: Pick<Answer, 'policy' | 'amount' | 'hires'>,
  asked: Asked,
): NonNullable<Shown['amount']> {
  const { kind, type, months, doubt } = policy.amount;
  const sources = policy.amount.sources.flatMap((id) => {
    const source = catalogue.sources.get(id);
    return source ? [{ id, what: source.what }] : [];
  });
  const base = { kind, doubt, sources, articles: policy.amount.articles.map(citationText) };
  if (typeof amount !== 'number') return { ...base, words: amountWords(policy), fen: null };
  const passing = hires.filter(({ outcome }) => outcome === 'yes').length;
  const words = sumWords(policy.amount, amount, passing) ?? amountWords(policy);
  const most = months === null ? null : run(months, factsOf(catalogue, asked, asked.facts));
  const limited =
    typeof most === 'number'
      ? { zh: `${words.zh}，最长 ${most} 个月`, en: `${words.en}, for ${most} months at most` }
      : words;
  return { ...base, words: limited, fen: type === 'fen' ? amount : null };
}

/** What is missing where nobody has said whom a unit has hired. */
export const hireList = 'hires';

/** The words of what is missing: a fact's label, of a hire with his number. */
export function missingWords(catalogue: Catalogue, names: readonly string[]): Words[] {
  return names.map((name) => {
    if (name === hireList) return { zh: '招用人员名单', en: 'The list of people hired' };
    const [id, own] = name.includes(':') ? name.split(':') : [undefined, name];
    const label = catalogue.facts.get(id === undefined ? name : `h.${own}`)?.label ?? { zh: name, en: name };
    return id === undefined ? label : { zh: `${id}：${label.zh}`, en: `${id}: ${label.en}` };
  });
}

/** A missing fact of a hire (刘**:birth_date) by its own name. */
export const withoutHire = (name: string) =>
  name.includes(':') ? `h.${name.slice(name.indexOf(':') + 1)}` : name;

/** What has to become so, said as the condition that it then fulfils. */
function stepWords(catalogue: Catalogue, step: Way['changes'][number]): Words | null {
  if (step.by === 'wait') return null;
  const fact = catalogue.facts.get(step.fact);
  if (!fact || step.by === 'go-on') return fact?.label ?? null;
  const proposal = catalogue.proposals.get(step.fact);
  // A sum to pay or to ask for is his to choose: what to do says more than a limit.
  if (proposal && typeof step.to === 'number') return proposal.does;
  const { to } = step;
  const test: Test =
    typeof to === 'boolean'
      ? { is: 'yesno', wanted: to }
      : typeof to === 'number'
        ? { is: 'limit', sign: 'atLeast', limit: to }
        : { is: 'answers', oneOf: [String(to)], not: false };
  return atomWords(catalogue, { fact: step.fact, test });
}

const shownWay = (catalogue: Catalogue, { changes, on, missing }: Way): ShownWay => ({
  steps: changes.map((step) => ({
    words: stepWords(catalogue, step),
    by: step.by,
    policy: step.by === 'act' && step.policy !== null ? named(catalogue, step.policy) : null,
  })),
  on,
  open: missing.length > 0,
});

/** More ways than this nobody reads. */
const mostWays = 4;

/** One policy's answer as pages show it. */
export function showResult(catalogue: Catalogue, answer: Answer, asked: Asked): Shown {
  const { policy, stands } = answer;
  const { library } = loadLibrary();
  const cited = articlesCited(policy);
  const ways = almost(catalogue, policy, asked);
  return {
    answer,
    policy: { id: policy.id, name: policy.name },
    standing: standingOf(answer, isOneAway(ways, asked.asOf)),
    amount:
      stands === 'not-eligible' || stands === 'not-in-force' ? null : amountOf(catalogue, answer, asked),
    conditions: linesOf(catalogue, explained(catalogue, answer.conditions, asked)),
    doubts: doubtsOf(catalogue, answer),
    ways: ways.slice(0, mostWays).map((way) => shownWay(catalogue, way)),
    missing: missingWords(catalogue, answer.missing),
    reason: reasonOf(catalogue, answer, asked),
    channel: inBoth(library, policy.channel.text),
    materials: policy.materials.map((material) => inBoth(library, material)),
    workingDays: policy.workingDays,
    documents: policy.documents.map(({ number, date }) => ({
      number,
      date,
      articles: [...(cited.get(number) ?? [])],
    })),
    hires: answer.hires.map(({ id, outcome, amount, conditions }) => ({
      id,
      outcome,
      amount: typeof amount === 'number' ? partWords(policy.amount, amount) : null,
      failed: lacking(catalogue, conditions),
    })),
  };
}
