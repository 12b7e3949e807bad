import { loadAreas } from '../../ground/areas/load.ts';
import { type Day, dayOf } from '../../ground/clock/day.ts';
import type { Context } from '../../ground/context.ts';
import type { Words } from '../../ground/problem.ts';
import { type CurrentFact, currentOf } from './actions/get-current.ts';
import { factWords } from './domain/fact-words.ts';
import type { Fact, FactSource, FactValue } from './domain/facts.ts';
import { facts } from './load-facts.ts';
import type { PersonRow } from './store.ts';

/** One fact on a page. */
export interface ShownFact {
  fact: string;
  label: Words;
  /** Whether somebody has said it; where not, all below is null. */
  known: boolean;
  /** Known, and not shown here: it takes a full read. */
  hidden: boolean;
  masked: boolean;
  value: FactValue;
  words: Words | null;
  source: { kind: FactSource['kind']; name: Words | null } | null;
  validFrom: Day | null;
  recordedOn: Day | null;
  stale: boolean;
  /** Whether the person may change it himself. */
  ownWord: boolean;
}

export interface ShownGroup {
  id: string;
  label: Words;
  facts: ShownFact[];
}

/**
 * Everything that is declared about people, in groups, with what is known of this one.
 * @param replace values to show in the place of what the current row gives (of one's own name the whole name).
 * @param hides facts that are known and not shown.
 */
export async function portraitOf(
  ctx: Context,
  person: PersonRow,
  options: { replace?: ReadonlyMap<string, FactValue>; hides?: (fact: Fact) => boolean } = {},
): Promise<ShownGroup[]> {
  const groups = facts().groups.map((group) => ({
    ...group,
    facts: group.facts.filter(({ owner }) => owner === 'people'),
  }));
  const ids = groups.flatMap((group) => group.facts.map(({ id }) => id));
  const current = await currentOf(ctx, person, ids);
  return groups
    .filter((group) => group.facts.length > 0)
    .map(({ id, label, facts: declared }) => ({
      id,
      label,
      facts: declared
        .filter(({ id: fact, quiet }) => !quiet || current.has(fact))
        .map((fact) => shown(fact, current.get(fact.id), options)),
    }));
}

function shown(
  fact: Fact,
  current: CurrentFact | undefined,
  { replace, hides = () => false }: Parameters<typeof portraitOf>[2] & object,
): ShownFact {
  const told = current && current.value !== null ? current : undefined;
  const hidden = told !== undefined && hides(fact);
  const value = !told || hidden ? null : (replace?.get(fact.id) ?? told.value);
  return {
    fact: fact.id,
    label: fact.label,
    known: told !== undefined,
    hidden,
    masked: (told?.masked ?? false) && !replace?.has(fact.id),
    value,
    words: factWords(fact, value, (code) => loadAreas().fullName(code)),
    source: told ? { kind: told.source.kind, name: departmentOf(told.source) } : null,
    validFrom: told?.validFrom ?? null,
    recordedOn: told ? dayOf(told.recordedAt) : null,
    stale: told?.stale ?? false,
    ownWord: fact.from.includes('self'),
  };
}

/** The department that a fact came from, by name; null where none gave it. */
export function departmentOf({ kind, name }: FactSource): Words | null {
  return kind === 'department' ? (facts().departments.get(name ?? '') ?? null) : null;
}
