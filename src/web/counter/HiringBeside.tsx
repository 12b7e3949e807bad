import { Suspense } from 'react';
import { CounterHiring } from '../../modules/matching/web/hiring/index.tsx';
import { Skeleton } from '../design/States.tsx';

/** In a visit with an employer: what it is hiring for and who waits for its answer. */
export function HiringBeside() {
  return (
    <Suspense fallback={<Skeleton lines={3} />}>
      <CounterHiring />
    </Suspense>
  );
}
