import { describe, expect, it } from 'vitest';
import { addDays, addMonths, type Day, parseDay } from '../../../ground/clock/day.ts';
import { loadPolicies } from '../load-catalogue.ts';
import { dice, RandomPeople } from '../testing/random-people.ts';
import { evaluate } from './evaluate.ts';
import { type KeptState, keptState, type Stage, standingOver } from './kept-standing.ts';
import type { Facts } from './value.ts';

const catalogue = loadPolicies();
const forPeople = catalogue.policies.filter(({ subject }) => subject === 'person');
const traineeship = forPeople.find(({ id }) => id === 'P46');
if (!traineeship) throw new Error('P46 is missing');
const sure: typeof traineeship = { ...traineeship, inForce: { ...traineeship.inForce, doubt: null } };

const today = parseDay('2026-11-20');
const over = (facts: Facts, later: Stage[] = [], policy = sure) =>
  standingOver(catalogue, policy, [{ from: today, facts }, ...later]);

describe('where a policy stands over time', () => {
  const jobless = { work_status: 'unemployed', birth_date: '2010-12-31' };

  it('turns on the day on which somebody is old enough, and tells it before', () => {
    expect(over(jobless)).toEqual({ state: 'none', turns: { on: '2026-12-31', to: 'entitled' } });
    expect(over(jobless, [], traineeship).turns).toEqual({ on: '2026-12-31', to: 'check' });
  });

  it('ends on the day on which what is known is too old to count', () => {
    const facts = { ...jobless, birth_date: '2006-03-01' };
    const old = { from: parseDay('2027-02-01'), facts: { birth_date: '2006-03-01' } };
    expect(over(facts)).toEqual({ state: 'entitled', turns: { on: '2031-03-01', to: 'none' } });
    expect(over(facts, [old])).toEqual({ state: 'entitled', turns: { on: '2027-02-01', to: 'none' } });
    // Too old before he is old enough: then nothing is foreseen.
    expect(over(jobless, [{ ...old, from: parseDay('2026-12-01') }]).turns).toBeNull();
  });

  it('begins where an older word of another source says otherwise', () => {
    const later = { from: parseDay('2026-12-05'), facts: { ...jobless, birth_date: '2006-03-01' } };
    const now = { ...jobless, birth_date: '2006-03-01', work_status: 'employed' };
    expect(over(now, [later]).turns).toEqual({ on: '2026-12-05', to: 'entitled' });
  });
});

it('says of every day what is found by looking at that day alone', () => {
  const random = new RandomPeople(catalogue, 'person', 20261120);
  const below = dice(7);
  const met: Record<KeptState, number> = { entitled: 0, check: 0, none: 0 };
  let turned = 0;
  for (let at = 0; at < 150; at += 1) {
    const asOf = random.day();
    const facts = random.person(asOf);
    const keys = Object.keys(facts);
    const lost = keys.filter(() => below(4) === 0);
    const end = addDays(asOf, 1 + below(900));
    const fewer = Object.fromEntries(Object.entries(facts).filter(([name]) => !lost.includes(name)));
    const stages: [Stage, Stage] = [
      { from: asOf, facts },
      { from: end, facts: fewer },
    ];
    const on = (policy: (typeof forPeople)[number], day: Day) =>
      keptState(evaluate(catalogue, policy, { asOf: day, facts: day < end ? facts : fewer }));
    for (const one of forPeople) {
      // Half of them as if nothing were doubted in the days and switches.
      const policy = below(2) === 0 ? one : { ...one, off: false, inForce: { ...one.inForce, doubt: null } };
      const { state, turns } = standingOver(catalogue, policy, stages);
      met[state] += 1;
      expect(on(policy, asOf)).toBe(state);
      const last = turns?.on ?? addMonths(asOf, 300);
      const days = [addDays(end, -1), end, ...Array.from({ length: 6 }, () => addDays(asOf, below(9000)))];
      for (const day of [...days, addDays(last, -1)])
        if (day >= asOf && day < last) expect([one.id, day, on(policy, day)]).toEqual([one.id, day, state]);
      if (!turns) continue;
      turned += 1;
      expect(on(policy, turns.on)).toBe(turns.to);
      expect(turns.to).not.toBe(state);
    }
  }
  expect(Math.min(met.entitled, met.check, turned)).toBeGreaterThan(15);
});
