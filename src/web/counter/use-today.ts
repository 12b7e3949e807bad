import { useQuery } from '@tanstack/react-query';
import { type CallOffline, type CallProblem, call, type Output } from '../call.ts';
import { queries } from '../data.ts';

export type Visit = Output<'GET /api/visits/today'>['visits'][number];

// The same list whatever visit is open, so that the column stands still when the next person comes.
const queryKey = ['counter.today'];

/** Whom this clerk has received today. */
export function useToday() {
  return useQuery<Output<'GET /api/visits/today'>, CallProblem | CallOffline>({
    queryKey,
    queryFn: ({ signal }) => call('GET /api/visits/today', undefined, { signal }),
  });
}

/** Reads the list again, and waits for it. */
export async function readTodayAgain(): Promise<readonly Visit[]> {
  await queries.invalidateQueries({ queryKey });
  return queries.getQueryData<Output<'GET /api/visits/today'>>(queryKey)?.visits ?? [];
}
