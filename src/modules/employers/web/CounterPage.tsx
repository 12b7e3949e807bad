import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { type CallOffline, type CallProblem, call, type Output, setVisit } from '../../../web/call.ts';
import { FlowPanel } from '../../../web/counter/index.tsx';
import { useClerk } from '../../../web/counter/use-clerk.ts';
import { fieldErrors, queries, useErrorWords, useLoad, useSubmit, useVisit } from '../../../web/data.ts';
import { Button } from '../../../web/design/Button.tsx';
import { Row, Rows, Section } from '../../../web/design/Card.tsx';
import { DeskFrame } from '../../../web/design/DeskFrame.tsx';
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx';
import { TextField } from '../../../web/design/Field.tsx';
import { Empty, Failed, Notice, Skeleton, Waiting } from '../../../web/design/States.tsx';
import { Dotted, MoreLink } from '../../../web/design/Text.tsx';
import { say } from '../../../web/design/Toast.tsx';
import { now } from '../../../web/now.ts';
import { newId } from '../../../web/uuid.ts';
import { useT } from '../../../web/words.ts';
import { CounterEmployer } from './CounterEmployer.tsx';
import { StateChip, useKind } from './parts.tsx';
import { RegisterForm } from './RegisterForm.tsx';
import './employers.css';

type Found = Output<'POST /api/employers/search'>;

// Which visit is which employer's, for as long as the page stands; the server knows whether it is still open.
const visits = new Map<string, string>();

/** Employers at the counter: find one, receive it, and do for it what its agent could do. */
export function CounterPage() {
  const clerk = useClerk();
  const { employer } = useParams();
  return clerk ? <Counter key={employer} employerId={employer ?? null} role={clerk.role} /> : null;
}

/** The employers that were searched for; before anybody has, the newest of the area. */
function useSearch(on: boolean) {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const found = useQuery<Found, CallProblem | CallOffline>({
    queryKey: ['employers.search', asked],
    queryFn: ({ signal }) =>
      call('POST /api/employers/search', { body: asked === '' ? {} : { words: asked } }, { signal }),
    enabled: on,
  });
  return { typed, setTyped, asked, found, search: () => setAsked(typed.trim()) };
}

function Counter({ employerId, role }: { employerId: string | null; role: string }) {
  const t = useT();
  const [, navigate] = useLocation();
  const first = employerId === null;
  const { typed, setTyped, asked, found, search } = useSearch(first);
  const words = useErrorWords();
  const wanted = employerId === null ? null : (visits.get(employerId) ?? null);
  const visit = useVisit();
  const ready = visit === wanted;
  useEffect(() => setVisit(wanted), [wanted]);
  const end = useSubmit('POST /api/visits/:visit/end');
  const endVisit = async () => {
    if (wanted === null || employerId === null) return;
    if (!(await end.submit({ params: { visit: wanted }, body: {} }))) return;
    visits.delete(employerId);
    setVisit(null);
    say(t('employers.counter.ended'));
    navigate('/counter/employers');
  };
  return (
    <DeskFrame
      title={t('employers.counter.title')}
      {...(wanted !== null && ready && role === 'clerk'
        ? {
            panel: (
              <Suspense fallback={<Skeleton />}>
                <FlowPanel draftId={null} subject="employer" />
              </Suspense>
            ),
            panelLabel: t('employers.counter.inVisit'),
          }
        : {})}
    >
      {first ? (
        <>
          <h1>{t('employers.counter.title')}</h1>
          <form
            className="row"
            onSubmit={(event) => {
              event.preventDefault();
              search();
            }}
          >
            <TextField
              id="find"
              label={t('employers.counter.findLabel')}
              hint={t('employers.counter.findHint')}
              kind="search"
              value={typed}
              onChange={setTyped}
            />
            <Button type="submit" kind="outline" main icon="search">
              {t('employers.counter.search')}
            </Button>
          </form>
          {found.isError ? (
            <Failed onAgain={() => void found.refetch()}>{words(found.error)}</Failed>
          ) : found.data ? (
            <Results found={found.data} searched={asked !== ''} />
          ) : (
            <Waiting />
          )}
          {role === 'clerk' ? <RegisterForm onDone={(id) => navigate(`/counter/employers/${id}`)} /> : null}
        </>
      ) : ready ? (
        <Chosen
          employerId={employerId}
          inVisit={wanted !== null}
          mayReceive={role === 'clerk'}
          onEnd={() => void endVisit()}
        />
      ) : (
        <Waiting />
      )}
    </DeskFrame>
  );
}

