import type { Words } from '../../../ground/problem.ts';
import type { Atom, Condition, Grounds } from './condition.ts';
import type { Amount, Policy, PolicyDocument } from './definition.ts';
import type { Formula } from './formula/parse.ts';

/** Whose rule it is: the text is of the nation or the province, and each below may say something else for its own place. */
export const layerLevels = ['province', 'city', 'county'] as const;
export type LayerLevel = (typeof layerLevels)[number];

/** What a place says otherwise than the text above it. */
export interface Layer extends Grounds {
  /** The id of the condition that somebody is in that place: `l1`. */
  id: string;
  level: LayerLevel;
  /** As the facts `city` and `county` name it: 济南, 济南历下区; of a province its name. */
  place: string;
  label: Words;
  /** `instead`: the one above whose place it takes; null: asked for here besides. */
  conditions: readonly { instead: Atom | null; condition: Condition; ofHire: boolean }[];
  /** What is asked for above, and not here. */
  without: readonly Atom[];
  /** Null: as above. */
  amount: Amount | null;
  documents: readonly PolicyDocument[];
  note: string | null;
}

/** All of nothing: what always holds. */
const nothing: Condition = { is: 'all', of: [] };

/** That somebody is in the layer's place. */
const guardOf = ({ id, level, place, sources, articles, doubt }: Layer): Condition & { is: 'atom' } => ({
  is: 'atom',
  atom: { id, fact: level, test: { is: 'answers', oneOf: [place], not: false }, sources, articles, doubt },
});

/** A county lies in the city with whose name its own begins. */
const liesIn = (inner: Layer, outer: Layer) =>
  inner.level === 'county' && outer.level === 'city' && inner.place.startsWith(outer.place);

/** What is asked for in a place, where it is not what is asked for elsewhere. */
interface Local {
  layer: Layer;
  condition: Condition;
}

/** What one of several places asks for, and what all others do: the last. */
function byPlace(elsewhere: Condition, locals: readonly Local[]): Condition {
  if (locals.length === 0) return elsewhere;
  const not = ({ layer }: Local): Condition => ({ is: 'not', one: guardOf(layer) });
  const branches = locals.map((local): Condition => {
    const inner = locals.filter((other) => liesIn(other.layer, local.layer));
    return { is: 'all', of: [guardOf(local.layer), ...inner.map(not), local.condition] };
  });
  const outermost = locals.filter(({ layer }) => !locals.some((other) => liesIn(layer, other.layer)));
  return {
    is: 'any',
    places: true,
    of: [...branches, { is: 'all', of: [...outermost.map(not), elsewhere] }],
  };
}

/** What a layer says of the condition called `id`; undefined: nothing, it is as above. */
function saidOf({ conditions, without }: Layer, id: string): Condition | undefined {
  if (without.some((atom) => atom.id === id)) return nothing;
  return conditions.find(({ instead }) => instead?.id === id)?.condition;
}

function withLocals(condition: Condition, layers: readonly Layer[]): Condition {
  switch (condition.is) {
    case 'atom': {
      const { id } = condition.atom;
      const locals = layers.flatMap((layer): Local[] => {
        const said = saidOf(layer, id);
        return said ? [{ layer, condition: said }] : [];
      });
      const ofProvince = locals.find(({ layer }) => layer.level === 'province')?.condition;
      return byPlace(
        ofProvince ?? condition,
        locals.filter(({ layer }) => layer.level !== 'province'),
      );
    }
    // What is shared is one statement for all that use it: a place cannot change it for one of them.
    case 'shared':
      return condition;
    case 'not':
      return { ...condition, one: withLocals(condition.one, layers) };
    default:
      return { ...condition, of: condition.of.map((each) => withLocals(each, layers)) };
  }
}

/** What is asked for in the layers' places besides. */
function added(layers: readonly Layer[], ofHire: boolean): Condition[] {
  return layers.flatMap((layer) =>
    layer.conditions
      .filter((one) => one.instead === null && one.ofHire === ofHire)
      .map(({ condition }) =>
        layer.level === 'province' ? condition : byPlace(nothing, [{ layer, condition }]),
      ),
  );
}

