import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Output } from '../../../../web/call.ts';
import { useClerk } from '../../../../web/counter/use-clerk.ts';
import { type Loaded, useErrorWords, useLoad, useSubmit } from '../../../../web/data.ts';
import { Button, ButtonLink, Buttons } from '../../../../web/design/Button.tsx';
import { Row, Rows } from '../../../../web/design/Card.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { DeskFrame, DeskQueueHead } from '../../../../web/design/DeskFrame.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { Queue, QueueRow, Segments } from '../../../../web/design/QueueRow.tsx';
import { Empty, Failed, Waiting } from '../../../../web/design/States.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { Drafts } from './Drafts.tsx';
import { Endings } from './Endings.tsx';
import { ReadingForm } from './ReadingForm.tsx';
import { StatementShown } from './StatementShown.tsx';
import { stateTones } from './state-tones.ts';
import './doubts.css';

type Doubts = Output<'GET /api/policies/doubts'>;
type Line = Doubts['statements'][number];
const views = ['doubted', 'read', 'confirmed'] as const;
type View = (typeof views)[number];

/** What policies say and two people have not confirmed yet: choose one, read it in its document, say what was found. */
export function DoubtsPage() {
  const clerk = useClerk();
  return clerk ? <Desk /> : null;
}

/** What is looked at stands in the address. */
function usePlace() {
  const search = new URLSearchParams(useSearch());
  const [, go] = useLocation();
  const at = (more: Partial<Record<'policy' | 'view' | 'statement', string | null>>) => {
    const next = new URLSearchParams(search);
    for (const [key, value] of Object.entries(more)) {
      if (value) next.set(key, value);
      else next.delete(key);
    }
    return `/counter/policies/doubts?${next.toString()}`;
  };
  return {
    policy: search.get('policy'),
    view: views.find((one) => one === search.get('view')) ?? ('doubted' as View),
    statement: search.get('statement'),
    at,
    go: (more: Parameters<typeof at>[0]) => go(at(more), { replace: true }),
  };
}
type Place = ReturnType<typeof usePlace>;

function Desk() {
  const t = useT();
  const words = useErrorWords();
  const place = usePlace();
  const { policy, view, statement } = place;
  const asked = { view, ...(policy ? { policy } : {}) };
  const list = useLoad('GET /api/policies/doubts', { query: asked }, { anyVisit: true });
  const shown = useLoad(
    'GET /api/policies/statements/:statement',
    { params: { statement: statement ?? '' } },
    { when: statement !== null, anyVisit: true },
  );
  return (
    <DeskFrame
      title={t('doubts.title')}
      queue={<TheQueue list={list} place={place} />}
      panel={
        shown.data && (shown.data.mayAgree || shown.data.mayDiffer) ? (
          <ReadingForm
            key={`${shown.data.id} ${shown.data.hash} ${shown.data.said.length}`}
            statement={shown.data}
          />
        ) : undefined
      }
      panelLabel={t('doubts.form.title')}
    >
      <div className="row row-apart">
        <h1>{t('doubts.title')}</h1>
        <ButtonLink kind="outline" icon="document" href="/counter/policies">
          {t('doubts.toLibrary')}
        </ButtonLink>
      </div>
      <p className="note">{t('doubts.lead')}</p>
      {statement === null ? <Drafts /> : null}
      {list.isError ? <Failed onAgain={() => void list.refetch()}>{words(list.error)}</Failed> : null}
      {list.data && list.data.statements.length > 0 ? (
        <ListOut list="GET /api/policies/doubts" input={{ query: asked }} />
      ) : null}
      {list.data ? <Counted countedAt={list.data.countedAt} /> : null}
      {list.data && policy ? <Only policies={list.data.policies} place={place} /> : null}
      {statement === null && list.data ? <p>{t('doubts.choose')}</p> : null}
      {statement === null ? null : (
        <div className="doubts-back">
          <Button kind="text" icon="back" onClick={() => place.go({ statement: null })}>
            {t('doubts.back')}
          </Button>
        </div>
      )}
      {statement !== null && shown.isPending ? <Waiting onAgain={() => void shown.refetch()} /> : null}
      {shown.isError ? <Failed onAgain={() => void shown.refetch()}>{words(shown.error)}</Failed> : null}
      {shown.data ? <StatementShown statement={shown.data} /> : null}
      {statement === null ? <Endings /> : null}
      {list.data ? <ByPolicy policies={list.data.policies} place={place} /> : null}
    </DeskFrame>
  );
}

