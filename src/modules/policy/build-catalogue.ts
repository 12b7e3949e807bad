import { type Day, isDay, parseDay } from '../../ground/clock/day.ts';
import type { Words } from '../../ground/problem.ts';
import { addFacts, addWords } from './build-facts.ts';
import { type CitedDocuments, doubtOf, GroundsReader } from './build-grounds.ts';
import { addLayers } from './build-layers.ts';
import { questionsOf } from './build-questions.ts';
import { stepsOf } from './build-steps.ts';
import { sumsUntold } from './domain/amount-words.ts';
import {
  type Atom,
  atomsOf,
  type Condition,
  type DayPlace,
  factsInTest,
  type Test,
} from './domain/condition.ts';
import {
  type Amount,
  type AmountKind,
  amountKinds,
  type Catalogue,
  type Figure,
  type Policy,
  type PolicyDocument,
  type PolicyFact,
} from './domain/definition.ts';
import { typeOf, type Vocabulary } from './domain/formula/check.ts';
import { type Formula, FormulaError, parseFormula } from './domain/formula/parse.ts';
import type { ValueType } from './domain/value.ts';
import type {
  WrittenCatalogue,
  WrittenCondition,
  WrittenDocuments,
  WrittenFigure,
  WrittenGrounds,
  WrittenPolicy,
} from './read-catalogue.ts';

/** More conditions than this nobody can check. */
const mostAtoms = 1000;

type At = (path: readonly (string | number)[], reason: string) => void;

/** Money is written in yuan. */
const asWritten = (type: ValueType, value: number) => (type === 'fen' ? Math.round(value * 100) : value);

/** What the conditions and formulas of a catalogue may speak of, and where faults are told. */
class Builder {
  readonly facts = new Map<string, PolicyFact>();
  readonly figures = new Map<string, Figure>();
  readonly shared = new Map<string, WrittenCondition>();
  readonly words: Vocabulary = {
    fact: (name) => {
      const fact = this.facts.get(name);
      return (
        fact && {
          type: fact.type,
          ...(fact.answers.length ? { answers: fact.answers.map(({ code }) => code) } : {}),
        }
      );
    },
    figure: (name) => {
      const figure = this.figures.get(name);
      return (
        figure && { type: figure.type, ...(figure.values.has('') ? {} : { by: [...figure.values.keys()] }) }
      );
    },
  };
  readonly grounds: GroundsReader;
  /** Those that shared definitions cite: they name none of the policy that uses them. */
  sharedDocuments: CitedDocuments = new Map();

  constructor(sources: ReadonlySet<string>) {
    this.grounds = new GroundsReader(sources);
  }

  formula(text: string, fail: (reason: string) => void): { formula: Formula; type: ValueType } | undefined {
    try {
      const formula = parseFormula(text);
      return { formula, type: typeOf(formula, this.words) };
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      fail(`“${text}”, character ${error.at + 1}: ${error.message}`);
      return undefined;
    }
  }

  condition(
    written: WrittenCondition,
    path: readonly (string | number)[],
    at: At,
    cited: CitedDocuments,
    within: readonly string[] = [],
  ): Condition {
    const keys = ['all', 'any', 'not', 'use', 'fact'].filter((key) => key in written);
    const nothing: Condition = { is: 'all', of: [] };
    if (keys.length !== 1) {
      at(
        path,
        `a condition has one of all, any, not, use and fact; this one has ${keys.join(', ') || 'none'}`,
      );
      return nothing;
    }
    if (written.all || written.any) {
      const is = written.all ? 'all' : 'any';
      const parts = written.all ?? written.any ?? [];
      return {
        is,
        of: parts.map((each, nth) => this.condition(each, [...path, is, nth], at, cited, within)),
      };
    }
    if (written.not)
      return { is: 'not', one: this.condition(written.not, [...path, 'not'], at, cited, within) };
    if (written.use !== undefined) {
      const one = this.shared.get(written.use);
      if (one === undefined) at(path, `there is no shared definition ${written.use}`);
      if (within.includes(written.use)) at(path, `${written.use} goes back to itself`);
      if (one === undefined || within.includes(written.use)) return nothing;
      // A fault in what is shared is told where that is written.
      return {
        is: 'shared',
        name: written.use,
        one: this.condition(one, [], () => {}, this.sharedDocuments, [...within, written.use]),
      };
    }
    const atom = this.atom(written, cited, (reason) => at(path, reason));
    return atom ? { is: 'atom', atom } : nothing;
  }

