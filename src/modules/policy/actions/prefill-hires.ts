import type { Context } from '../../../ground/context.ts';
import { hiresOf, type OwnHire } from '../../matching/index.ts';
import type { ListedHire } from '../domain/hire-list.ts';
import { type RegisterRules, toldBy } from '../domain/register.ts';
import { loadRegisterRules } from '../load-register-rules.ts';

/** Somebody hired here, as a list of hires has him. */
export interface PrefilledHire extends ListedHire {
  applicationId: string;
}

/**
 * Those whom an employer has hired here, as far as it knows them itself: the day and the contract that it has named, the education that was
 * sent to it. Whatever else a policy asks (who was without work before, who is certified as 就业困难人员) it is asked, and not told.
 */
export async function prefillHires(ctx: Context, employerId: string): Promise<PrefilledHire[]> {
  const rules = loadRegisterRules();
  const hires = await hiresOf(ctx, employerId);
  const seen = new Map<string, number>();
  return hires.map((hire) => {
    const nth = (seen.get(hire.name) ?? 0) + 1;
    seen.set(hire.name, nth);
    const id = nth === 1 ? hire.name : `${hire.name}${nth}`;
    return { applicationId: hire.applicationId, id, told: toldOf(rules, hire) };
  });
}

function toldOf(rules: RegisterRules, { startOn, contract, education }: OwnHire): ListedHire['told'] {
  const told: ListedHire['told'] = { 'h.hired_on': startOn };
  const dispatched = contract === null ? undefined : rules.hires.dispatched[contract];
  if (dispatched !== undefined) told['h.dispatched'] = dispatched;
  const held = rules.held.find(({ fact }) => fact === 'edu_level');
  const level = held && education !== null ? toldBy(held, education) : undefined;
  if (typeof level === 'string') told['h.edu_level'] = level;
  return told;
}
