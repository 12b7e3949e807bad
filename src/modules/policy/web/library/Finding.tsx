import { type FormEvent, useId, useState } from 'react';
import { useErrorWords } from '../../../../web/data.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { Section } from '../../../../web/design/Card.tsx';
import { TextField } from '../../../../web/design/Field.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { Picks } from '../../../../web/design/Picks.tsx';
import { Empty, Failed, Waiting } from '../../../../web/design/States.tsx';
import { useDevice, useSkin } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { PolicyCard } from './PolicyCard.tsx';
import type { useLibrary } from './use-library.ts';
import './library.css';

type Library = ReturnType<typeof useLibrary>;

/** The ways to a policy: in one's own words, by what has happened, for whom, by group. A terminal has no keys: picks alone. */
export function Ways({ library }: { library: Library }) {
  const t = useT();
  const { language } = useDevice();
  const kiosk = useSkin() === 'kiosk';
  const [eventsLabel, whoLabel, groupsLabel] = [useId(), useId(), useId()];
  const { asked, ask, found } = library;
  const { events = [], groups = [] } = found.data ?? {};
  const one = (key: 'event' | 'group' | 'subject') => ({
    chosen: asked[key] ? [asked[key]] : [],
    onToggle: (value: string) => ask(key, value === asked[key] ? null : value),
  });
  const byGroup = (
    <Picks
      labelledBy={groupsLabel}
      {...one('group')}
      picks={groups.map(({ id, name }) => ({ value: id, label: name[language] }))}
    />
  );
  return (
    <div className="stack">
      {kiosk ? null : <Search key={asked.q} library={library} />}
      <div className="stack stack-close">
        <h2 id={eventsLabel}>{t('library.list.events')}</h2>
        <Picks
          labelledBy={eventsLabel}
          {...one('event')}
          picks={events
            .filter((event) => !asked.subject || event.for === asked.subject)
            .map(({ id, name }) => ({ value: id, label: name[language] }))}
        />
      </div>
      {kiosk ? (
        <div className="stack stack-close">
          <h2 id={groupsLabel}>{t('library.list.groups')}</h2>
          {byGroup}
        </div>
      ) : (
        <Fold
          title={`${t('library.list.groups')} · ${t('library.list.who')}`}
          icon="people"
          open={Boolean(asked.group ?? asked.subject)}
        >
          <div className="stack">
            <p className="note" id={groupsLabel}>
              {t('library.list.groups')}
            </p>
            {byGroup}
            <p className="note" id={whoLabel}>
              {t('library.list.who')}
            </p>
            <Picks
              labelledBy={whoLabel}
              {...one('subject')}
              picks={(['person', 'unit'] as const).map((value) => ({
                value,
                label: t(`library.list.${value}`),
              }))}
            />
          </div>
        </Fold>
      )}
    </div>
  );
}

function Search({ library: { asked, ask } }: { library: Library }) {
  const t = useT();
  const [typed, setTyped] = useState(asked.q ?? '');
  const search = (event: FormEvent) => {
    event.preventDefault();
    ask('q', typed.trim());
  };
  return (
    <search>
      <form className="library-search" onSubmit={search}>
        <TextField
          id="policy-words"
          kind="search"
          label={t('library.list.search')}
          hint={t('library.list.searchHint')}
          value={typed}
          onChange={setTyped}
        />
        <Button kind="filled" main icon="search" type="submit">
          {t('library.list.find')}
        </Button>
      </form>
    </search>
  );
}

/** A page of cards at first: nobody reads forty-eight. */
const shownFirst = 12;

/** What was found, the likeliest first. */
export function FoundPolicies({ library, href }: { library: Library; href: (policy: string) => string }) {
  const t = useT();
  const words = useErrorWords();
  const { asked, found, clear } = library;
  const [all, setAll] = useState(false);
  if (found.isPending) return <Waiting lines={6} onAgain={() => void found.refetch()} />;
  if (found.isError) return <Failed onAgain={() => void found.refetch()}>{words(found.error)}</Failed>;
  const { policies } = found.data;
  const count = t('library.list.found', { count: policies.length });
  if (policies.length === 0)
    return (
      <Empty
        title={t('library.list.none')}
        action={
          <Button kind="outline" onClick={clear}>
            {t('library.list.all')}
          </Button>
        }
      >
        {t('library.list.noneText')}
      </Empty>
    );
  const shown = all ? policies : policies.slice(0, shownFirst);
  return (
    <Section
      title={
        <span role="status">
          {asked.q ? t('library.list.searched', { words: asked.q, found: count }) : count}
        </span>
      }
    >
      <div className="stack">
        {shown.map((policy) => (
          <PolicyCard key={policy.id} policy={policy} href={href(policy.id)} />
        ))}
        {shown.length < policies.length ? (
          <Button kind="outline" wide onClick={() => setAll(true)}>
            {t('library.list.more', { count: policies.length - shown.length })}
          </Button>
        ) : null}
      </div>
    </Section>
  );
}
