import { loadAreas } from '../../../ground/areas/load.ts';
import type { Context } from '../../../ground/context.ts';
import { Problem } from '../../../ground/problem.ts';
import { audit, type ReadPurpose } from '../../access/index.ts';
import { factWords } from '../domain/fact-words.ts';
import type { FactValue } from '../domain/facts.ts';
import { facts } from '../load-facts.ts';
import { findLatestEntries, getPersonRow, openColumn } from '../store.ts';

/**
 * Facts of a person without masks, for a purpose that is written down with who read what; the person sees it. Facts that are not
 * known come as null.
 * @throws Problem 404 `person-not-here`, 422 `unknown-fact`.
 */
export async function readInFull(
  ctx: Context,
  personId: string,
  wanted: readonly string[],
  purpose: ReadPurpose,
  caseId?: string,
): Promise<Map<string, FactValue>> {
  const person = await getPersonRow(ctx, personId);
  const declared = wanted.map((id) => facts().find(id) ?? refuseUnknown(id));
  await audit(ctx, { personId, purpose, what: wanted, ...(caseId ? { caseId } : {}) });
  const logged = await findLatestEntries(
    ctx,
    personId,
    declared.filter(({ derived }) => !derived).map(({ id }) => id),
  );
  return new Map(
    declared.map((fact) => {
      if (fact.derived) return [fact.id, person[fact.column as 'birth_date' | 'sex']];
      if (fact.sealed) return [fact.id, openColumn(ctx, person, fact.column as 'name_sealed')];
      return [fact.id, logged.get(fact.id)?.value ?? null];
    }),
  );
}

/** `readInFull` for a page, with the words of each value. */
export async function seeInFull(
  ctx: Context,
  personId: string,
  wanted: readonly string[],
  purpose: ReadPurpose,
) {
  const read = await readInFull(ctx, personId, wanted, purpose);
  return [...read].map(([fact, value]) => ({
    fact,
    value,
    words: factWords(facts().get(fact), value, (code) => loadAreas().fullName(code)),
  }));
}

function refuseUnknown(id: string): never {
  const detail = { zh: `没有 ${id} 这一项，请刷新`, en: `There is no fact ${id}; please reload` };
  throw new Problem(422, 'unknown-fact', detail, [{ field: '/facts', code: 'unknown-fact', detail }]);
}