  atom(written: WrittenCondition, cited: CitedDocuments, fail: (reason: string) => void): Atom | undefined {
    const id = String(written.id ?? '');
    const name = String(written.fact);
    if (id === '') fail('a condition about a fact has an id');
    const fact = this.facts.get(name);
    if (!fact) {
      fail(`no fact is called ${name}`);
      return undefined;
    }
    const test = this.test(written, fact, fail);
    if (!test) return undefined;
    for (const other of factsInTest(test)) {
      if (this.facts.get(other)?.type !== 'day') fail(`${other} is no day`);
    }
    return { id, fact: name, test, ...this.grounds.of(written as WrittenGrounds, cited, fail) };
  }

  test(written: WrittenCondition, fact: PolicyFact, fail: (reason: string) => void): Test | undefined {
    const given = Object.keys(written).filter(
      (key) => !['id', 'fact', 'read', 'articles', 'doubt', 'note', 'at'].includes(key),
    );
    const [key = '', other] = given;
    const isReceived = given.includes('received') && given.includes('atMost') && given.length === 2;
    if (!isReceived && (given.length !== 1 || other !== undefined)) {
      fail(`asks for ${given.join(' and ') || 'nothing'} of ${fact.name}`);
      return undefined;
    }
    const wants = (...types: ValueType[]) => {
      if (types.includes(fact.type)) return true;
      fail(`${key} asks for ${types.join(' or ')}, and ${fact.name} is ${fact.type}`);
      return false;
    };
    if (isReceived)
      return wants('policies')
        ? { is: 'received', policy: String(written.received), atMost: Number(written.atMost) }
        : undefined;
    const at = this.place(written.at ?? 'as_of');
    switch (key) {
      case 'is':
        if (typeof written.is === 'boolean')
          return wants('yesno') ? { is: 'yesno', wanted: written.is } : undefined;
        return this.answers([written.is], false, fact, wants, fail);
      case 'isNot':
        return this.answers([written.isNot], true, fact, wants, fail);
      case 'in':
        return this.answers(written.in as unknown[] | string, false, fact, wants, fail);
      case 'notIn':
        return this.answers(written.notIn as unknown[] | string, true, fact, wants, fail);
      case 'equals':
        return wants('number') ? { is: 'equal', to: Number(written.equals) } : undefined;
      case 'atLeast':
      case 'atMost':
      case 'above':
      case 'below':
        return wants('fen', 'months', 'years', 'ratio', 'number')
          ? { is: 'limit', sign: key, limit: asWritten(fact.type, Number(written[key])) }
          : undefined;
      case 'from':
      case 'until':
        return wants('day') ? { is: 'dayLimit', sign: key, limit: this.place(written[key]) } : undefined;
      case 'monthsGone':
        return wants('day') ? { is: 'gone', months: Number(written[key]), at } : undefined;
      case 'withinMonths':
        return wants('day') ? { is: 'within', months: Number(written[key]), at } : undefined;
      case 'monthsAhead':
        return wants('day') ? { is: 'ahead', months: Number(written[key]) } : undefined;
      case 'sameYear':
        return wants('day') ? { is: 'yearOf', as: this.place(written[key]) } : undefined;
      case 'yearIn':
        return wants('day') ? { is: 'years', oneOf: written[key] as number[] } : undefined;
      default:
        fail(`nothing can be asked by ${key}`);
        return undefined;
    }
  }

  answers(
    wanted: readonly unknown[] | string,
    not: boolean,
    fact: PolicyFact,
    wants: (type: ValueType) => boolean,
    fail: (reason: string) => void,
  ): Test | undefined {
    if (!wants('code')) return undefined;
    const set = fact.says?.sets.find(({ name }) => name === wanted);
    if (typeof wanted === 'string' && !set) fail(`${fact.name} has no answers that are called ${wanted}`);
    const oneOf = set ? set.of : typeof wanted === 'string' ? [] : wanted.map(String);
    for (const answer of oneOf) {
      if (!fact.answers.some(({ code }) => code === answer)) fail(`${fact.name} has no answer ${answer}`);
    }
    return { is: 'answers', oneOf, not };
  }

  place(written: unknown): DayPlace {
    const text = String(written);
    return isDay(text) ? { day: text } : { fact: text };
  }
}

function figureOf(builder: Builder, written: WrittenFigure, fail: (reason: string) => void): Figure {
  const { name, type, label, by } = written;
  if (by === undefined && Object.keys(written.values).join() !== 'all')
    fail(`${name} does not say by which fact it differs`);
  const values = new Map(
    Object.entries(written.values).map(([key, rows]) => [
      by === undefined ? '' : key,
      rows.map((row) => {
        if (!isDay(row.from)) fail(`${name}: ${row.from} is no day`);
        const sources = builder.grounds.sources(row, fail);
        return { from: row.from as Day, value: asWritten(type, row.value), sources, doubt: doubtOf(row) };
      }),
    ]),
  );
  for (const rows of values.values()) {
    if (rows.some(({ from }, at) => at > 0 && from <= (rows[at - 1] ?? { from: '' }).from))
      fail(`${name}: days go on`);
  }
  return { name, type, label, values };
}

