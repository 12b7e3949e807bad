import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import { isDay } from '../../ground/clock/day.ts';
import { packageRoot } from '../../ground/package-root.ts';
import type { Says } from './domain/cases/says.ts';
import { atomsOf } from './domain/condition.ts';
import type { Catalogue, Policy, PolicyFact } from './domain/definition.ts';
import type { Asked } from './domain/evaluate.ts';
import { FormulaError, parseFormula } from './domain/formula/parse.ts';
import type { Facts, Known, ValueType } from './domain/value.ts';
import { readYaml } from './read-catalogue.ts';

const strict = { additionalProperties: false } as const;
const text = Type.String({ minLength: 1 });
const fact = Type.String({ pattern: '^[a-z][a-z0-9_]*$' });
const ofHire = Type.String({ pattern: '^h\\.[a-z][a-z0-9_]*$' });
const value = Type.Union([Type.Boolean(), Type.Number(), text, Type.Array(text), Type.Null()]);
const sum = Type.Union([text, Type.Null()]);

const example = Type.Object(
  {
    name: text,
    like: Type.Optional(text),
    asOf: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })),
    facts: Type.Optional(Type.Record(fact, value)),
    hires: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z]+$' }), Type.Record(ofHire, value))),
    unknown: Type.Optional(Type.Array(text, { minItems: 1 })),
    verdict: Type.Enum(['eligible', 'not-eligible', 'open', 'not-in-force']),
    amount: Type.Optional(sum),
    months: Type.Optional(text),
    failed: Type.Optional(Type.Array(text, { minItems: 1 })),
    missing: Type.Optional(Type.Array(text, { minItems: 1 })),
  },
  strict,
);
/** The shape of a file of data/policies/cases. */
export const casesShape = Type.Object(
  { policy: Type.String({ pattern: '^[PD]\\d\\d$' }), cases: Type.Array(example, { minItems: 2 }) },
  strict,
);
type WrittenCase = Static<typeof example>;

/** An example that somebody worked out from the words of a policy, with what it has to say. */
export interface Example {
  name: string;
  asked: Asked;
  says: Says;
}

type Fail = (reason: string) => void;
const counted: readonly ValueType[] = ['fen', 'months', 'years', 'ratio'];

/** A number with its unit, as formulas write it: 4800元, 12个月, 20%. */
function numberOf(name: string, type: ValueType, written: string, fail: Fail): number | undefined {
  try {
    const read = parseFormula(written);
    if (read.is !== 'number') fail(`${name}: ${written} is no number with its unit`);
    else if (read.unit !== type) fail(`${name} is ${type}, and ${written} is ${read.unit}`);
    else return read.value;
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    fail(`${name}: ${written} is no number with its unit: ${error.message}`);
  }
  return undefined;
}

