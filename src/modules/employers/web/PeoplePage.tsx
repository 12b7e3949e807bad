import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { type Output, setEmployer } from '../../../web/call.ts';
import { fieldErrors, useErrorWords, useLoad, useSubmit } from '../../../web/data.ts';
import { Button } from '../../../web/design/Button.tsx';
import { Card, Row, Rows, Section } from '../../../web/design/Card.tsx';
import { Dialog } from '../../../web/design/Dialog.tsx';
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Failed, Waiting } from '../../../web/design/States.tsx';
import { Dotted } from '../../../web/design/Text.tsx';
import { say } from '../../../web/design/Toast.tsx';
import { useFormat } from '../../../web/format.ts';
import { now } from '../../../web/now.ts';
import { useT } from '../../../web/words.ts';
import { type Own, useMandateOver, WithEmployer } from './parts.tsx';
import './employers.css';

type Agent = Output<'GET /api/employer/people'>['people'][number];

/** Who acts for the employer: see, ask in, end; and close the employer. */
export function PeoplePage() {
  const t = useT();
  return (
    <WithEmployer title={t('employers.people.title')}>
      {(own, again) => <People own={own} again={again} />}
    </WithEmployer>
  );
}

function People({ own, again }: { own: Own; again: () => void }) {
  const t = useT();
  const words = useErrorWords();
  const people = useLoad('GET /api/employer/people');
  useMandateOver(people.error);
  return (
    <ResidentPage title={t('employers.people.title')} back="/employer/about">
      <div className="stack">
        <h1>{t('employers.people.title')}</h1>
        <p className="note">{t('employers.people.text')}</p>
      </div>
      {people.isError ? (
        <Failed onAgain={() => void people.refetch()}>{words(people.error)}</Failed>
      ) : people.data ? (
        <List people={people.data.people} again={() => void people.refetch()} />
      ) : (
        <Waiting />
      )}
      {own.closed ? null : (
        <>
          <Invite />
          <CloseEmployer again={again} />
        </>
      )}
    </ResidentPage>
  );
}

function List({ people, again }: { people: readonly Agent[]; again: () => void }) {
  const t = useT();
  const { dayOf } = useFormat();
  const [, navigate] = useLocation();
  const [going, setGoing] = useState<Agent>();
  const end = useSubmit('POST /api/employer/people/:mandate/end');
  const leave = async (agent: Agent) => {
    if (!(await end.submit({ params: { mandate: agent.mandateId }, body: {} }))) return;
    setGoing(undefined);
    say(t('employers.people.ended'));
    if (!agent.me) return again();
    setEmployer(null);
    navigate('/employer');
  };
  return (
    <>
      <Rows>
        {people.map((agent) => (
          <Row
            key={agent.mandateId}
            icon="person"
            title={`${agent.name}${agent.me ? t('employers.people.me') : ''}`}
            note={
              <Dotted>
                {[
                  t(`employers.people.how.${agent.how}`),
                  t('employers.people.since', { day: dayOf(agent.since) }),
                ]}
              </Dotted>
            }
            side={
              <Button kind="text" onClick={() => setGoing(agent)}>
                {t(agent.me ? 'employers.people.endMe' : 'employers.people.end')}
              </Button>
            }
          />
        ))}
      </Rows>
      <Dialog
        open={going !== undefined}
        title={t('employers.people.endTitle', { name: going?.name ?? '' })}
        onClose={() => setGoing(undefined)}
        actions={
          <Button kind="danger" main busy={end.busy} onClick={() => going && void leave(going)}>
            {t('employers.people.end')}
          </Button>
        }
      >
        <ErrorSummary errors={fieldErrors(end.problem, {})} attempt={end.attempt} />
        <p>{t(going?.me ? 'employers.people.endMeText' : 'employers.people.endText')}</p>
      </Dialog>
    </>
  );
}

function Invite() {
  const t = useT();
  const make = useSubmit('POST /api/employer/people/code');
  const [made, setMade] = useState<{ shown: string; until: number }>();
  const take = async () => {
    const code = await make.submit({ body: {} });
    if (code) setMade({ shown: code.shown, until: now().getTime() + code.seconds * 1000 });
  };
  const minutes = useMinutesLeft(made?.until);
  return (
    <Section title={t('employers.people.invite')}>
      <Card>
        <div className="stack">
          <ErrorSummary errors={fieldErrors(make.problem, {})} attempt={make.attempt} />
          <p>{t('employers.people.inviteText')}</p>
          {made && minutes > 0 ? (
            <div className="stack stack-close" role="status">
              <p className="unseen">{t('employers.people.codeIs')}</p>
              <p className="employers-code">{made.shown}</p>
              <p className="note">{t('employers.people.codeLeft', { minutes })}</p>
              <p className="note">{t('employers.people.codeHow')}</p>
            </div>
          ) : null}
          {made && minutes === 0 ? <p role="status">{t('employers.people.codeOver')}</p> : null}
          <Button kind="tint" main icon="plus" busy={make.busy} onClick={() => void take()}>
            {t('employers.people.code')}
          </Button>
        </div>
      </Card>
    </Section>
  );
}

/** Whole minutes that are left, rounded up; 0 once it is over. */
function useMinutesLeft(until: number | undefined): number {
  const [, tick] = useState(0);
  useEffect(() => {
    if (until === undefined) return;
    const timer = setInterval(() => tick((times) => times + 1), 5000);
    return () => clearInterval(timer);
  }, [until]);
  return until === undefined ? 0 : Math.max(0, Math.ceil((until - now().getTime()) / 60_000));
}

function CloseEmployer({ again }: { again: () => void }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const close = useSubmit('POST /api/employer/closed');
  const send = async () => {
    if (!(await close.submit({ body: { closed: true } }))) return;
    setAsking(false);
    say(t('employers.people.closed'));
    again();
  };
  return (
    <Section title={t('employers.people.closeTitle')}>
      <p className="note">{t('employers.people.closeText')}</p>
      <div className="row">
        <Button kind="outline" onClick={() => setAsking(true)}>
          {t('employers.people.close')}
        </Button>
      </div>
      <Dialog
        open={asking}
        title={t('employers.people.closeTitle')}
        onClose={() => setAsking(false)}
        actions={
          <Button kind="danger" main busy={close.busy} onClick={() => void send()}>
            {t('employers.people.close')}
          </Button>
        }
      >
        <ErrorSummary errors={fieldErrors(close.problem, {})} attempt={close.attempt} />
        <p>{t('employers.people.closeText')}</p>
      </Dialog>
    </Section>
  );
}
