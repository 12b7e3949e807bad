import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseDay } from '../../../ground/clock/day.ts';
import { loadPolicies } from '../load-catalogue.ts';
import { atomsOf } from './condition.ts';
import { type Confirmation, proposable, readingOf, unconfirmedOf, withConfirmations } from './confirmed.ts';
import type { Policy } from './definition.ts';
import { evaluate } from './evaluate.ts';
import { canonical, type Statement, statementsIn, statementsOf } from './statements.ts';

const catalogue = loadPolicies();
const statements = [...statementsOf(catalogue).values()];
const getStatement = (id: string): Statement => {
  const found = statementsOf(catalogue).get(id);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
};
const getPolicy = (id: string): Policy => {
  const found = catalogue.policies.find((one) => one.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
};

let moment = 0;
/** `A` agrees, `a` differs. */
const saidBy = ({ id, says }: Pick<Statement, 'id' | 'says'>, who: string): Confirmation => {
  moment += 60_000;
  return {
    statement: id,
    says,
    verdict: who === who.toUpperCase() ? 'agrees' : 'differs',
    by: who.toUpperCase(),
    at: new Date(Date.parse('2026-11-20T14:20:00+08:00') + moment),
  };
};
const byTwo = (statement: Statement) => ['A', 'B'].map((who) => saidBy(statement, who));

describe('a statement', () => {
  const one = { id: 'P33.c6', says: 'aa' };
  test.each([
    ['', 'unread'],
    ['A', 'once'],
    ['AA', 'once'],
    ['AB', 'confirmed'],
    ['a', 'differs'],
    ['ABc', 'differs'],
    // Who was set right has to be followed by two who read it after that.
    ['AcB', 'differs'],
    ['AcBD', 'confirmed'],
    ['AcAB', 'confirmed'],
    // Who has found a difference is not one of the two.
    ['aAB', 'differs'],
    ['aABC', 'confirmed'],
  ])('of which is said “%s” is %s', (who, state) => {
    expect(
      readingOf(
        one,
        [...who].map((each) => saidBy(one, each)),
      ).state,
    ).toBe(state);
  });

  it('that says something else is confirmed anew', () => {
    const said = byTwo(getStatement('P33.c6'));
    expect(readingOf({ id: 'P33.c6', says: 'other' }, said).state).toBe('unread');
  });

  it('is confirmed only where two different people have read it, whatever else was said', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'ABCabc'), { maxLength: 8 }), (who) => {
        const { state } = readingOf(
          one,
          who.map((each) => saidBy(one, each)),
        );
        const since = who.slice(who.findLastIndex((each) => each !== each.toUpperCase()) + 1);
        if (state === 'confirmed') expect(new Set(since).size).toBeGreaterThanOrEqual(2);
        if (state === 'differs') expect(who.some((each) => each !== each.toUpperCase())).toBe(true);
      }),
    );
  });
});

describe('what policies say', () => {
  it('has a name for each thing, and what is shared is one', () => {
    expect(statements.length).toBeGreaterThan(300);
    const shared = getStatement('working_age.w1');
    expect(shared.policies.length).toBeGreaterThan(1);
    const atoms = catalogue.policies.flatMap(({ id, conditions, hireConditions }) =>
      [conditions, ...(hireConditions ? [hireConditions] : [])]
        .flatMap(atomsOf)
        .map((atom) => `${id}/${atom.id}`),
    );
    const told = catalogue.policies.flatMap((policy) =>
      statementsIn(policy).flatMap((one) => (one.kind === 'atom' ? `${policy.id}/${one.atom.id}` : [])),
    );
    expect(told).toEqual(atoms);
  });

  it('is another text with another limit or place among others, and the same with another note', () => {
    const policy = getPolicy('P33');
    const texts = (of: Policy) => new Map(statementsIn(of).map(({ id, says }) => [id, says]));
    const before = texts(policy);
    const later = texts({ ...policy, inForce: { ...policy.inForce, until: parseDay('2027-12-31') } });
    expect([...before].filter(([id, says]) => later.get(id) !== says).map(([id]) => id)).toEqual([
      'P33.in-force',
    ]);
    const noted = texts({
      ...policy,
      inForce: { ...policy.inForce, doubt: { level: 'guess', note: '想起来的' } },
    });
    expect(noted).toEqual(before);
    const turned = texts({ ...policy, conditions: { is: 'not', one: policy.conditions } });
    expect(turned.get('P33.c6')).not.toBe(before.get('P33.c6'));
  });

  it('is written the same for the same content', () => {
    expect(canonical({ b: [1, { d: null, c: undefined }], a: '一' })).toBe('{"a":"一","b":[1,{"d":null}]}');
  });
});

describe('the catalogue', () => {
  it('loses a doubt that two have settled, and no other', () => {
    const asked = { asOf: parseDay('2026-11-20'), facts: { work_status: 'retired', rural: true } };
    const p33 = (in_: typeof catalogue) => {
      const policy = in_.policies.find(({ id }) => id === 'P33');
      if (!policy) throw new Error('no P33');
      return evaluate(in_, policy, asked);
    };
    expect(p33(catalogue)).toMatchObject({ verdict: 'not-eligible', doubts: [{ atom: 'c6' }] });
    const after = withConfirmations(catalogue, byTwo(getStatement('P33.c6')));
    expect(p33(after)).toMatchObject({ verdict: 'not-eligible', doubts: [] });
    const doubtsOf = (in_: typeof catalogue) =>
      in_.policies.flatMap(statementsIn).filter(({ doubt }) => doubt !== null).length;
    expect(doubtsOf(after)).toBe(doubtsOf(catalogue) - 1);
    expect(after.policies.map(({ off, standing }) => [off, standing])).toEqual(
      catalogue.policies.map(({ off, standing }) => [off, standing]),
    );
    // One person's word changes nothing.
    expect(doubtsOf(withConfirmations(catalogue, byTwo(getStatement('P33.c6')).slice(0, 1)))).toBe(
      doubtsOf(catalogue),
    );
  });

  it('doubts what somebody has read otherwise', () => {
    const asked = { asOf: parseDay('2026-11-20'), facts: { rural: false } };
    const after = withConfirmations(catalogue, [saidBy(getStatement('P33.c0'), 'a')]);
    const policy = after.policies.find(({ id }) => id === 'P33');
    expect(policy && evaluate(after, policy, asked)).toMatchObject({
      verdict: 'not-eligible',
      doubts: [{ atom: 'c0', doubt: { level: 'unsure' } }],
    });
  });

  it('settles what is shared for all that use it', () => {
    const shared = getStatement('working_age.w1');
    const after = withConfirmations(catalogue, byTwo(shared));
    for (const id of shared.policies) {
      const policy = after.policies.find((one) => one.id === id);
      const atoms = policy ? statementsIn(policy).filter((one) => one.id === shared.id) : [];
      expect(atoms).toMatchObject([{ doubt: null, atom: { confirmed: '2026-11-20' } }]);
    }
  });

  it('may propose a policy when every condition, its days and its amount are confirmed', () => {
    const policy = getPolicy('P33');
    const needed = unconfirmedOf(policy, []);
    const said = needed.flatMap(byTwo);
    expect(proposable(policy, said)).toBe(true);
    for (const at of said.keys()) expect(proposable(policy, said.toSpliced(at, 1))).toBe(false);
  });
});