function policyOf(builder: Builder, written: WrittenPolicy, at: At): Policy {
  const {
    id,
    inForce,
    when,
    whenHired,
    amount,
    documents,
    excludes = [],
    opens = [],
    makes = {},
    channel,
  } = written;
  const sureAt = (path: readonly (string | number)[]) => (reason: string) => at(path, reason);
  const dayOf = (text: string, path: readonly (string | number)[]) => {
    if (isDay(text)) return text;
    at(path, `${text} is no day`);
    return parseDay('2000-01-01');
  };
  const read = (own: WrittenDocuments): PolicyDocument[] =>
    own.map(({ number, date = null, note = null, ...of }) => ({ number, date, note, doubt: doubtOf(of) }));
  const all = [...documents, ...(written.layers ?? []).flatMap((layer) => layer.documents ?? [])];
  const cited = builder.grounds.documents(all, sureAt(['documents']));
  const conditions = builder.condition(when, ['when'], at, cited);
  const hireConditions = whenHired ? builder.condition(whenHired, ['whenHired'], at, cited) : null;
  const atoms = [conditions, ...(hireConditions ? [hireConditions] : [])].flatMap(atomsOf);
  if (atoms.length > mostAtoms)
    at(['when'], `${atoms.length} conditions; nobody can check more than ${mostAtoms}`);
  for (const fact of Object.keys(makes)) {
    if (!builder.facts.has(fact)) at(['makes'], `no fact is called ${fact}`);
  }
  const { from, until, ...sure } = inForce;
  if (until !== null && until < from) at(['inForce'], `ends on ${until}, before it begins`);
  const policy: Policy = {
    id,
    name: written.name,
    subject: written.subject,
    standing: written.standing,
    off: written.off ?? false,
    documents: read(documents),
    inForce: {
      from: dayOf(from, ['inForce', 'from']),
      until: until === null ? null : dayOf(until, ['inForce', 'until']),
      ...builder.grounds.of(sure, cited, sureAt(['inForce'])),
    },
    city: written.city ?? null,
    conditions,
    hireConditions,
    amount: amountOf(builder, amount, cited, sureAt(['amount'])),
    materials: written.materials,
    channel: { text: channel.text, doubt: doubtOf(channel) },
    ...waitOf(builder, written.workingDays, cited, sureAt(['workingDays'])),
    excludes: excludes.map(({ policy, within, ...of }, nth) => ({
      policy,
      within,
      ...builder.grounds.of(of, cited, sureAt(['excludes', nth])),
    })),
    opens,
    makes: new Map(Object.entries(makes)),
    note: written.note ?? null,
    layers: [],
  };
  const whole = addLayers(
    {
      facts: builder.facts,
      condition: (own, path, below) => builder.condition(own, path, below, cited),
      amount: (own, kind, below) =>
        amountOf(builder, { ...own, kind }, cited, (reason) => below(['amount'], reason), amount.told),
      documents: read,
      grounds: (own, below) => builder.grounds.of(own, cited, (reason) => below([], reason)),
    },
    policy,
    written,
    at,
  );
  const ids = [
    ...atoms,
    ...whole.layers.flatMap(({ conditions: own }) => own.flatMap((one) => atomsOf(one.condition))),
  ]
    .map((atom) => atom.id)
    .concat(whole.layers.map((layer) => layer.id));
  for (const [nth, one] of ids.entries())
    if (ids.indexOf(one) !== nth) at(['when'], `two conditions are called ${one}`);
  return whole;
}

/** In how many working days, and where that stands. */
function waitOf(
  builder: Builder,
  written: WrittenPolicy['workingDays'],
  cited: CitedDocuments,
  fail: (reason: string) => void,
): Pick<Policy, 'workingDays' | 'workingDaysFrom'> {
  if (written === null || typeof written === 'number') return { workingDays: written, workingDaysFrom: null };
  const { days, ...of } = written;
  return { workingDays: days, workingDaysFrom: builder.grounds.of(of, cited, fail) };
}

