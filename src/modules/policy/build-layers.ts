import { type Atom, atomsOf, type Condition, type Grounds } from './domain/condition.ts';
import type { Amount, Policy, PolicyDocument, PolicyFact } from './domain/definition.ts';
import { type Layer, layerLevels, withLayers } from './domain/layers.ts';
import { ownProvince, provinceLabel } from './domain/register.ts';
import type { WrittenCondition, WrittenLayer, WrittenPolicy } from './read-catalogue.ts';

type At = (path: readonly (string | number)[], reason: string) => void;

/** What layers are read with: the same conditions, amounts and documents as those above them. */
export interface LayerBuilder {
  readonly facts: ReadonlyMap<string, PolicyFact>;
  condition(written: WrittenCondition, path: readonly (string | number)[], at: At): Condition;
  amount(written: WrittenLayer['amount'] & object, kind: string, at: At): Amount;
  documents(written: WrittenLayer['documents'] & object): PolicyDocument[];
  grounds(written: WrittenLayer, at: At): Grounds;
}

function placeOf(
  builder: LayerBuilder,
  written: WrittenLayer,
  at: At,
): Pick<Layer, 'level' | 'place' | 'label'> {
  const levels = layerLevels.filter((level) => written[level] !== undefined);
  const [level = 'city'] = levels;
  if (levels.length !== 1) at([], 'a layer is of one of province, city and county');
  const place = written[level] ?? '';
  const label =
    level === 'province'
      ? place === ownProvince && provinceLabel
      : builder.facts.get(level)?.answers.find(({ code }) => code === place)?.label;
  if (!label) at([level], `${level} has no answer ${place}`);
  return { level, place, label: label || { zh: place, en: place } };
}

/** Puts into a policy what places say otherwise; faults are told with line and reason. */
export function addLayers(
  builder: LayerBuilder,
  policy: Policy,
  { layers = [], amount }: WrittenPolicy,
  at: At,
): Policy {
  const { conditions: asked, hireConditions } = policy;
  const above = new Map(
    [asked, ...(hireConditions ? [hireConditions] : [])].flatMap(ownAtoms).map((atom) => [atom.id, atom]),
  );
  const read = layers.map((written, nth): Layer => {
    const below: At = (path, reason) => at(['layers', nth, ...path], reason);
    const { id, when = [], without = [], documents = [], note = null } = written;
    const one = placeOf(builder, written, below);
    const find = (id: string, ...path: (string | number)[]) => {
      const found = above.get(id);
      if (!found) below(path, `there is no condition ${id} above it`);
      return found ?? null;
    };
    const conditions = when.map(({ instead, condition: own }, place) => {
      const condition = builder.condition(own, ['when', place, 'condition'], below);
      const ofHire = atomsOf(condition).some(({ fact }) => fact.startsWith('h.'));
      if (ofHire && !hireConditions) below(['when', place], 'asks of a hire, and the policy asks of none');
      const of = instead === undefined ? null : find(instead, 'when', place, 'instead');
      return { instead: of, condition, ofHire };
    });
    return {
      id,
      ...one,
      conditions,
      without: without.flatMap((id, place) => find(id, 'without', place) ?? []),
      amount: written.amount ? builder.amount(written.amount, amount.kind, below) : null,
      documents: builder.documents(documents),
      note,
      ...builder.grounds(written, below),
    };
  });
  const places = read.map(({ place }) => place);
  for (const [nth, place] of places.entries())
    if (places.indexOf(place) !== nth) at(['layers', nth], `two layers are of ${place}`);
  return withLayers(policy, read);
}

/** What is written in the policy itself: what is shared, no place can change for one of those who share it. */
function ownAtoms(condition: Condition): Atom[] {
  if (condition.is === 'shared') return [];
  if (condition.is === 'atom') return [condition.atom];
  return 'of' in condition ? condition.of.flatMap(ownAtoms) : ownAtoms(condition.one);
}
