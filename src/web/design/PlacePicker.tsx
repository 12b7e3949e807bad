import { useEffect, useId, useRef, useState } from 'react';
import { useT } from '../words.ts';
import { Row, Rows } from './Card.tsx';
import { TextField } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { Skeleton } from './States.tsx';
import './place.css';

export type PlaceLevel = 'province' | 'city' | 'county' | 'township' | 'village';

export interface Place {
  /** Twelve digits. */
  code: string;
  name: string;
  level: PlaceLevel;
  /** 山东省潍坊市奎文区: what stands above it, for places found by name. */
  within?: string;
  /** It has places below it. */
  more: boolean;
}

export interface PlacePickerProps {
  /** From the province down to what is chosen so far. */
  path: readonly Place[];
  onChange: (path: readonly Place[]) => void;
  /** The places directly below; null asks for the provinces. */
  below: (code: string | null) => Promise<readonly Place[]>;
  search: (words: string) => Promise<readonly Place[]>;
  /** The whole path of a place that was found by its name. */
  pathOf: (code: string) => Promise<readonly Place[]>;
  /** A place at this level, or a smaller one, ends the choice. */
  until?: PlaceLevel;
}

const searchAfter = 250;

/** A place step by step, from province to village, or by its name. It never asks for more than the next step. */
export function PlacePicker({ path, onChange, below, search, pathOf, until = 'village' }: PlacePickerProps) {
  const t = useT();
  const [words, setWords] = useState('');
  const last = path.at(-1);
  const ended = last !== undefined && (last.level === until || !last.more);
  const listed = useListed(words, last?.code ?? null, ended, below, search);
  const heading = useId();
  const next = listed?.[0]?.level;
  const title =
    words !== ''
      ? t('shell.place.found', { count: listed?.length ?? 0 })
      : next
        ? t('shell.place.choose', { place: t(`shell.place.level.${next}`) })
        : '';

  const choose = async (place: Place) => {
    const found = words !== '';
    setWords('');
    onChange(found ? await pathOf(place.code) : [...path, place]);
  };

  return (
    <div className="place">
      <TextField
        label={t('shell.place.search')}
        hint={t('shell.place.searchHint')}
        kind="search"
        value={words}
        onChange={setWords}
      />
      {path.length > 0 ? (
        <nav className="place-path" aria-label={t('shell.place.path')}>
          <button type="button" onClick={() => onChange([])}>
            {t('shell.place.whole')}
          </button>
          {path.map((place, depth) => (
            <button
              key={place.code}
              type="button"
              aria-current={place === last}
              onClick={() => onChange(path.slice(0, depth + 1))}
            >
              <Icon name="chevron-right" size="small" />
              {place.name}
            </button>
          ))}
        </nav>
      ) : null}
      {ended && words === '' ? null : (
        <div className="place-list">
          <p className="note" id={heading} role="status">
            {listed === undefined
              ? t('shell.place.loading')
              : listed.length === 0 && words !== ''
                ? t('shell.place.none')
                : title}
          </p>
          {listed === undefined ? <Skeleton /> : null}
          {listed && listed.length > 0 ? (
            <Rows>
              {listed.map((place) => (
                <Row
                  key={place.code}
                  title={place.name}
                  note={words === '' ? undefined : place.within}
                  onClick={() => void choose(place)}
                />
              ))}
            </Rows>
          ) : null}
        </div>
      )}
    </div>
  );
}

/** What stands in the list: undefined while it is looked for. A late answer to an older question is dropped. */
function useListed(
  words: string,
  at: string | null,
  ended: boolean,
  below: PlacePickerProps['below'],
  search: PlacePickerProps['search'],
): readonly Place[] | undefined {
  const [listed, setListed] = useState<readonly Place[]>();
  const ask = useRef({ below, search });
  ask.current = { below, search };
  useEffect(() => {
    if (ended && words === '') return;
    let dropped = false;
    setListed(undefined);
    const timer = setTimeout(
      async () => {
        const found = words === '' ? await ask.current.below(at) : await ask.current.search(words.trim());
        if (!dropped) setListed(found);
      },
      words === '' ? 0 : searchAfter,
    );
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [words, at, ended]);
  return listed;
}