/** What comes further down keeps few people waiting. */
const shownFirst = 40;

function TheQueue({ list, place }: { list: Loaded<'GET /api/policies/doubts'>; place: Place }) {
  const t = useT();
  const { language } = useDevice();
  const [most, setMost] = useState(shownFirst);
  const { statements = [], counts } = list.data ?? {};
  return (
    <>
      <DeskQueueHead title={t('doubts.title')}>
        <Segments
          label={t('doubts.title')}
          value={place.view}
          onChange={(view) => place.go({ view })}
          segments={views.map((value) => ({
            value,
            label: t(`doubts.view.${value}`, { count: counts?.[value] ?? 0 }),
          }))}
        />
        {place.view === 'doubted' ? <p className="least">{t('doubts.numbers')}</p> : null}
      </DeskQueueHead>
      {list.isPending ? <Waiting onAgain={() => void list.refetch()} /> : null}
      {list.data && statements.length === 0 ? (
        <Empty title={t('doubts.none')}>{t('doubts.noneText')}</Empty>
      ) : null}
      {statements.length > 0 ? (
        <Queue label={t('doubts.title')}>
          {statements.slice(0, most).map((one) => (
            <QueueRow
              key={one.id}
              number={short(one.blocked?.yes, t('doubts.few'))}
              name={one.words[language]}
              matter={`${t(`doubts.kind.${one.kind}`)}　${one.policies.map(({ name }) => name[language]).join('、')}`}
              wait=""
              current={one.id === place.statement}
              chip={
                one.state === 'unread' ? null : (
                  <StatusChip tone={stateTones[one.state]}>{t(`doubts.state.${one.state}`)}</StatusChip>
                )
              }
              onClick={() => place.go({ statement: one.id })}
            />
          ))}
        </Queue>
      ) : null}
      {statements.length > most ? (
        <Button kind="text" wide onClick={() => setMost(statements.length)}>
          {t('doubts.more', { count: statements.length - most })}
        </Button>
      ) : null}
    </>
  );
}

type Count = NonNullable<Line['blocked']>['yes'];
const short = (people: Count | undefined, few: string) =>
  people === undefined ? '—' : people.few ? few : String(people.count);

/** When people were counted, and the way to have them counted now. */
function Counted({ countedAt }: { countedAt: string | null }) {
  const t = useT();
  const { moment } = useFormat();
  const [asked, setAsked] = useState(false);
  const send = useSubmit('POST /api/policies/doubts/count');
  const count = async () => {
    if (!(await send.submit({ body: {} }))) return;
    setAsked(true);
    say(t('doubts.counting'));
  };
  return (
    <div className="row">
      <span className="note">
        {countedAt === null ? t('doubts.notCounted') : t('doubts.counted', { when: moment(countedAt) })}
      </span>
      {asked ? null : (
        <Button kind="text" busy={send.busy} onClick={() => void count()}>
          {t('doubts.count')}
        </Button>
      )}
    </div>
  );
}

function Only({ policies, place }: { policies: Doubts['policies']; place: Place }) {
  const t = useT();
  const { language } = useDevice();
  const name = policies.find(({ id }) => id === place.policy)?.name[language] ?? '';
  return (
    <Buttons>
      <Button kind="tint" icon="close" onClick={() => place.go({ policy: null })}>
        {t('doubts.policy', { name })}
      </Button>
    </Buttons>
  );
}

/** Every policy with what is left to confirm before it may be proposed. */
function ByPolicy({ policies, place }: { policies: Doubts['policies']; place: Place }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <Fold title={t('doubts.byPolicy')} icon="list">
      <Rows>
        {policies.map(({ id, name, unconfirmed, proposable }) => (
          <Row
            key={id}
            title={name[language]}
            note={proposable ? t('doubts.proposable') : t('doubts.left', { count: unconfirmed })}
            tone={proposable ? 'good' : 'plain'}
            href={place.at({ policy: id, statement: null })}
          />
        ))}
      </Rows>
    </Fold>
  );
}
