import type { Day } from '../../../../ground/clock/day.ts';
import type { Words } from '../../../../ground/problem.ts';
import { amountWords } from '../amount-words.ts';
import type { Catalogue, Exclusion, Policy } from '../definition.ts';
import { ruleDayWords } from '../words.ts';
import { countOf, treeOf } from './condition-tree.ts';
import { inBoth, type Library } from './library.ts';
import { validityOn } from './validity.ts';

/** A question that people ask of a policy, answered from its definition alone. */
export interface QuestionAnswered {
  id: 'who' | 'how-much' | 'bring' | 'where' | 'how-long' | 'excludes' | 'opens' | 'until';
  question: Words;
  answer: Words;
  /** Nobody has checked it in a document. */
  unsure: boolean;
}

const both = (zh: string, en: string): Words => ({ zh, en });
const unread = both('还没有核实，请问站点', 'Not checked yet; please ask a station');

/** What does not go together, as far as it reaches. */
export const withinWords: Record<Exclusion['within'], Words> = {
  person: both('同一个人只能选一项', 'One person has one of them'),
  unit: both('一家单位只能选一项', 'A unit has one of them'),
  hire: both('招的同一个人，只能享受一项', 'For one person hired, one of them'),
  month: both('同一个月只能领一项', 'In one month, one of them'),
  certificate: both('同一本证书只能领一项', 'For one certificate, one of them'),
};

/** Policies that do not go together with this one, whichever of the two says so. */
export function excludedWith({ policies }: Catalogue, { id, excludes }: Policy): Exclusion[] {
  const others = policies.flatMap((other) =>
    other.excludes
      .filter(({ policy }) => policy === id && !excludes.some((own) => own.policy === other.id))
      .map((one) => ({ ...one, policy: other.id })),
  );
  return [...excludes, ...others];
}

const listed = (names: readonly Words[]): Words =>
  both(names.map(({ zh }) => zh).join('、'), names.map(({ en }) => en).join('; '));

export function untilWords(policy: Policy, today: Day): Words {
  const { from, until, today: state } = validityOn(policy, today);
  const begin = ruleDayWords(from);
  if (until === null)
    return both(`${begin.zh}起执行，没有写截止日`, `In force from ${begin.en}; no end is written down`);
  const end = ruleDayWords(until);
  if (state === 'ended') return both(`到 ${end.zh}为止，已经过期`, `It ended on ${end.en}`);
  return both(`从 ${begin.zh}到 ${end.zh}`, `From ${begin.en} to ${end.en}`);
}

function longWords(workingDays: number | null): Words {
  if (workingDays === null) return unread;
  if (workingDays === 0)
    return both('办的时候就定下来，不用另外等', 'It is settled when it is done; no waiting');
  return both(`${workingDays} 个工作日内办好`, `Within ${workingDays} working days`);
}

/**
 * Who, how much, what to bring, where, how long, what does not go with it, what it opens, until when: only what the definition can answer;
 * where nobody has read it, that is said.
 */
export function answersOf(
  { catalogue, library, today }: { catalogue: Catalogue; library: Library; today: Day },
  policy: Policy,
  short: Words,
): QuestionAnswered[] {
  const name = (id: string) => catalogue.policies.find((one) => one.id === id)?.name ?? both(id, id);
  const trees = [policy.conditions, ...(policy.hireConditions ? [policy.hireConditions] : [])];
  const count = trees.reduce((sum, one) => sum + countOf(treeOf(catalogue, one)), 0);
  const { amount, materials, channel, opens, inForce } = policy;
  const excluded = excludedWith(catalogue, policy);
  const kinds = [...new Set(excluded.map(({ within }) => within))];
  const groups = kinds.map((within) => {
    const names = listed(excluded.filter((one) => one.within === within).map((one) => name(one.policy)));
    return both(`${names.zh}（${withinWords[within].zh}）`, `${names.en} (${withinWords[within].en})`);
  });
  const said = (
    id: QuestionAnswered['id'],
    question: Words,
    answer: Words,
    unsure: boolean,
  ): QuestionAnswered => ({ id, question, answer, unsure });
  return [
    said(
      'who',
      both('谁能办？', 'Who can have it?'),
      both(
        `${short.zh}。一共有 ${count} 条条件，都写在上面`,
        `${short.en}. The ${count} conditions stand above`,
      ),
      false,
    ),
    said('how-much', both('能得到什么？', 'What does it give?'), amountWords(policy), amount.doubt !== null),
    said(
      'bring',
      both('要带什么？', 'What to bring?'),
      materials.length === 0 ? unread : listed(materials.map((one) => inBoth(library, one))),
      materials.length === 0,
    ),
    said('where', both('去哪办？', 'Where?'), inBoth(library, channel.text), channel.doubt !== null),
    said(
      'how-long',
      both('多久办好？', 'How long does it take?'),
      longWords(policy.workingDays),
      policy.workingDays === null,
    ),
    ...(groups.length === 0
      ? []
      : [
          said(
            'excludes',
            both('不能和哪些一起领？', 'What does not go together with it?'),
            both(groups.map(({ zh }) => zh).join('；'), groups.map(({ en }) => en).join('; ')),
            excluded.some(({ doubt }) => doubt !== null),
          ),
        ]),
    ...(opens.length === 0
      ? []
      : [
          said('opens', both('办好以后，还能办什么？', 'What does it open?'), listed(opens.map(name)), false),
        ]),
    said('until', both('到什么时候？', 'Until when?'), untilWords(policy, today), inForce.doubt !== null),
  ];
}