const withAdded = (condition: Condition, more: readonly Condition[]): Condition =>
  more.length === 0 ? condition : { is: 'all', of: [condition, ...more] };

const inPlace = ({ level, place }: Layer): Formula => ({
  is: 'two',
  sign: '==',
  left: { is: 'fact', name: level, at: 0 },
  right: { is: 'text', value: place, at: 0 },
  at: 0,
});

/** A formula that goes by the place; null where there is none anywhere. */
function chosen(
  elsewhere: Formula | null,
  locals: readonly { layer: Layer; formula: Formula | null }[],
): Formula | null {
  return locals.reduce<Formula | null>((rest, { layer, formula: then }) => {
    if (then === null || rest === null) return then === null ? rest : null;
    return { is: 'choice', if: inPlace(layer), then, else: rest, at: 0 };
  }, elsewhere);
}

/** The sentences of the sums, that of the places after that of all others. */
function toldTogether(base: Words | undefined, locals: readonly { layer: Layer; amount: Amount }[]) {
  if (!base) return undefined;
  return locals.reduce<Words>(
    ({ zh, en }, { layer: { label }, amount: { told } }) =>
      told ? { zh: `${zh}。在${label.zh}，${told.zh}`, en: `${en}. In ${label.en} ${told.en}` } : { zh, en },
    base,
  );
}

function amountByPlace(amount: Amount, layers: readonly Layer[]): Amount {
  const own = layers.flatMap((layer) => (layer.amount ? [{ layer, amount: layer.amount }] : []));
  const province = own.find(({ layer }) => layer.level === 'province')?.amount;
  // Cities before counties: what is asked last is the innermost, and that goes first in the choice.
  const locals = own
    .filter(({ layer }) => layer.level !== 'province')
    .sort((one, other) => layerLevels.indexOf(one.layer.level) - layerLevels.indexOf(other.layer.level));
  const base = province ?? amount;
  const all = [base, ...locals.map((one) => one.amount)];
  const by = (part: 'formula' | 'months' | 'cap') =>
    chosen(
      base[part],
      locals.map(({ layer, amount: local }) => ({ layer, formula: local[part] ?? base[part] })),
    );
  const told = toldTogether(base.told, locals);
  return {
    ...base,
    formula: by('formula'),
    months: by('months'),
    cap: by('cap'),
    ...(told ? { told } : {}),
    sources: [...new Set(all.flatMap(({ sources }) => sources))],
    articles: all.flatMap(({ articles }) => articles),
    doubt: base.doubt ?? locals.find((one) => one.amount.doubt)?.amount.doubt ?? null,
  };
}

/**
 * A policy as it holds everywhere: what a city or a county says otherwise is asked of those who are there, what a province says takes the
 * place of what the nation says. It is one condition and one formula again, so that each execution computes it as it does any other.
 */
export function withLayers(policy: Policy, layers: readonly Layer[]): Policy {
  if (layers.length === 0) return policy;
  const { conditions, hireConditions } = policy;
  const ofHires = added(layers, true);
  return {
    ...policy,
    conditions: withAdded(withLocals(conditions, layers), added(layers, false)),
    hireConditions: hireConditions && withAdded(withLocals(hireConditions, layers), ofHires),
    amount: amountByPlace(policy.amount, layers),
    documents: [...policy.documents, ...layers.flatMap(({ documents }) => documents)],
    layers,
  };
}

/** Which of the branches of `byPlace` is the one of somebody's place; undefined where that is not known. */
export function branchHere<Node extends { is: string; outcome: string; of?: readonly Node[]; one?: Node }>(
  of: readonly Node[],
): Node | undefined {
  return of.find((branch) => branch.of?.slice(0, -1).every(({ outcome }) => outcome === 'yes'))?.of?.at(-1);
}

/** What all places ask for that do not ask for something of their own. */
export const elsewhereOf = (of: readonly Condition[]): Condition => {
  const last = of.at(-1);
  return (last && 'of' in last ? last.of.at(-1) : undefined) ?? nothing;
};
