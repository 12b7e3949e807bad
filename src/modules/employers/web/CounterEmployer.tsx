import { useEffect, useState } from 'react';
import { CallProblem, call, setVisit } from '../../../web/call.ts';
import { HiringBeside } from '../../../web/counter/HiringBeside.tsx';
import { useToday } from '../../../web/counter/use-today.ts';
import {
  fieldErrors,
  queries,
  useErrorWords,
  useLive,
  useLoad,
  useSubmit,
  useVisit,
} from '../../../web/data.ts';
import { AnswerMany, AnswerOne } from '../../../web/design/Answer.tsx';
import { Button } from '../../../web/design/Button.tsx';
import { Card, Row, Rows } from '../../../web/design/Card.tsx';
import { PersonHead } from '../../../web/design/DeskFrame.tsx';
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx';
import { Fold } from '../../../web/design/Fold.tsx';
import { Failed, Notice, Waiting } from '../../../web/design/States.tsx';
import { Facts } from '../../../web/design/SummaryList.tsx';
import { Dotted, MoreLink } from '../../../web/design/Text.tsx';
import { say } from '../../../web/design/Toast.tsx';
import { useDevice } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { now } from '../../../web/now.ts';
import { newId } from '../../../web/uuid.ts';
import { useT } from '../../../web/words.ts';
import { type RefusalReason, refusalCodes, refusalReasons } from '../domain/verification.ts';
import { Content } from './Content.tsx';
import { FilePick } from './FilePick.tsx';
import { useAsk } from './NextThing.tsx';
import { type Own, StateChip, useKind } from './parts.tsx';
import type { Picked } from './shrink.ts';
import './employers.css';

/** The employer of the open visit: everything that its own pages show, for the clerk who serves it. */
export function CounterEmployer({
  employerId,
  onEnd,
  onOver,
}: {
  employerId: string;
  onEnd: () => void;
  /** The visit's time has passed. */
  onOver: () => void;
}) {
  const words = useErrorWords();
  const own = useLoad('GET /api/employer');
  useLive(() => void queries.invalidateQueries());
  const over = own.error instanceof CallProblem && own.error.code === 'visit-over';
  useEffect(() => {
    if (!over) return;
    onOver();
    setVisit(null);
  }, [over, onOver]);
  if (own.isError) return <Failed onAgain={() => void own.refetch()}>{words(own.error)}</Failed>;
  if (!own.data || own.data.employerId !== employerId) return <Waiting />;
  return <Employer own={own.data} onEnd={onEnd} />;
}

const again = () => void queries.invalidateQueries();

function Employer({ own, onEnd }: { own: Own; onEnd: () => void }) {
  const t = useT();
  const kind = useKind();
  return (
    <>
      <PersonHead
        name={own.name}
        side={
          <div className="row">
            <StateChip state={own.state} closed={own.closed} />
            <Button kind="outline" icon="check" onClick={onEnd}>
              {t('employers.counter.end')}
            </Button>
          </div>
        }
      >
        <Dotted>{[kind(own.kind), own.creditCodeShown, own.areaName]}</Dotted>
      </PersonHead>
      <Ask own={own} />
      {own.closed ? null : <HiringBeside />}
      <MoreLink href={`/counter/employers/${own.employerId}/profile`}>
        {t('employers.counter.profile')}
      </MoreLink>
      <div className="employers-side-by-side">
        <Card title={t('employers.counter.contact')} level={2}>
          <Facts
            lined
            rows={[
              { name: t('employers.register.row.contact'), value: own.contact?.name ?? null },
              { name: t('employers.register.row.phone'), value: own.contact?.phone ?? null },
              { name: t('employers.register.row.address'), value: own.contact?.address ?? null },
            ]}
          />
        </Card>
        <People own={own} />
      </div>
      <Documents own={own} />
      {own.state === 'verified' && own.request === null ? <TakeBack own={own} /> : null}
    </>
  );
}

