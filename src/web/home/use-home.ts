import { queries, useLive, useLoad } from '../data.ts';
import { now } from '../now.ts';
import { type Session, useSession } from '../session.ts';
import { type NextStep, nextStep } from './next-step.ts';

/** The job-seeking registration, of which the home page speaks by name. */
const registration = 'job-seeking';

/** What the three home pages show of the one who looks at them; undefined is not known yet. */
export function useHome() {
  const session = useSession();
  const resident = session?.kind === 'resident';
  const types = useLoad('GET /api/case-types');
  const cases = useLoad('GET /api/cases', undefined, { when: resident });
  const applications = useLoad('GET /api/applications', undefined, { when: resident });
  const mine = useLoad('GET /api/my/data', undefined, { when: resident });
  const jobs = useLoad('GET /api/jobs', { query: {} }, { stay: true });
  const facts = new Map(
    mine.data?.groups.flatMap((group) => group.facts).map((fact) => [fact.fact, fact.value]),
  );
  // Without the applications the rest still has a next step; until they are there nothing is said that they would change.
  const known = applications.isError ? [] : applications.data?.applications;
  const own = cases.data && known && nextStep(cases.data, known, now());
  const text = (fact: string) => {
    const value = facts.get(fact);
    return typeof value === 'string' ? value : null;
  };
  return {
    session,
    resident,
    minutes: types.data?.types.find(({ id }) => id === registration)?.minutes,
    cases,
    jobs,
    fresh: jobs.data?.jobs.filter((job) => job.fresh) ?? [],
    step: stepOf(session, own),
    name: text('person.name'),
    areaName: mine.data?.area.name ?? null,
    areaCode: mine.data?.area.code ?? null,
  };
}

export type Home = ReturnType<typeof useHome>;
export type Step = NextStep | { kind: 'counter' };

function stepOf(session: Session | undefined, own: NextStep | undefined): Step | undefined {
  if (session?.kind === 'visitor') return { kind: 'register' };
  return session?.kind === 'staff' ? { kind: 'counter' } : own;
}

/** Reads again when something of the resident's changed elsewhere: a clerk decided, the phone went on. */
export function Live() {
  useLive(() => void queries.invalidateQueries());
  return null;
}

/** What one says at this hour in the business zone. */
export function greetingOf(): 'morning' | 'noon' | 'afternoon' | 'evening' {
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit' }).format(now()),
  );
  if (hour < 11) return 'morning';
  if (hour < 13) return 'noon';
  return hour < 18 ? 'afternoon' : 'evening';
}
