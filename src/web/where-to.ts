import { useSearch } from 'wouter';

/** The page of ours that `?to=` names. Only a path of this origin, so that a link to us never leads elsewhere. */
export function whereTo(search: string, otherwise: string): string {
  const to = new URLSearchParams(search).get('to');
  return to !== null && /^\/(?![/\\])/.test(to) ? to : otherwise;
}

/** Where a sign-in leads once it is done. */
export function useWhereTo(otherwise: string): string {
  return whereTo(useSearch(), otherwise);
}
