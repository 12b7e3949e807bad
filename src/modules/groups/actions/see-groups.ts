import { dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { Problem, type Words } from '../../../ground/problem.ts';
import { itemsOf, kindsOf } from '../../network/index.ts';
import { type CurrentFact, getCurrent } from '../../people/index.ts';
import { isSign } from '../domain/belonging.ts';
import { type Group, loadGroups } from '../load-groups.ts';

/** The entrances: groups that are part of no other, each with its parts. */
export function listGroups() {
  const { groups } = loadGroups();
  const line = ({ id, name, short, source }: Group) => ({ id, name, short, source });
  return groups
    .filter(({ part_of }) => part_of === undefined)
    .map((group) => ({
      ...line(group),
      parts: groups.filter(({ part_of }) => part_of === group.id).map(line),
    }));
}

/**
 * What there is for a group: functions, items and kinds of stations by name, job labels.
 * @throws Problem 404 `no-such-group`.
 */
export function seeGroup(id: string) {
  const { groups, labels } = loadGroups();
  const group = groups.find((one) => one.id === id);
  if (!group) {
    throw new Problem(404, 'no-such-group', {
      zh: '没有这个入口，请回首页重新选',
      en: 'There is no such entrance; please choose again on the first page',
    });
  }
  const { part_of } = group;
  return {
    id,
    name: group.name,
    source: group.source,
    within: groups.find((one) => one.id === part_of)?.name ?? null,
    parts: groups.filter((one) => one.part_of === id).map(({ id: part, short }) => ({ id: part, short })),
    functions: group.functions,
    labels: group.labels.map((code) => ({ code, name: labels.get(code) ?? { zh: code, en: code } })),
    items: itemsOf(group.items),
    kinds: kindsOf(group.kinds),
  };
}

/** A group that the person may belong to, and the facts that say so. */
export interface Belonging {
  id: string;
  name: Words;
  because: { fact: string; label: Words; certified: boolean }[];
}

/**
 * 您可能属于: by the facts that are on record, each group with its reasons, certain or not; to be offered, never to exclude. A group
 * that has parts is likely where one of its parts is.
 */
export async function listMyGroups(ctx: Context, personId: string): Promise<Belonging[]> {
  const { groups } = loadGroups();
  const wanted = [...new Set(groups.flatMap(({ because }) => because.map(({ fact }) => fact)))];
  const known = await getCurrent(ctx, personId, wanted);
  const today = dayOf(ctx.clock.now());
  const reasonsOf = ({ because }: Group): CurrentFact[] =>
    because
      .filter((sign) => isSign(sign, known.get(sign.fact)?.value, today))
      .flatMap(({ fact }) => known.get(fact) ?? []);
  return groups
    .filter(({ because }) => because.length > 0)
    .map((group) => ({ group, reasons: reasonsOf(group) }))
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ group, reasons }) => ({
      id: group.id,
      name: group.name,
      because: reasons.map(({ fact, source }) => ({
        fact: fact.id,
        label: fact.label,
        certified: source.kind === 'department',
      })),
    }));
}
