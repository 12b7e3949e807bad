import { useLocation, useSearch } from 'wouter';
import type { Input } from '../../../../web/call.ts';
import { useLoad } from '../../../../web/data.ts';

const asking = ['q', 'group', 'event', 'subject'] as const;
type Asking = (typeof asking)[number];

/** What is looked for stands in the address: who comes back from a policy finds the list as it was. */
export function useLibrary(at: string) {
  const search = new URLSearchParams(useSearch());
  const [, go] = useLocation();
  const asked: Partial<Record<Asking, string>> = {};
  for (const key of asking) {
    const value = search.get(key);
    if (value) asked[key] = value;
  }
  const { subject, ...others } = asked;
  const query: Input<'GET /api/policies'>['query'] = {
    ...others,
    ...(subject === 'person' || subject === 'unit' ? { subject } : {}),
  };
  const found = useLoad('GET /api/policies', { query }, { stay: true, anyVisit: true });
  return {
    asked,
    found,
    query,
    any: Object.keys(asked).length > 0,
    /** Looks for something else too, or, with null, no longer for it. */
    ask(key: Asking, value: string | null) {
      const next = new URLSearchParams(search);
      if (value) next.set(key, value);
      else next.delete(key);
      const text = next.toString();
      go(text ? `${at}?${text}` : at, { replace: true });
    },
    clear: () => go(at, { replace: true }),
    href: (policy: string) => {
      const next = new URLSearchParams(search);
      next.set('policy', policy);
      return `${at}?${next.toString()}`;
    },
    chosen: search.get('policy'),
  };
}