function amountOf(
  builder: Builder,
  { kind, formula, months, cap, capOf, told, ...sure }: WrittenPolicy['amount'],
  cited: CitedDocuments,
  fail: (reason: string) => void,
  above?: Words,
): Amount {
  const known = amountKinds.find((one) => one === kind);
  if (!known) fail(`there is no kind of amount ${kind}`);
  const read = (text: string | undefined, wanted: readonly ValueType[]) => {
    const found = text === undefined ? undefined : builder.formula(text, fail);
    if (found && !wanted.includes(found.type))
      fail(`“${text}” gives ${found.type}, and should give ${wanted.join(' or ')}`);
    return found;
  };
  if (capOf !== undefined && cap === undefined) fail(`${capOf} names a limit (cap), and there is none`);
  const sum = read(formula, kind === 'rate' ? ['ratio'] : ['fen']);
  if (sum && sum.formula.is !== 'number' && !told) fail('a formula has a sentence beside it (told)');
  const said = told && { zh: `${above?.zh ?? ''}。${told.zh}`, en: told.en };
  for (const yuan of sum && said ? sumsUntold(sum.formula, said) : [])
    fail(`the sentence beside the formula does not say ${yuan}元`);
  return {
    kind: known ?? ('none' as AmountKind),
    formula: sum?.formula ?? null,
    type: sum?.type ?? null,
    months: read(months, ['months'])?.formula ?? null,
    cap: read(cap, ['fen'])?.formula ?? null,
    ...(capOf === undefined ? {} : { capOf }),
    ...(told ? { told } : {}),
    ...builder.grounds.of(sure, cited, fail),
  };
}

/** A limit that several policies have together is one: it is written alike in each, and in no place otherwise. */
function checkCaps({ policies, place }: WrittenCatalogue, faults: string[]): void {
  const first = new Map<string, WrittenPolicy>();
  for (const one of policies) {
    const { capOf, cap } = one.amount;
    if (capOf === undefined) continue;
    const other = first.get(capOf) ?? one;
    first.set(capOf, other);
    const fail = (reason: string) => faults.push(`${place.policy(one.id)(['amount'])}: ${reason}`);
    if (other.amount.cap !== cap) fail(`the limit ${capOf} is ${other.amount.cap} in ${other.id}`);
    if (other.subject !== one.subject) fail(`the limit ${capOf} is that of another subject in ${other.id}`);
    if (one.layers?.some(({ amount }) => amount?.cap !== undefined))
      fail(`the limit ${capOf} is shared, and no place has one of its own`);
  }
}

const paidFor = (kind: string) =>
  kind === 'per-certificate' ? 'certificate' : kind.includes('per-hire') ? 'hire' : null;

/** What does not go together for one certificate is paid by the certificate, and what does not for one hire by the hire. */
function checkExclusions({ policies, place }: WrittenCatalogue, faults: string[]): void {
  const paid = new Map(policies.map(({ id, amount }) => [id, paidFor(amount.kind)]));
  for (const { id, excludes = [] } of policies)
    for (const [nth, { policy, within }] of excludes.entries()) {
      if (within !== 'certificate' && within !== 'hire') continue;
      for (const one of [id, policy])
        if (paid.has(one) && paid.get(one) !== within)
          faults.push(`${place.policy(id)(['excludes', nth])}: ${one} is not paid for each ${within}`);
    }
}

/** Makes a catalogue of what is written; faults are told with file, line and reason. */
export function buildCatalogue(written: WrittenCatalogue, faults: string[]): Catalogue {
  const builder = new Builder(new Set(written.sources.map(({ id }) => id)));
  for (const [nth, figure] of written.figures.entries()) {
    const fail = (reason: string) => faults.push(`${written.place.figures(['figures', nth])}: ${reason}`);
    builder.figures.set(figure.name, figureOf(builder, figure, fail));
  }
  addFacts(builder, written, faults);
  addWords(builder.facts, written, faults);
  for (const { name, when } of written.shared) builder.shared.set(name, when);
  const shared: At = (path, reason) => faults.push(`${written.place.shared(path)}: ${reason}`);
  builder.sharedDocuments = builder.grounds.documents(written.sharedDocuments, (reason) =>
    shared(['documents'], reason),
  );
  for (const [nth, { name, when }] of written.shared.entries())
    builder.condition(when, ['shared', nth, 'when'], shared, builder.sharedDocuments, [name]);
  const policies = written.policies.map((one) => {
    const place = written.place.policy(one.id);
    return policyOf(builder, one, (path, reason) => faults.push(`${place(path)}: ${reason}`));
  });
  const ids = new Set(policies.map(({ id }) => id));
  for (const { id, excludes, opens } of policies) {
    for (const other of [...excludes.map(({ policy }) => policy), ...opens])
      if (!ids.has(other)) faults.push(`${written.place.policy(id)([])}: there is no policy ${other}`);
  }
  checkCaps(written, faults);
  checkExclusions(written, faults);
  return {
    facts: builder.facts,
    figures: builder.figures,
    sources: new Map(written.sources.map((source) => [source.id, source])),
    shared: new Map(written.shared.map(({ name, label }) => [name, label])),
    policies,
    questions: questionsOf(written, builder.facts, faults),
    ...stepsOf(builder.facts, written, faults),
  };
}
