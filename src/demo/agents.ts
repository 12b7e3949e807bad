import { type DemoApplication, waits } from './applications.ts';
import { readDemoData } from './catalogue.ts';
import type { DemoEmployer } from './employers.ts';
import { demoId } from './ids.ts';
import { type DemoPosting, stateOf } from './postings.ts';

interface Market {
  employers: readonly DemoEmployer[];
  postings: readonly DemoPosting[];
  applications: readonly DemoApplication[];
}

/**
 * The few of people.yaml who act for an employer take the place of whoever does by chance. Who waits hangs on the day, so the employer is
 * looked for on that day: verified, one that answers, and not to be shown without somebody who waits. Changes the employers.
 */
export function giveAgents(market: Market): void {
  for (const { idNumber, name, employer } of readDemoData().agents) {
    const chosen = employer === 'enterprise' ? busiest(market) : smallShop(market);
    if (!chosen) throw new Error(`nobody waits for any ${employer}`);
    chosen.agent = { personId: demoId(`person/${idNumber}`), name };
  }
}

interface Candidate {
  employer: DemoEmployer;
  open: number;
  waiting: number;
}

function candidates({ employers, postings, applications }: Market): Candidate[] {
  const open = new Map<DemoEmployer, number>();
  for (const posting of postings) {
    if (stateOf(posting) === 'open') open.set(posting.employer, (open.get(posting.employer) ?? 0) + 1);
  }
  const waiting = new Map<DemoEmployer, number>();
  for (const { posting, moves } of applications) {
    if (stateOf(posting) === 'open' && waits(moves))
      waiting.set(posting.employer, (waiting.get(posting.employer) ?? 0) + 1);
  }
  return employers
    .filter(({ verifiedOn, habit }) => verifiedOn !== null && habit === 'good')
    .map((employer) => ({ employer, open: open.get(employer) ?? 0, waiting: waiting.get(employer) ?? 0 }))
    .filter((one) => one.waiting > 0);
}

/** The company on whose answer most people wait. */
function busiest(market: Market): DemoEmployer | undefined {
  return candidates(market)
    .filter(({ employer }) => employer.kind === 'enterprise')
    .sort((a, b) => b.waiting - a.waiting)[0]?.employer;
}

/** The shop of fewer than ten with the fewest jobs: as small shops are. */
function smallShop(market: Market): DemoEmployer | undefined {
  return candidates(market)
    .filter(({ employer }) => employer.kind === 'merchant' && employer.size === 'under-10')
    .sort((a, b) => a.open - b.open || b.waiting - a.waiting)[0]?.employer;
}
