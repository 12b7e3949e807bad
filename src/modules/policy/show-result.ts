import type { Words } from '../../ground/problem.ts';
import { amountWords, sumWords } from './domain/amount-words.ts';
import type { Atom, Doubt } from './domain/condition.ts';
import type { Catalogue, Policy } from './domain/definition.ts';
import {
  type Answer,
  type Asked,
  type ConditionOutcome,
  failedAtoms,
  type HireAnswer,
} from './domain/evaluate.ts';
import { factsOf } from './domain/facts.ts';
import { run } from './domain/formula/run.ts';
import { type Standing, standingOf } from './domain/standing.ts';
import { atomWords, conditionWords, valueWords } from './domain/words.ts';

/** One condition as a line of a page. */
interface ShownCondition {
  words: Words;
  outcome: 'yes' | 'no' | 'open';
  depth: number;
  kind: 'all' | 'any' | 'not' | 'atom';
  value: Words | null;
  sources: { id: string; what: string }[];
  doubt: Words | null;
  until: string | null;
}

/** How a policy stands for somebody, as pages show it. */
export interface Shown {
  answer: Answer;
  policy: { id: string; name: Words };
  standing: Standing;
  amount: { words: Words; fen: number | null; kind: Policy['amount']['kind'] } | null;
  conditions: ShownCondition[];
  doubts: Words[];
  changes: {
    changes: {
      what: Words;
      by: 'day' | 'act' | 'never';
      on: string | null;
      policy: { id: string; name: Words } | null;
    }[];
    from: string | null;
  }[];
  missing: Words[];
  instead: { policy: Words; within: string } | null;
  channel: Words;
  materials: string[];
  workingDays: number | null;
  hires: { id: string; outcome: HireAnswer['outcome']; amount: Words | null; failed: Words[] }[];
}

const levels: Record<Doubt['level'], Words> = {
  likely: { zh: '凭经验写的，没有读到原文', en: 'From experience; the text was not read' },
  unsure: { zh: '各处说法不一，没有读到原文', en: 'Accounts differ; the text was not read' },
  guess: { zh: '估计是这样，没有读到原文', en: 'A guess; the text was not read' },
  ours: { zh: '条文没有写明，我们这样理解', en: 'The text does not say; this is our reading' },
};

/** How far something is doubted, in words. */
const doubtWords = ({ level, note }: Doubt): Words =>
  note === null ? levels[level] : { zh: `${levels[level].zh}（${note}）`, en: levels[level].en };

function linesOf(catalogue: Catalogue, outcome: ConditionOutcome, depth = 0): ShownCondition[] {
  const line = (kind: ShownCondition['kind'], words: Words): ShownCondition => ({
    words,
    outcome: outcome.outcome,
    depth,
    kind,
    value: null,
    sources: [],
    doubt: null,
    until: null,
  });
  switch (outcome.is) {
    case 'atom': {
      const { atom, value } = outcome.atom;
      const fact = catalogue.facts.get(atom.fact);
      // Of a yes or no the condition's own words say it all.
      const told = fact && value !== undefined && fact.type !== 'yesno';
      return [
        {
          ...line('atom', atomWords(catalogue, atom)),
          value: told ? valueWords(fact, value) : null,
          sources: atom.sources.map((id) => ({ id, what: catalogue.sources.get(id)?.what ?? id })),
          doubt: atom.doubt ? doubtWords(atom.doubt) : null,
        },
      ];
    }
    case 'not':
      return [
        line('not', conditionWords(catalogue, { is: 'not', one: { is: 'all', of: [] } })),
        ...linesOf(catalogue, outcome.one, depth + 1),
      ];
    case 'shared':
      return outcome.one.is === 'all'
        ? linesOf(catalogue, outcome.one, depth)
        : [
            line(
              'any',
              catalogue.shared.get(outcome.name) ?? conditionWords(catalogue, { is: 'any', of: [] }),
            ),
            ...inner(catalogue, outcome.one, depth + 1),
          ];
    default:
      // That all hold is how a list is read; at the top nobody needs to be told.
      return depth === 0 && outcome.is === 'all'
        ? outcome.of.flatMap((each) => linesOf(catalogue, each, depth))
        : [
            line(outcome.is, conditionWords(catalogue, { is: outcome.is, of: [] })),
            ...inner(catalogue, outcome, depth + 1),
          ];
  }
}

const inner = (catalogue: Catalogue, outcome: ConditionOutcome, depth: number): ShownCondition[] =>
  'of' in outcome
    ? outcome.of.flatMap((each) => linesOf(catalogue, each, depth))
    : linesOf(catalogue, outcome, depth);

