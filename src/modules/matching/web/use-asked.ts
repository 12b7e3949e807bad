import { useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Input } from '../../../web/call.ts';
import type { Place } from '../../../web/design/PlacePicker.tsx';
import { places } from '../../network/web/index.tsx';
import { minutesOffered, postedSince, schoolings } from '../domain/engine/filters.ts';
import { isLabel } from '../domain/labels.ts';

type Query = NonNullable<Input<'GET /api/jobs'>['query']>;

/** What the list is asked for, but for its page. */
export type Asked = Omit<Query, 'page'>;

const oneOf = <T extends string>(all: readonly T[], value: string | null): T | undefined =>
  all.find((each) => each === value);

function wholeIn(value: string | null): number | undefined {
  return value !== null && /^\d{1,8}$/.test(value) ? Number(value) : undefined;
}

/** Reads an address; what it says wrongly is left out, so that an old link still shows jobs. */
function askedIn(search: string): Asked {
  const given = new URLSearchParams(search);
  const [area, words, label, held] = [
    given.get('area'),
    given.get('words'),
    given.get('label'),
    given.get('if'),
  ];
  const [pay, minutes] = [wholeIn(given.get('pay')), wholeIn(given.get('minutes'))];
  const education = oneOf(schoolings, given.get('education'));
  const posted = oneOf(postedSince, given.get('posted'));
  const near = minutesOffered.find((each) => each === minutes);
  return {
    ...(words?.trim() ? { words: words.trim().slice(0, 40) } : {}),
    ...(area && /^\d{12}$/.test(area) ? { area } : {}),
    ...(pay ? { pay } : {}),
    ...(label && isLabel(label) ? { label } : {}),
    ...(education ? { education } : {}),
    ...(given.get('nights') === 'false' ? { nights: false } : {}),
    ...(posted ? { posted } : {}),
    ...(near ? { minutes: near } : {}),
    ...(held ? { if: held } : {}),
  };
}

/** What the list is asked for stands in the address: going back, sending it on and loading it again keep it. */
export function useAsked(): [
  Asked,
  (change: Partial<Record<keyof Asked, Asked[keyof Asked] | undefined>>) => void,
] {
  const asked = askedIn(useSearch());
  const [at, navigate] = useLocation();
  return [
    asked,
    (change) => {
      const next = Object.entries({ ...asked, ...change }).flatMap(([name, value]) =>
        value === undefined || value === '' ? [] : [[name, String(value)]],
      );
      const search = new URLSearchParams(next).toString();
      navigate(search ? `${at}?${search}` : at, { replace: true });
    },
  ];
}

/** The path down to an area of the address; until it is known, what was known before. */
export function usePath(code: string | undefined): readonly Place[] {
  const [path, setPath] = useState<readonly Place[]>([]);
  const last = path.at(-1)?.code;
  useEffect(() => {
    if (code === last) return;
    if (code === undefined) return setPath([]);
    let dropped = false;
    void places
      .pathOf(code)
      .then((found) => !dropped && setPath(found))
      // An area that there is not: the list says so itself.
      .catch(() => undefined);
    return () => {
      dropped = true;
    };
  }, [code, last]);
  return code === undefined ? [] : path;
}
