import { type ReactNode, Suspense, useEffect } from 'react';
import { useLocation } from 'wouter';
import { CallProblem, currentEmployer } from '../../../../web/call.ts';
import { useEmployer, useErrorWords } from '../../../../web/data.ts';
import { ResidentPage } from '../../../../web/design/ResidentPage.tsx';
import { Failed, Skeleton, Waiting } from '../../../../web/design/States.tsx';
import { StationNear } from '../../../network/web/index.tsx';

/** A page of the employer acted for; without one it leads to where he is chosen. A person near closes it. */
export function HiringFrame({
  title,
  back,
  foot,
  children,
}: {
  title: string;
  /** A main page has none: its tab is where one is. */
  back?: string;
  foot?: ReactNode;
  children: ReactNode;
}) {
  const employer = useEmployer();
  const [, navigate] = useLocation();
  useEffect(() => {
    // Asked again: on the first page of a tab the employer is known only after this was drawn.
    if (employer === null && currentEmployer() === null) navigate('/employer', { replace: true });
  }, [employer, navigate]);
  return (
    <ResidentPage title={title} {...(back === undefined ? {} : { back })} foot={foot}>
      {employer === null ? null : children}
      <Suspense fallback={<Skeleton lines={2} />}>
        <StationNear areaCode={null} />
      </Suspense>
    </ResidentPage>
  );
}

interface Reading {
  isPending: boolean;
  error: Error | null;
  refetch: () => unknown;
}

/** What stands where something is still being read, or could not be. */
export function Trouble({ of: { isPending, error, refetch } }: { of: Reading }) {
  const words = useErrorWords();
  if (isPending) return <Waiting lines={5} onAgain={() => void refetch()} />;
  if (!error) return null;
  return (
    <Failed
      reference={error instanceof CallProblem ? error.requestId : undefined}
      onAgain={() => void refetch()}
    >
      {words(error)}
    </Failed>
  );
}
