import { expect, it } from 'vitest';
import { loadPolicies } from '../load-catalogue.ts';
import { founder } from '../testing/made-up.ts';
import { doubtsBlocking, waiting } from './doubt-rank.ts';
import { evaluate } from './evaluate.ts';
import { keptState } from './kept-standing.ts';
import { atomStatements } from './statements.ts';

const catalogue = loadPolicies();
const asOf = '2026-11-20' as const;

it('tells whom settling a doubt can make entitled from those whose no hangs on it', () => {
  const asked = { asOf, facts: founder } as Parameters<typeof doubtsBlocking>[1];
  const { waits } = doubtsBlocking(catalogue, asked);
  const hanging = (wanted: (policy: string) => boolean) =>
    catalogue.policies
      .filter(({ id, subject }) => subject === 'person' && wanted(id))
      .flatMap((policy) =>
        evaluate(catalogue, policy, asked).doubts.flatMap(
          ({ atom }) => atomStatements(policy).get(atom ?? '') ?? [],
        ),
      );
  const answers = new Map(
    catalogue.policies.map((policy) => [policy.id, evaluate(catalogue, policy, asked)]),
  );
  const helps = (id: string) => {
    const answer = answers.get(id);
    return answer !== undefined && keptState(answer) === 'check' && !answer.policy.off;
  };
  const yes = [...waits].filter(([, as]) => as === 'yes').map(([statement]) => statement);
  expect(yes).toEqual(expect.arrayContaining(hanging(helps)));
  expect(yes.length).toBeGreaterThan(0);
  const noMore = hanging((id) => answers.get(id)?.verdict === 'not-eligible').filter(
    (one) => !yes.includes(one),
  );
  expect(noMore.length).toBeGreaterThan(0);
  for (const statement of noMore) expect(['perhaps', 'refused']).toContain(waits.get(statement));
  // What helps most stands first.
  expect(waiting[0]).toBe('yes');
});
