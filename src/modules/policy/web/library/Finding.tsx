import { useId, useState } from 'react';
import { useErrorWords } from '../../../../web/data.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { Section } from '../../../../web/design/Card.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { Picks } from '../../../../web/design/Picks.tsx';
import { SearchForm } from '../../../../web/design/SearchForm.tsx';
import { Empty, Failed, Waiting } from '../../../../web/design/States.tsx';
import { useDevice, useSkin } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { PolicyCard } from './PolicyCard.tsx';
import type { useLibrary } from './use-library.ts';
import './library.css';

type Library = ReturnType<typeof useLibrary>;

/**
 * The ways to a policy: in one's own words, by what has happened, by group, for whom. A terminal has no keys: picks alone. Once something is
 * chosen the other ways are folded, so that what was found is in sight.
 */
export function Ways({ library }: { library: Library }) {
  const t = useT();
  const kiosk = useSkin() === 'kiosk';
  const { asked } = library;
  const chosen = Boolean(asked.event ?? asked.group ?? asked.subject);
  return (
    <div className="stack library-ways">
      {kiosk ? null : <Search key={asked.q} library={library} />}
      {chosen ? <Chosen library={library} /> : null}
      {chosen || asked.q ? (
        <Fold title={t('library.list.other')} icon="list">
          <AllPicks library={library} />
        </Fold>
      ) : (
        <AllPicks library={library} />
      )}
    </div>
  );
}

const keys = ['event', 'group', 'subject'] as const;

/** All that can be picked, under the key by which it is asked for. */
function usePicks({ found }: Library) {
  const t = useT();
  const { language } = useDevice();
  const { events = [], groups = [] } = found.data ?? {};
  const named = ({ id, name }: { id: string; name: { zh: string; en: string } }) => ({
    value: id,
    label: name[language],
  });
  return {
    event: events.map(named),
    group: groups.map(named),
    subject: (['person', 'unit'] as const).map((value) => ({ value, label: t(`library.list.${value}`) })),
  };
}

/** What is chosen; one more touch gives it back. */
function Chosen({ library }: { library: Library }) {
  const t = useT();
  const label = useId();
  const { asked, ask } = library;
  const picks = usePicks(library);
  const taken = keys.flatMap((key) => picks[key].filter(({ value }) => value === asked[key]));
  return (
    <>
      <span className="unseen" id={label}>
        {t('library.list.chosen')}
      </span>
      <Picks
        labelledBy={label}
        picks={taken}
        chosen={taken.map(({ value }) => value)}
        onToggle={(value) => {
          const key = keys.find((one) => asked[one] === value);
          if (key) ask(key, null);
        }}
      />
    </>
  );
}

function AllPicks({ library }: { library: Library }) {
  const t = useT();
  const [event, group, subject] = [useId(), useId(), useId()];
  const labels = { event, group, subject };
  const titles = {
    event: t('library.list.events'),
    group: t('library.list.groups'),
    subject: t('library.list.who'),
  };
  const picks = usePicks(library);
  const { asked, ask } = library;
  return (
    <div className="stack">
      {keys.map((key) => (
        <div key={key} className="stack stack-close">
          <h2 id={labels[key]}>{titles[key]}</h2>
          <Picks
            labelledBy={labels[key]}
            picks={picks[key]}
            chosen={asked[key] ? [asked[key]] : []}
            onToggle={(value) => ask(key, value === asked[key] ? null : value)}
          />
        </div>
      ))}
    </div>
  );
}

function Search({ library: { asked, ask } }: { library: Library }) {
  const t = useT();
  return (
    <SearchForm
      id="policy-words"
      words={asked.q ?? ''}
      label={t('library.list.search')}
      hint={t('library.list.searchHint')}
      find={t('library.list.find')}
      onSearch={(words) => ask('q', words)}
    />
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
