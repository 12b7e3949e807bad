import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { packageRoot } from '../../ground/package-root.ts';
import { facts } from '../people/index.ts';
import { placeFacts, type RegisterRules } from './domain/register.ts';
import { loadPolicies } from './load-catalogue.ts';

const closed = { additionalProperties: false };
const Told = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]);
/** The shape of register.yaml. */
export const registerShape = Type.Object(
  {
    held: Type.Array(
      Type.Object(
        {
          fact: Type.String(),
          from: Type.String(),
          values: Type.Optional(Type.Record(Type.String(), Told)),
          by: Type.Optional(Type.Enum([...placeFacts])),
        },
        closed,
      ),
    ),
    units: Type.Object({ kind: Type.Record(Type.String(), Type.String()) }, closed),
    hires: Type.Object({ dispatched: Type.Record(Type.String(), Type.Boolean()) }, closed),
    tiers: Type.Record(Type.String(), Type.Record(Type.String(), Type.Array(Type.String()))),
  },
  closed,
);

const place = 'data/policies/register.yaml';
let loaded: RegisterRules | undefined;

/** What the calculator need not ask, read once. @throws Error where it names a fact or an answer that does not exist. */
export function loadRegisterRules(): RegisterRules {
  loaded ??= read();
  return loaded;
}

function read(): RegisterRules {
  const written: unknown = parse(readFileSync(join(packageRoot, place), 'utf8'));
  for (const { instancePath, message } of Value.Errors(registerShape, written))
    throw new Error(`${place}: ${instancePath} ${message}`);
  const rules = written as RegisterRules;
  const catalogue = loadPolicies();
  const check = (name: string, value: unknown) => {
    const fact = catalogue.facts.get(name);
    if (!fact) throw new Error(`${place}: no fact is called ${name}`);
    if (typeof value !== 'string' || fact.type !== 'code') return;
    if (!fact.answers.some(({ code }) => code === value))
      throw new Error(`${place}: ${name} has no answer ${value}`);
  };
  for (const { fact, from, values = {} } of rules.held) {
    check(fact, undefined);
    facts().get(from);
    for (const value of Object.values(values)) check(fact, value);
  }
  for (const kind of Object.values(rules.units.kind)) check('unit_kind', kind);
  for (const [city, tiers] of Object.entries(rules.tiers)) {
    check('city', city);
    for (const tier of Object.keys(tiers)) check('tier', tier);
  }
  return rules;
}
