import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { CallProblem, setVisit } from '../call.ts';
import { queries, useLoad } from '../data.ts';
import { say } from '../design/Toast.tsx';
import { type Session, useSession } from '../session.ts';
import { setShellInfo } from '../shell-info.ts';
import { useT } from '../words.ts';

/** The clerk at work, named in the bar; undefined until known. Whoever is no clerk is led to the sign-in and back. */
export function useClerk(): Session | undefined {
  const t = useT();
  const session = useSession();
  const [at, navigate] = useLocation();
  const post = session?.stationId ?? null;
  const { data: station } = useLoad(
    'GET /api/stations/:id',
    { params: { id: post ?? '' } },
    { when: post !== null, stay: true, anyVisit: true },
  );
  const staff = session?.kind === 'staff' ? session : undefined;
  useEffect(() => {
    if (session && session.kind !== 'staff') {
      navigate(`/sign-in/staff?to=${encodeURIComponent(at)}`, { replace: true });
    }
  }, [session, at, navigate]);
  useEffect(() => {
    if (!staff) return;
    const role = staff.role === 'manager' ? t('desk.role.manager') : t('desk.role.clerk');
    setShellInfo({ staff: { name: staff.name ?? '', role }, station: station?.name ?? null });
    return () => setShellInfo({ staff: null, station: null });
  }, [staff, station, t]);
  return staff;
}

/** Lets go of a visit that is over: its time has passed, or it was ended elsewhere. */
export function useVisitOver(...errors: readonly unknown[]): void {
  const t = useT();
  const over = errors.some((error) => error instanceof CallProblem && error.code === 'visit-over');
  useEffect(() => {
    if (!over) return;
    setVisit(null);
    say(t('counter.over'));
    void queries.invalidateQueries();
  }, [over, t]);
}