/** Where the verification stands, and a clerk's way to hand it in: with the licence before him he needs no photograph. */
function Ask({ own }: { own: Own }) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  const asking = useAsk(again);
  const { request } = own;
  return (
    <>
      <ErrorSummary errors={asking.errors} attempt={asking.attempt} />
      {request?.state === 'waiting' ? (
        <Notice tone="wait" title={t('employers.queue.due', { day: day(request.dueOn) })}>
          {request.why[language]}
        </Notice>
      ) : null}
      {own.refused?.reasons.map(({ code, words }) => (
        <Notice key={code} tone="wait">
          {words[language]}
        </Notice>
      ))}
      {own.mayAsk ? (
        <div className="row">
          <Button kind="tint" main icon="shield-check" busy={asking.busy} onClick={() => void asking.ask()}>
            {t('employers.counter.ask')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function People({ own }: { own: Own }) {
  const t = useT();
  const { dayOf } = useFormat();
  const people = useLoad('GET /api/employer/people');
  const end = useSubmit('POST /api/employer/people/:mandate/end');
  const leave = async (mandate: string) => {
    if (!(await end.submit({ params: { mandate }, body: {} }))) return;
    say(t('employers.people.ended'));
    again();
  };
  return (
    <Card title={t('employers.counter.people')} level={2}>
      <div className="stack">
        <ErrorSummary errors={fieldErrors(end.problem, {})} attempt={end.attempt} />
        {people.data?.people.length === 0 ? <p className="note">{t('employers.counter.noPeople')}</p> : null}
        <Rows>
          {(people.data?.people ?? []).map((agent) => (
            <Row
              key={agent.mandateId}
              icon="person"
              title={agent.name}
              note={
                <Dotted>
                  {[
                    t(`employers.people.how.${agent.how}`),
                    t('employers.people.since', { day: dayOf(agent.since) }),
                  ]}
                </Dotted>
              }
              side={
                <Button kind="text" busy={end.busy} onClick={() => void leave(agent.mandateId)}>
                  {t('employers.people.end')}
                </Button>
              }
            />
          ))}
        </Rows>
        <Attach employerId={own.employerId} />
      </div>
    </Card>
  );
}

/** Somebody whom this clerk has received today becomes an agent: for this one call the page acts for that person's visit. */
function Attach({ employerId }: { employerId: string }) {
  const t = useT();
  const words = useErrorWords();
  const visit = useVisit();
  const today = useToday();
  const [problem, setProblem] = useState<unknown>();
  const open = (today.data?.visits ?? []).filter((each) => each.open);
  const attach = async (personVisit: string) => {
    setProblem(undefined);
    setVisit(personVisit);
    try {
      await call('POST /api/employers/:employer/people', {
        params: { employer: employerId },
        body: { mandateId: newId(now().getTime()) },
      });
      say(t('employers.counter.attached'));
    } catch (error) {
      setProblem(error);
    } finally {
      setVisit(visit);
      again();
    }
  };
  return (
    <Fold title={t('employers.counter.attach')} icon="plus">
      <div className="stack">
        <p className="note">{t('employers.counter.attachText')}</p>
        {problem === undefined ? null : <Notice tone="error">{words(problem)}</Notice>}
        {open.length === 0 ? <p className="note">{t('employers.counter.attachNone')}</p> : null}
        <Rows>
          {open.map((each) => (
            <Row
              key={each.visitId}
              icon="person"
              title={each.name ?? ''}
              onClick={() => void attach(each.visitId)}
            />
          ))}
        </Rows>
      </div>
    </Fold>
  );
}

function Documents({ own }: { own: Own }) {
  const t = useT();
  const { dayOf } = useFormat();
  const [round, setRound] = useState(0);
  const [kind, setKind] = useState<Own['documents'][number]['kind']>(own.missing[0] ?? 'licence');
  const send = useSubmit('POST /api/employer/documents');
  const save = async (picked: Picked) => {
    const body = { documentId: newId(now().getTime()), kind, content: picked.content };
    if (!(await send.submit({ body }))) return;
    setRound((times) => times + 1);
    say(t('employers.documents.sent'));
    again();
  };
  return (
    <Card title={t('employers.counter.documents')} level={2}>
      <div className="stack">
        <ErrorSummary errors={fieldErrors(send.problem, {})} attempt={send.attempt} />
        <div className="employers-side-by-side">
          {own.documents.map((document) => (
            <figure key={document.documentId} className="stack stack-close">
              <figcaption>
                <Dotted>{[t(`employers.document.${document.kind}`), dayOf(document.givenAt)]}</Dotted>
              </figcaption>
              <Content
                id={document.documentId}
                name={t(`employers.document.${document.kind}`)}
                read={() =>
                  call('GET /api/employer/documents/:document', { params: { document: document.documentId } })
                }
              />
            </figure>
          ))}
        </div>
        <Fold title={t('employers.documents.add')} icon="plus">
          <div className="stack">
            <AnswerOne
              legend={t('employers.documents.kind')}
              sure
              columns
              options={(['licence', 'authorisation', 'permit', 'premises', 'other'] as const).map(
                (value) => ({
                  value,
                  label: t(`employers.document.${value}`),
                }),
              )}
              value={kind}
              onChange={(value) => value && setKind(value)}
            />
            <FilePick
              key={round}
              label={t('employers.counter.scan')}
              picked={undefined}
              onPick={(picked) => void save(picked)}
            />
          </div>
        </Fold>
      </div>
    </Card>
  );
}

/** A verification that turns out to be wrong is taken back with its reasons. */
function TakeBack({ own }: { own: Own }) {
  const t = useT();
  const { language } = useDevice();
  const [reasons, setReasons] = useState<RefusalReason[]>();
  const send = useSubmit('POST /api/employers/:employer/decision');
  const takeBack = async () => {
    if (!reasons) return;
    const body = { outcome: 'refuse' as const, reasons };
    if (!(await send.submit({ params: { employer: own.employerId }, body }))) return;
    say(t('employers.queue.backDone'));
    again();
  };
  return (
    <Fold title={t('employers.queue.back')} icon="warning">
      <div className="stack">
        <ErrorSummary errors={fieldErrors(send.problem, {})} attempt={send.attempt} />
        <p className="note">{t('employers.queue.backText')}</p>
        <AnswerMany
          legend={t('employers.queue.why')}
          sure
          options={refusalCodes.map((value) => ({ value, label: refusalReasons[value][language] }))}
          value={reasons}
          onChange={(value) => setReasons(value ?? undefined)}
        />
        <div className="row">
          <Button
            kind="danger"
            main
            busy={send.busy}
            disabledBecause={reasons ? undefined : t('employers.queue.why')}
            onClick={() => void takeBack()}
          >
            {t('employers.queue.back')}
          </Button>
        </div>
      </div>
    </Fold>
  );
}
