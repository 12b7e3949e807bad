import type { Day } from '../../../../ground/clock/day.ts';
import {
  type CheatParams,
  type CheatRule,
  type Finding,
  findSharedPhones,
  type SharedPhone,
  serviceRules,
  type Watched,
} from './cheats.ts';

/** A rule with its numbers. */
export type RuleToRun = { [R in CheatRule]: { id: R; params: CheatParams[R] } }[CheatRule];

/** What one rule finds. */
export function findCheats(
  rule: RuleToRun,
  { services, phones, today }: { services: readonly Watched[]; phones: readonly SharedPhone[]; today: Day },
): Finding[] {
  switch (rule.id) {
    case 'shared-phone':
      return findSharedPhones(phones, rule.params, today);
    case 'staff-speed':
      return serviceRules['staff-speed'](services, rule.params);
    case 'night-hours':
      return serviceRules['night-hours'](services, rule.params);
    case 'copied-text':
      return serviceRules['copied-text'](services, rule.params);
    case 'dead':
      return serviceRules.dead(services, rule.params);
    case 'back-dating':
      return serviceRules['back-dating'](services, rule.params);
    case 'split-visits':
      return serviceRules['split-visits'](services, rule.params);
  }
}
