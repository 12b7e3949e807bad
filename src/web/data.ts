import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import {
  addressOf,
  CallOffline,
  CallProblem,
  call,
  currentEmployer,
  currentVisit,
  hearEmployer,
  hearVisit,
  type Input,
  type Key,
  type Output,
  type PlainKey,
} from './call.ts';
import type { FieldError } from './design/ErrorSummary.tsx';
import { now } from './now.ts';
import { newId } from './uuid.ts';
import { useT } from './words.ts';

/** A no of the server stands; a broken connection or a busy server is tried again. */
function again(times: number, error: Error): boolean {
  return times < 2 && !(error instanceof CallProblem && error.status !== 503);
}

/** What pages have read, for as long as it is fresh. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: again, staleTime: 10_000, networkMode: 'always' },
    mutations: { retry: again, networkMode: 'always' },
  },
});

type Get = `GET ${string}`;
export type Loaded<K extends Key> = UseQueryResult<Output<K>, CallProblem | CallOffline>;

export interface LoadOptions {
  /** False while an input is not known yet. */
  when?: boolean;
  /** Nobody signed in is an answer too: no way to the sign-in page. */
  stay?: boolean;
  /** The answer is the same whoever is at the counter: it is kept when the next person comes, and the page does not blink. */
  anyVisit?: boolean;
}

/** The visit for which this page acts. */
export function useVisit(): string | null {
  return useSyncExternalStore(hearVisit, currentVisit);
}

/** The employer for which this browser acts. */
export function useEmployer(): string | null {
  return useSyncExternalStore(hearEmployer, currentEmployer);
}

/** Where pages that a resident and an employer share stand: `/drafts` or `/employer/drafts`. */
export function useBase(): '' | '/employer' {
  return useEmployer() === null ? '' : '/employer';
}

/** Under what an answer is remembered: who asks for whom belongs to it. */
export function loadedKey(key: Key, input: unknown, anyVisit = false): readonly unknown[] {
  return [key, input, anyVisit ? null : currentVisit(), currentEmployer()];
}

/** Reads a route: `const jobs = useLoad('GET /api/jobs', { query: { page: 1 } })`. */
export function useLoad<K extends PlainKey & Get>(key: K): Loaded<K>;
export function useLoad<K extends Key & Get>(key: K, input: Input<K>, options?: LoadOptions): Loaded<K>;
export function useLoad<K extends Key & Get>(
  key: K,
  input?: Input<K>,
  { when = true, stay = false, anyVisit = false }: LoadOptions = {},
): Loaded<K> {
  // Another visit or employer is another answer: the page is drawn again for it.
  useVisit();
  useEmployer();
  return useQuery<Output<K>, CallProblem | CallOffline>({
    queryKey: loadedKey(key, input, anyVisit),
    queryFn: ({ signal }) => call(key, input as Input<K>, { signal, stay }),
    enabled: when,
  });
}

type Post = `POST ${string}`;

/**
 * Asks a route that only looks something up, with a question too long or too personal for an address. While the next answer is on its
 * way the one before stays, so that the page does not blink.
 */
export function useLookUp<K extends Key & Post>(
  key: K,
  input: Input<K>,
  { when = true }: Pick<LoadOptions, 'when'> = {},
): Loaded<K> {
  useVisit();
  useEmployer();
  return useQuery<Output<K>, CallProblem | CallOffline>({
    queryKey: loadedKey(key, input),
    queryFn: ({ signal }) => call(key, input, { signal, stay: true }),
    placeholderData: keepPreviousData,
    enabled: when,
  });
}

export interface Submission<K extends Key> {
  /** Sends; resolves with the answer, or undefined where `problem` or `offline` says why not. */
  submit: (input: Input<K>) => Promise<Output<K> | undefined>;
  busy: boolean;
  problem: CallProblem | undefined;
  offline: boolean;
  /** Grows with every try; give it to ErrorSummary. */
  attempt: number;
}

/**
 * Sends to a route. The same input sent again, after a break of the network or a hasty second tap, carries the same
 * Idempotency-Key, so that it is done once; another input is another submission.
 */
export function useSubmit<K extends Key>(key: K): Submission<K> {
  const sent = useRef<{ input: string; id: string } | undefined>(undefined);
  const attempt = useRef(0);
  // Two taps may come before the page is drawn again.
  const underWay = useRef(false);
  const mutation = useMutation<Output<K>, Error, { input: Input<K>; id: string }>({
    mutationFn: ({ input, id }) => call(key, input, { idempotencyKey: id }),
  });
  return {
    async submit(input) {
      if (underWay.current) return undefined;
      underWay.current = true;
      const written = JSON.stringify(input ?? null);
      if (sent.current?.input !== written) sent.current = { input: written, id: newId(now().getTime()) };
      attempt.current += 1;
      try {
        const answer = await mutation.mutateAsync({ input, id: sent.current.id });
        sent.current = undefined;
        return answer;
      } catch (error) {
        if (error instanceof CallProblem || error instanceof CallOffline) return undefined;
        throw error;
      } finally {
        underWay.current = false;
      }
    },
    busy: mutation.isPending,
    problem: mutation.error instanceof CallProblem ? mutation.error : undefined,
    offline: mutation.error instanceof CallOffline,
    attempt: attempt.current,
  };
}

/**
 * The server's words about fields, for ErrorSummary: `{ '/phone': 'phone' }` names the id of the field on the page. What no field of
 * the page answers for is said without a link, and a problem without fields by its own sentence.
 */
export function fieldErrors(problem: CallProblem | undefined, ids: Record<string, string>): FieldError[] {
  if (!problem) return [];
  if (problem.fields.length === 0) return [{ text: problem.detail }];
  return problem.fields.map(({ field, detail }) => ({ id: ids[field], text: detail }));
}

/** The sentence to show for an error of a call: the server's own where it gave one. */
export function useErrorWords(): (error: unknown) => string {
  const t = useT();
  return (error) => {
    if (error instanceof CallOffline) return t('shell.problem.offline');
    return error instanceof CallProblem && error.detail !== '' ? error.detail : t('shell.problem.strange');
  };
}

const againAfter = { first: 1000, most: 30_000 };
/** One act makes several changes known; they are read together. */
const together = 150;

/**
 * Calls `changed` when something of the signed-in person's (or of the visit's) changed, and the page reads again. A connection that
 * is refused or lost is opened again, later each time, and counts as a change once it is back.
 */
export function useLive(changed: () => void): void {
  const hear = useRef(changed);
  hear.current = changed;
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let telling: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      clearTimeout(telling);
      telling = setTimeout(() => hear.current(), together);
    };
    let wait = againAfter.first;
    let lost = false;
    const open = () => {
      source?.close();
      source = new EventSource(
        addressOf('/api/live', { query: { visit: currentVisit(), employer: currentEmployer() } }),
      );
      source.onopen = () => {
        wait = againAfter.first;
        if (lost) tell();
        lost = false;
      };
      source.addEventListener('changed', tell);
      source.onerror = () => {
        lost = true;
        // The browser itself goes on trying unless the server answered with an error.
        if (source?.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(open, wait);
        wait = Math.min(wait * 2, againAfter.most);
      };
    };
    open();
    const forget = [hearVisit(open), hearEmployer(open)];
    return () => {
      for (const each of forget) each();
      clearTimeout(timer);
      clearTimeout(telling);
      source?.close();
    };
  }, []);
}
