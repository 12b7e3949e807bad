import { type ReactNode, useEffect } from 'react';
import { useLocation } from 'wouter';
import { CallProblem, currentEmployer, type Output, setEmployer } from '../../../web/call.ts';
import { queries, useEmployer, useErrorWords, useLoad } from '../../../web/data.ts';
import { StatusChip, type Tone } from '../../../web/design/Chip.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Failed, Waiting } from '../../../web/design/States.tsx';
import { say } from '../../../web/design/Toast.tsx';
import { useDevice } from '../../../web/device.ts';
import { useT } from '../../../web/words.ts';
import { kindWords } from '../domain/employer.ts';

export type Own = Output<'GET /api/employer'>;
export type State = Own['state'];

const tones: Record<State, Exclude<Tone, 'plain' | 'qing'>> = {
  unverified: 'neutral',
  waiting: 'info',
  wanting: 'wait',
  verified: 'good',
  refused: 'wait',
  lapsed: 'wait',
};

/** Where an employer stands, in a word. */
export function StateChip({ state, closed = false }: { state: State; closed?: boolean }) {
  const t = useT();
  if (closed) return <StatusChip tone="neutral">{t('employers.state.closed')}</StatusChip>;
  return <StatusChip tone={tones[state]}>{t(`employers.state.${state}`)}</StatusChip>;
}

/** The kind in the page's language. */
export function useKind(): (kind: keyof typeof kindWords) => string {
  const { language } = useDevice();
  return (kind) => kindWords[kind][language];
}

/** The employer acted for, on its own pages; the frame while it is not there yet. */
export function WithEmployer({
  title,
  children,
}: {
  title: string;
  children: (own: Own, again: () => void) => ReactNode;
}) {
  const employer = useEmployer();
  const words = useErrorWords();
  const [, navigate] = useLocation();
  const own = useLoad('GET /api/employer', undefined, { when: employer !== null });
  useMandateOver(own.error);
  useEffect(() => {
    // Asked anew: the frame says for whom the page acts just after its first drawing.
    if (employer === null && currentEmployer() === null) navigate('/employer', { replace: true });
  }, [employer, navigate]);
  if (own.data) return <>{children(own.data, () => void own.refetch())}</>;
  return (
    <ResidentPage title={title} back="/employer">
      {own.isError ? (
        <Failed onAgain={() => void own.refetch()}>{words(own.error)}</Failed>
      ) : (
        <Waiting onAgain={() => void own.refetch()} />
      )}
    </ResidentPage>
  );
}

/** Lets go of an employer whose mandate has ended. */
export function useMandateOver(error: unknown): void {
  const t = useT();
  const over = error instanceof CallProblem && error.code === 'not-for-this-employer';
  useEffect(() => {
    if (!over) return;
    setEmployer(null);
    say(t('employers.home.ended'));
    void queries.invalidateQueries();
  }, [over, t]);
}
