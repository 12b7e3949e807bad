import { Suspense } from 'react';
import { useErrorWords, useLookUp } from '../../../web/data.ts';
import { Fold } from '../../../web/design/Fold.tsx';
import { Notice, Skeleton, Waiting } from '../../../web/design/States.tsx';
import { useT } from '../../../web/words.ts';
import { EmployerProfile, PersonProfile } from '../../matching/web/index.tsx';

/** What is known of whose case it is, one tap away: nothing is read, and nothing written down, before somebody opens it. */
export function KnownBeside({ caseId }: { caseId: string }) {
  const t = useT();
  return (
    <Fold title={t('cases.counter.known')} icon="person" late>
      <Known caseId={caseId} />
    </Fold>
  );
}

function Known({ caseId }: { caseId: string }) {
  const t = useT();
  const words = useErrorWords();
  const known = useLookUp('POST /api/cases/:case/known', { params: { case: caseId } });
  if (known.isPending) return <Waiting onAgain={() => void known.refetch()} />;
  if (known.isError) return <Notice tone="error">{words(known.error)}</Notice>;
  const { person, employer } = known.data;
  return (
    <Suspense fallback={<Skeleton lines={6} />}>
      {person ? (
        <div className="stack">
          <p className="note">{t('cases.counter.knownNoted')}</p>
          <PersonProfile profile={person} />
        </div>
      ) : null}
      {employer ? (
        <div className="stack">
          <EmployerProfile profile={employer} />
        </div>
      ) : null}
    </Suspense>
  );
}