class CaseReader {
  readonly #catalogue: Catalogue;
  readonly #ids: ReadonlySet<string>;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
    this.#ids = new Set(catalogue.policies.map(({ id }) => id));
  }

  #value({ name, type, none, answers }: PolicyFact, written: unknown, fail: Fail): Known {
    const wrong = (): undefined =>
      fail(`${name} is ${type}, and not ${JSON.stringify(written)}`) as undefined;
    if (written === null) return none ? null : (fail(`${name} is never none`) as undefined);
    if (counted.includes(type))
      return typeof written === 'string' ? numberOf(name, type, written, fail) : wrong();
    switch (type) {
      case 'number':
        return typeof written === 'number' ? written : wrong();
      case 'yesno':
        return typeof written === 'boolean' ? written : wrong();
      case 'day':
        return typeof written === 'string' && isDay(written) ? written : wrong();
      case 'policies': {
        if (!Array.isArray(written)) return wrong();
        for (const one of written) if (!this.#ids.has(one)) fail(`there is no policy ${one}`);
        return written as string[];
      }
      default:
        if (answers.some(({ code }) => code === written)) return written as string;
        return fail(`${name} has no answer ${JSON.stringify(written)}`) as undefined;
    }
  }

  /** Facts that were told before, with those that are told now. */
  facts(before: Facts, written: Record<string, unknown>, fail: Fail): Facts {
    const facts: Record<string, Known> = { ...before };
    for (const [name, one] of Object.entries(written)) {
      const fact = this.#catalogue.facts.get(name);
      if (!fact) fail(`no fact is called ${name}`);
      else if (fact.follows !== null) fail(`${name} follows from other facts, and is not told`);
      else facts[name] = this.#value(fact, one, fail);
    }
    return facts;
  }

  asked(written: WrittenCase, like: Asked | undefined, fail: Fail): Asked | undefined {
    const { asOf = like?.asOf, unknown = [] } = written;
    if (asOf === undefined || !isDay(asOf)) return fail(`${asOf ?? 'no asOf'} is no day`) as undefined;
    const facts: Record<string, Known> = { ...this.facts(like?.facts ?? {}, written.facts ?? {}, fail) };
    const hires = new Map(like?.hires?.map((one) => [one.id, { ...one.facts }]));
    for (const [id, one] of Object.entries(written.hires ?? {}))
      hires.set(id, { ...this.facts(hires.get(id) ?? {}, one, fail) });
    for (const name of unknown) {
      const [id = '', own] = name.split(':');
      const of = own === undefined ? facts : hires.get(id);
      const told = own === undefined ? name : `h.${own}`;
      if (!of || of[told] === undefined) fail(`${name} is not known anyhow`);
      else delete (of as Record<string, Known>)[told];
    }
    return { asOf, facts, hires: [...hires].map(([id, facts]) => ({ id, facts })) };
  }

  says(policy: Policy, { verdict, ...written }: WrittenCase, fail: Fail): Says {
    const { amount, months, failed = [], missing = [] } = written;
    const { type } = policy.amount;
    const atoms = new Set(
      [policy.conditions, ...(policy.hireConditions ? [policy.hireConditions] : [])]
        .flatMap(atomsOf)
        .map(({ id }) => id),
    );
    for (const id of failed) if (!atoms.has(id)) fail(`no condition is called ${id}`);
    const asks = (key: string, given: boolean, wanted: boolean) => {
      if (given !== wanted) fail(`${verdict} ${wanted ? 'names' : 'has no'} ${key}`);
    };
    asks('amount', amount !== undefined, verdict === 'eligible');
    asks('months', months !== undefined, verdict === 'eligible' && policy.amount.months !== null);
    if (failed.length > 0) asks('failed', true, verdict === 'not-eligible');
    asks('missing', missing.length > 0, verdict === 'open');
    if (typeof amount === 'string' && type === null) fail('nobody has read how much it is: amount is null');
    return {
      verdict,
      amount:
        typeof amount === 'string' && type !== null
          ? numberOf('amount', type, amount, fail)
          : amount === null
            ? null
            : undefined,
      months: months === undefined ? undefined : numberOf('months', 'months', months, fail),
      failed,
      missing,
    };
  }
}

/**
 * Reads the examples of a folder of cases, by policy. They are read by those who check policies, never at a start.
 * @throws Error with every fault: file, line, and what is wrong.
 */
export function readExamples(catalogue: Catalogue, folder: string): ReadonlyMap<string, readonly Example[]> {
  const faults: string[] = [];
  const reader = new CaseReader(catalogue);
  const all = new Map<string, Example[]>();
  for (const file of readdirSync(folder).sort()) {
    const { content, place } = readYaml(join(folder, file), casesShape, faults);
    if (!content) continue;
    const policy = catalogue.policies.find(({ id }) => id === content.policy);
    if (!policy || file !== `${policy.id}.yaml`) {
      faults.push(`${place(['policy'])}: the cases of a policy stand in the file of its name`);
      continue;
    }
    const examples: Example[] = [];
    for (const [nth, written] of content.cases.entries()) {
      const fail = (reason: string) =>
        void faults.push(`${place(['cases', nth])}: ${written.name}: ${reason}`);
      const like = examples.find(({ name }) => name === written.like);
      if (written.like !== undefined && !like) fail(`no case before it is called ${written.like}`);
      if (examples.some(({ name }) => name === written.name)) fail('another has that name');
      const asked = reader.asked(written, like?.asked, fail);
      if (asked) examples.push({ name: written.name, asked, says: reader.says(policy, written, fail) });
    }
    all.set(policy.id, examples);
  }
  if (faults.length > 0)
    throw new Error(
      `the cases of the policies are not in order:\n${faults.map((one) => `cases/${one}`).join('\n')}`,
    );
  return all;
}

/** Where the examples stand that this product ships. */
export const examplesFolder: string = join(packageRoot, 'data', 'policies', 'cases');