/** What is doubtful, each with the condition that hangs on it. */
function doubtsOf(catalogue: Catalogue, { doubts, policy, conditions, hires }: Answer): Words[] {
  const lines = [conditions, ...hires.map((hire) => hire.conditions)].flatMap((one) => atomsIn(one));
  const said = doubts.map(({ atom: id, doubt }): Words => {
    const words = doubtWords(doubt);
    const atom = lines.find((one) => one.id === id);
    const about = atom
      ? atomWords(catalogue, atom)
      : { zh: '从哪天到哪天有效', en: 'From which day until which it is in force' };
    return { zh: `${about.zh}：${words.zh}`, en: `${about.en}: ${words.en}` };
  });
  if (policy.off && said.length === 0)
    said.push({ zh: '整项政策还没有读到原文', en: 'The text of this policy was not read' });
  return [...new Map(said.map((words) => [words.zh, words])).values()];
}

function atomsIn(outcome: ConditionOutcome): Atom[] {
  if ('atom' in outcome) return [outcome.atom.atom];
  return 'of' in outcome ? outcome.of.flatMap(atomsIn) : atomsIn(outcome.one);
}

function amountOf(catalogue: Catalogue, { policy, amount }: Answer, asked: Asked): Shown['amount'] {
  const { kind, type, months } = policy.amount;
  if (typeof amount !== 'number') return { words: amountWords(policy), fen: null, kind };
  const words = sumWords(policy.amount, amount) ?? amountWords(policy);
  const most = months === null ? null : run(months, factsOf(catalogue, asked, asked.facts));
  const limited =
    typeof most === 'number'
      ? { zh: `${words.zh}，最长 ${most} 个月`, en: `${words.en}, for ${most} months at most` }
      : words;
  return { words: limited, fen: type === 'fen' ? amount : null, kind };
}

/** The words of what is missing: a fact's label, of a hire with his number. */
function missingWords(catalogue: Catalogue, names: readonly string[]): Words[] {
  return names.map((name) => {
    const [id, own] = name.includes(':') ? name.split(':') : [undefined, name];
    const label = catalogue.facts.get(id === undefined ? name : `h.${own}`)?.label ?? { zh: name, en: name };
    return id === undefined ? label : { zh: `${id}：${label.zh}`, en: `${id}: ${label.en}` };
  });
}

/** One policy's answer as pages show it. */
export function showResult(catalogue: Catalogue, answer: Answer, asked: Asked): Shown {
  const { policy, stands } = answer;
  return {
    answer,
    policy: { id: policy.id, name: policy.name },
    standing: standingOf(answer, false),
    amount:
      stands === 'not-eligible' || stands === 'not-in-force' ? null : amountOf(catalogue, answer, asked),
    conditions: linesOf(catalogue, answer.conditions),
    doubts: doubtsOf(catalogue, answer),
    changes: [],
    missing: missingWords(catalogue, answer.missing),
    instead: null,
    channel: { zh: policy.channel.text, en: policy.channel.text },
    materials: [...policy.materials],
    workingDays: policy.workingDays,
    hires: answer.hires.map(({ id, outcome, amount, conditions }) => ({
      id,
      outcome,
      amount: typeof amount === 'number' ? sumWords(policy.amount, amount) : null,
      failed: failedAtoms(conditions).map(({ atom }) => atomWords(catalogue, atom)),
    })),
  };
}

/** How often an amount is paid, where sums of several may be added up. */
const payments: Partial<Record<Policy['amount']['kind'], 'once' | 'month' | 'year'>> = {
  once: 'once',
  'per-hire': 'once',
  'per-hire-months': 'once',
  'in-all': 'once',
  'a-month': 'month',
  'once-a-year': 'year',
  'a-year': 'year',
  'per-hire-year': 'year',
};

/** What can be had in all, by how often it is paid; what has to be checked first is told apart. */
export function sumsOf(results: readonly Shown[]) {
  const sums = new Map<
    string,
    { every: 'once' | 'month' | 'year'; fen: number; policies: number; sure: boolean }
  >();
  for (const { standing, amount, instead } of results) {
    const every = amount ? payments[amount.kind] : undefined;
    if (!every || !amount?.fen || instead) continue;
    if (standing !== 'entitled' && standing !== 'check') continue;
    const sure = standing === 'entitled';
    const key = `${every} ${sure}`;
    const sum = sums.get(key) ?? { every, fen: 0, policies: 0, sure };
    sums.set(key, { ...sum, fen: sum.fen + amount.fen, policies: sum.policies + 1 });
  }
  return [...sums.values()];
}