function Results({ found, searched }: { found: Found; searched: boolean }) {
  const t = useT();
  const kind = useKind();
  if (found.employers.length === 0)
    return <Empty title={t('employers.counter.none')}>{t('employers.counter.noneText')}</Empty>;
  return (
    <Section
      title={
        searched
          ? t('employers.counter.results', { count: found.employers.length })
          : t('employers.counter.newest')
      }
    >
      <Rows>
        {found.employers.map((one) => (
          <Row
            key={one.employerId}
            icon="briefcase"
            title={one.name}
            note={
              <Dotted>
                {[
                  kind(one.kind),
                  one.creditCode,
                  one.areaName,
                  one.contact ? `${one.contact.name} ${one.contact.phone}` : t('employers.counter.elsewhere'),
                ]}
              </Dotted>
            }
            side={<StateChip state={one.state} closed={one.closed} />}
            href={`/counter/employers/${one.employerId}`}
          />
        ))}
      </Rows>
      {found.more ? <p className="note">{t('employers.counter.more')}</p> : null}
    </Section>
  );
}

function Chosen({
  employerId,
  inVisit,
  mayReceive,
  onEnd,
}: {
  employerId: string;
  inVisit: boolean;
  mayReceive: boolean;
  onEnd: () => void;
}) {
  const t = useT();
  const words = useErrorWords();
  const seen = useLoad('GET /api/employers/:employer', { params: { employer: employerId } });
  if (seen.isError) return <Failed onAgain={() => void seen.refetch()}>{words(seen.error)}</Failed>;
  if (!seen.data) return <Waiting />;
  if (inVisit)
    return <CounterEmployer employerId={employerId} onEnd={onEnd} onOver={() => visits.delete(employerId)} />;
  const { name, state } = seen.data;
  return (
    <>
      <div className="row row-apart">
        <h1>{name}</h1>
        <StateChip state={state} />
      </div>
      {mayReceive ? <Receive employerId={employerId} /> : <ForClerks />}
      <MoreLink href={`/counter/employers/${employerId}/profile`}>{t('employers.counter.profile')}</MoreLink>
    </>
  );
}

/** A manager answers for an area and receives nobody. */
function ForClerks() {
  const t = useT();
  return <p className="note">{t('employers.counter.clerksReceive')}</p>;
}

function Receive({ employerId }: { employerId: string }) {
  const t = useT();
  const [visitId] = useState(() => newId(now().getTime()));
  const send = useSubmit('POST /api/employers/:employer/receive');
  const receive = async (way: 'counter' | 'telephone') => {
    const received = await send.submit({ params: { employer: employerId }, body: { visitId, way } });
    if (!received) return;
    visits.set(employerId, received.visitId);
    setVisit(received.visitId);
    await queries.invalidateQueries();
  };
  return (
    <>
      <ErrorSummary errors={fieldErrors(send.problem, {})} attempt={send.attempt} />
      <Notice tone="wait" title={t('employers.counter.notVisit')}>
        <p>{t('employers.counter.notVisitText')}</p>
        <div className="row">
          <Button kind="filled" main busy={send.busy} onClick={() => void receive('counter')}>
            {t('employers.counter.receive')}
          </Button>
          <Button kind="outline" main icon="phone" busy={send.busy} onClick={() => void receive('telephone')}>
            {t('employers.counter.receiveCall')}
          </Button>
        </div>
        <p className="note">{t('employers.counter.callText')}</p>
      </Notice>
    </>
  );
}
