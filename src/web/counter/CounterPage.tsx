import { useEffect, useState } from 'react';
import { useLocation, useParams, useSearch } from 'wouter';
import { CallProblem, type Output, setVisit } from '../call.ts';
import { fieldErrors, queries, useErrorWords, useLive, useLoad, useSubmit, useVisit } from '../data.ts';
import { Button } from '../design/Button.tsx';
import { DeskFrame } from '../design/DeskFrame.tsx';
import { DeskSearch } from '../design/DeskSearch.tsx';
import { ErrorSummary } from '../design/ErrorSummary.tsx';
import { Failed, Notice, Waiting } from '../design/States.tsx';
import { say } from '../design/Toast.tsx';
import { useT } from '../words.ts';
import { FlowPanel } from './FlowPanel.tsx';
import { PersonPanel } from './PersonPanel.tsx';
import { type Received, ReceiveForm } from './ReceiveForm.tsx';
import { SearchResults } from './SearchResults.tsx';
import { TodayQueue } from './TodayQueue.tsx';
import { useClerk, useVisitOver } from './use-clerk.ts';
import { useCounterSearch } from './use-search.ts';
import { readTodayAgain, useToday, type Visit } from './use-today.ts';
import './counter.css';

type Taken = Output<'POST /api/continue'>;

function pageOf(personId: string, more: { draft?: string | null; differs?: boolean } = {}): string {
  const query = new URLSearchParams();
  if (more.draft) query.set('draft', more.draft);
  if (more.differs) query.set('differs', 'yes');
  return `/counter/people/${personId}${query.size > 0 ? `?${query}` : ''}`;
}

/** The counter: today's people at the left, the person in the middle, the flow at the right. */
export function CounterPage() {
  const clerk = useClerk();
  const { person } = useParams();
  return clerk ? <Counter key={person} role={clerk.role} personId={person ?? null} /> : null;
}

function Counter({ role, personId }: { role: string; personId: string | null }) {
  const t = useT();
  const [, navigate] = useLocation();
  const draftId = new URLSearchParams(useSearch()).get('draft');
  const today = useToday();
  const visits = today.data?.visits ?? [];
  const open = visits.find((visit) => visit.open && visit.personId === personId);
  const ready = useVisitOf(open, today.isSuccess);
  const search = useCounterSearch(async (taken) => navigate(await pageOfDraft(taken)));
  const end = useSubmit('POST /api/visits/:visit/end');
  useLive(() => void queries.invalidateQueries());
  useVisitOver(today.error, end.problem);

  const endVisit = async () => {
    if (!open || !(await end.submit({ params: { visit: open.visitId }, body: {} }))) return;
    setVisit(null);
    say(t('counter.queue.ended'));
    navigate('/counter');
    await readTodayAgain();
  };

  return (
    <DeskFrame
      title={t('desk.today')}
      search={
        <DeskSearch value={search.typed} onChange={search.setTyped} onSearch={() => void search.search()} />
      }
      queue={
        <TodayQueue
          visits={visits}
          current={open?.visitId ?? null}
          onChoose={(visit) => navigate(pageOf(visit.personId))}
        />
      }
      queueFoot={
        open ? (
          <Button kind="outline" main wide icon="check" busy={end.busy} onClick={() => void endVisit()}>
            {t('counter.queue.next')}
          </Button>
        ) : null
      }
      {...(open && ready
        ? {
            panel: <FlowPanel key={draftId} draftId={draftId} subject="person" />,
            panelLabel: t('counter.flow.label'),
          }
        : {})}
    >
      <ErrorSummary errors={fieldErrors(search.problem, {})} attempt={search.attempt} />
      {search.results ? <SearchResults {...search.results} onClose={search.close} /> : null}
      {personId === null ? (
        <Nobody key={draftId} draftId={draftId} />
      ) : ready ? (
        <Somebody personId={personId} visit={open} role={role} />
      ) : (
        <Waiting />
      )}
    </DeskFrame>
  );
}

/** Makes the page act for the visit that belongs to it; false until it does. */
function useVisitOf(open: Visit | undefined, known: boolean): boolean {
  const visit = useVisit();
  const wanted = open?.visitId ?? null;
  useEffect(() => {
    if (known) setVisit(wanted);
  }, [known, wanted]);
  return known && visit === wanted;
}

/** A draft that was handed over by code: with its person where it has one, else the person is received first. */
async function pageOfDraft({ draft, visitId }: Taken): Promise<string> {
  const visit = (await readTodayAgain()).find((one) => one.visitId === visitId);
  return visit ? pageOf(visit.personId, { draft: draft.draftId }) : `/counter?draft=${draft.draftId}`;
}

/** Nobody is at the counter yet. */
function Nobody({ draftId }: { draftId: string | null }) {
  const t = useT();
  return (
    <>
      <h1 className="unseen">{t('counter.receive.title')}</h1>
      <Reception draftId={draftId} />
    </>
  );
}

/** The form by the card, and what follows from it. */
function Reception({ draftId }: { draftId: string | null }) {
  const t = useT();
  const [, navigate] = useLocation();
  const give = useSubmit('POST /api/drafts/:draft/person');
  const receive = async (person: Received) => {
    if (draftId) {
      setVisit(person.visitId);
      await give.submit({ params: { draft: draftId }, body: {} });
    }
    await readTodayAgain();
    if (person.created) say(t('counter.receive.created'));
    navigate(pageOf(person.personId, { draft: draftId, differs: person.nameDiffers }));
  };
  return (
    <ReceiveForm
      note={draftId ? t('counter.receive.draft') : t('counter.receive.text')}
      onReceived={(person) => void receive(person)}
    />
  );
}

function Somebody({ personId, visit, role }: { personId: string; visit: Visit | undefined; role: string }) {
  const t = useT();
  const words = useErrorWords();
  const differs = new URLSearchParams(useSearch()).has('differs');
  const [receiving, setReceiving] = useState(false);
  const person = useLoad('GET /api/people/:person', { params: { person: personId } });
  useVisitOver(person.error);
  if (person.isPending) return <Waiting onAgain={() => void person.refetch()} />;
  if (person.isError) {
    const reference = person.error instanceof CallProblem ? person.error.requestId : undefined;
    return (
      <>
        <Failed reference={reference} onAgain={() => void person.refetch()}>
          {words(person.error)}
        </Failed>
        <Reception draftId={null} />
      </>
    );
  }
  return (
    <>
      {receiving && !visit ? <Reception draftId={null} /> : null}
      {differs ? <Notice tone="error">{t('counter.receive.differs')}</Notice> : null}
      <PersonPanel person={person.data} visit={visit} role={role} onBegin={() => setReceiving(true)} />
    </>
  );
}
