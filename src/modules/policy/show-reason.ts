import type { Words } from '../../ground/problem.ts';
import type { Catalogue, Policy } from './domain/definition.ts';
import type { Answer, Asked, ConditionOutcome } from './domain/evaluate.ts';
import { type Lack, lacksOf } from './domain/lacks.ts';
import { missingFacts } from './domain/missing-facts.ts';
import { atomWords, conditionWords, ruleDayWords } from './domain/words.ts';

/** More than so many in a line nobody reads; the list of conditions has them all. */
const mostTold = 4;

const both = (zh: string, en: string): Words => ({ zh, en });

/** Several in a line, with how many there are where some are left out. */
function listed(all: readonly Words[], [zh, en]: readonly [string, string]): Words {
  const told = all.slice(0, mostTold);
  const more = all.length > told.length;
  return both(
    told.map((one) => one.zh).join(zh) + (more ? `等 ${all.length} 项` : ''),
    told.map((one) => one.en).join(en) + (more ? `${en}${all.length} in all` : ''),
  );
}

function lackWords(catalogue: Catalogue, lack: Lack): Words {
  if (lack.is === 'atom') {
    const { zh, en } = atomWords(catalogue, lack.atom);
    return lack.wanted ? both(zh, en) : both(`不能是“${zh}”`, `not “${en}”`);
  }
  const ways = lack.ways.map((way) =>
    listed(
      way.map((each) => lackWords(catalogue, each)),
      ['，并且', ' and '],
    ),
  );
  const { zh, en } = listed(ways, ['、', ', ']);
  const name = lack.name === null ? undefined : catalogue.shared.get(lack.name);
  return name
    ? both(`${name.zh}（有一项就行：${zh}）`, `${name.en} (one is enough: ${en})`)
    : both(`有一项就行：${zh}`, `one of these: ${en}`);
}

/** What a condition that does not hold lacks, in sentences. */
export const lacking = (catalogue: Catalogue, condition: ConditionOutcome): Words[] =>
  lacksOf(catalogue, condition).map((lack) => lackWords(catalogue, lack));

const needed = (lacks: readonly Words[]): Words => {
  const { zh, en } = listed(lacks, ['；', '; ']);
  return both(`需要：${zh}`, `Needed: ${en}`);
};

/** Why somebody does not get it, in a line: what he lacks, that none of those hired passes, or that there is no such policy on that day. */
export function reasonOf(catalogue: Catalogue, answer: Answer, asked: Asked): Words | null {
  const { policy, stands, conditions, hires } = answer;
  if (stands === 'not-in-force') return outOfForce(policy, asked.asOf);
  if (stands !== 'not-eligible') return null;
  const lacks = lacking(catalogue, conditions);
  if (lacks.length > 0) return needed(lacks);
  if (conditions.outcome === 'open') return settledOpen(catalogue, policy, asked);
  if (!policy.hireConditions) return null;
  if (hires.length === 0) return both('需要：招用了符合条件的人', 'Needed: somebody hired who passes');
  const each = hires.map((hire) => lacking(catalogue, hire.conditions));
  const [first = []] = each;
  const same = each.every((lacksOfHire) => needed(lacksOfHire).zh === needed(first).zh);
  const alike = same && first.length > 0 ? needed(first) : null;
  return both(
    `招用的 ${hires.length} 人都还不满足${alike ? `。${alike.zh}` : '，逐人看原因'}`,
    `None of the ${hires.length} hired passes${alike ? `. ${alike.en}` : '; see each of them'}`,
  );
}

/** Where a fact is not known, and it is no whatever it is: whoever was born in 1990 does not retire within a year. */
function settledOpen(catalogue: Catalogue, { conditions }: Policy, { asOf, facts }: Asked): Words {
  const told = { facts, named: (name: string) => name };
  const parts = conditions.is === 'all' ? conditions.of : [conditions];
  const never = parts.filter(
    (condition) => missingFacts(catalogue, asOf, { condition, told }).outcome === 'no',
  );
  return never.length > 0
    ? needed(never.map((condition) => conditionWords(catalogue, condition)))
    : both('几条合在一起，怎样都满足不了', 'The conditions together cannot be met in any case');
}

function outOfForce({ inForce: { from, until } }: Policy, asOf: Asked['asOf']): Words {
  if (asOf < from) {
    const { zh, en } = ruleDayWords(from);
    return both(`${zh}才开始`, `It begins on ${en}`);
  }
  const { zh, en } = ruleDayWords(until ?? asOf);
  return both(`${zh}已经截止`, `It ended on ${en}`);
}
