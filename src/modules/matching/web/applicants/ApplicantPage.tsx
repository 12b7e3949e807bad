import { Suspense, useEffect, useRef, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { CallProblem, type Input, type Output } from '../../../../web/call.ts';
import { queries, useErrorWords, useLive, useLoad, useSubmit } from '../../../../web/data.ts';
import { Button, ButtonLink, Buttons } from '../../../../web/design/Button.tsx';
import { Card, Section } from '../../../../web/design/Card.tsx';
import { ReasonChip, StatusChip } from '../../../../web/design/Chip.tsx';
import { Failed, Notice, Skeleton, Waiting } from '../../../../web/design/States.tsx';
import { Timeline } from '../../../../web/design/Steps.tsx';
import { Facts } from '../../../../web/design/SummaryList.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { HireOpens } from '../../../policy/web/index.tsx';
import { AnsweringFrame, useAnsweringBase } from './AnsweringFrame.tsx';
import { HireForm, InviteForm, RefuseForm } from './forms.tsx';
import { Phone } from './Phone.tsx';
import '../applications/applications.css';

export type Applicant = Output<'GET /api/employer/applications/:application'>;
type MoveKey = 'POST /api/employer/applications/:application/moves/:move';
export type EmployerMove = Input<MoveKey>['params']['move'];
export type Act = (move: EmployerMove, body: Omit<Input<MoveKey>['body'], 'after'>) => Promise<void>;

type Doing = 'refuse' | 'invite' | 'hire';

/** One applicant: what he sent beside what the posting asks for, and the answer, which leads to the next who waits. */
export function ApplicantPage() {
  const { application: id = '' } = useParams();
  // Another applicant is another page: what was begun for one is not sent to the next.
  return <OneApplicant key={id} id={id} />;
}

function OneApplicant({ id }: { id: string }) {
  const t = useT();
  const words = useErrorWords();
  const { list } = useAnsweringBase();
  const found = useLoad('GET /api/employer/applications/:application', { params: { application: id } });
  useLive(() => void found.refetch());
  useSeen(found.data);
  if (found.data) return <Answering applicant={found.data} onChanged={() => void found.refetch()} />;
  return (
    <AnsweringFrame title={t('applicants.one.title')} back={list}>
      <h1>{t('applicants.one.title')}</h1>
      {found.isError ? (
        <Failed
          reference={found.error instanceof CallProblem ? found.error.requestId : undefined}
          onAgain={() => void found.refetch()}
        >
          {words(found.error)}
        </Failed>
      ) : (
        <Waiting lines={6} />
      )}
    </AnsweringFrame>
  );
}

/** Opening it is seeing it: the person is told that. */
function useSeen(applicant: Applicant | undefined) {
  const send = useSubmit('POST /api/employer/applications/:application/moves/:move');
  const sent = useRef(false);
  const { submit } = send;
  useEffect(() => {
    if (applicant?.state.id !== 'new' || sent.current) return;
    sent.current = true;
    void submit({
      params: { application: applicant.applicationId, move: 'open' },
      body: { after: applicant.events },
    });
  }, [applicant, submit]);
}

function Answering({ applicant, onChanged }: { applicant: Applicant; onChanged: () => void }) {
  const t = useT();
  const { list, one } = useAnsweringBase();
  const [, go] = useLocation();
  const [doing, setDoing] = useState<Doing>();
  const send = useSubmit('POST /api/employer/applications/:application/moves/:move');
  const may = (move: EmployerMove) => applicant.moves.some((each) => each.move === move);
  const act: Act = async (move, body) => {
    const done = await send.submit({
      params: { application: applicant.applicationId, move },
      body: { after: applicant.events, ...body },
    });
    if (!done) return;
    setDoing(undefined);
    await queries.invalidateQueries();
    say(t('applicants.one.answered'));
    const waited =
      applicant.state.id === 'new' || applicant.state.id === 'seen' || applicant.state.id === 'other-time';
    if (waited && applicant.nextWaiting) go(one(applicant.nextWaiting), { replace: true });
    else if (move === 'refuse' || waited) go(list, { replace: true });
    else onChanged();
  };
  const problem = send.problem ? (
    <Notice tone="wait" icon="info">
      {send.problem.detail}
    </Notice>
  ) : null;
  const form = { applicant, act, busy: send.busy, problem: send.problem };
  const title = doing === undefined ? t('applicants.one.title') : t(`applicants.${doing}.title`);
  return (
    <AnsweringFrame
      title={t('applicants.one.title')}
      back={list}
      panelTitle={title}
      foot={
        doing === undefined ? (
          <Foot may={may} applicant={applicant} busy={send.busy} act={act} onDoing={setDoing} />
        ) : undefined
      }
      panel={
        doing === undefined ? (
          problem
        ) : (
          <Card level={2} title={title}>
            {problem}
            {send.offline ? <Notice tone="wait">{t('shell.problem.offline')}</Notice> : null}
            {doing === 'refuse' ? <RefuseForm {...form} /> : null}
            {doing === 'invite' ? <InviteForm {...form} /> : null}
            {doing === 'hire' ? <HireForm {...form} /> : null}
            <Button kind="text" icon="back" onClick={() => setDoing(undefined)}>
              {t('applicants.one.back')}
            </Button>
          </Card>
        )
      }
    >
      <Head applicant={applicant} />
      {doing === undefined ? <Body applicant={applicant} /> : null}
    </AnsweringFrame>
  );
}

function Foot({
  may,
  applicant,
  busy,
  act,
  onDoing,
}: {
  may: (move: EmployerMove) => boolean;
  applicant: Applicant;
  busy: boolean;
  act: Act;
  onDoing: (doing: Doing) => void;
}) {
  const t = useT();
  const { one } = useAnsweringBase();
  const agreed = applicant.state.id === 'interview-agreed';
  const met = agreed && applicant.interviewAt !== null;
  if (applicant.moves.length === 0) {
    return applicant.nextWaiting ? (
      <ButtonLink kind="filled" main wide href={one(applicant.nextWaiting)}>
        {t('applicants.one.next')}
      </ButtonLink>
    ) : null;
  }
  return (
    <Buttons>
      {may('refuse') ? (
        <Button kind="outline" main onClick={() => onDoing('refuse')}>
          {t('applicants.one.refuse')}
        </Button>
      ) : null}
      {may('take-back') ? (
        <Button kind="outline" main busy={busy} onClick={() => void act('take-back', {})}>
          {t('applicants.one.takeBack')}
        </Button>
      ) : null}
      {may('invite') && met ? (
        <Button kind="outline" main onClick={() => onDoing('invite')}>
          {t('applicants.one.again')}
        </Button>
      ) : null}
      {may('hire') ? (
        <Button kind="filled" main onClick={() => onDoing('hire')}>
          {t('applicants.one.hire')}
        </Button>
      ) : may('invite') ? (
        <Button kind="filled" main icon="calendar" onClick={() => onDoing('invite')}>
          {t(applicant.state.id === 'invited' ? 'applicants.one.again' : 'applicants.one.invite')}
        </Button>
      ) : null}
    </Buttons>
  );
}

function Head({ applicant }: { applicant: Applicant }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <div className="stack-close stack">
      <div className="row row-apart">
        <h1>{applicant.name}</h1>
        <StatusChip tone={applicant.late ? 'error' : applicant.state.tone}>
          {applicant.state.name[language]}
        </StatusChip>
      </div>
      <p className="note">{t('applicants.one.for', { title: applicant.title ?? '' })}</p>
      <p>{applicant.ended ? applicant.ended[language] : applicant.next[language]}</p>
    </div>
  );
}

function Body({ applicant }: { applicant: Applicant }) {
  const t = useT();
  const { language } = useDevice();
  const { moment } = useFormat();
  const { interviewAt, place, bring, over, history } = applicant;
  const interview = [
    { name: t('applicants.one.interview'), value: interviewAt === null ? null : moment(interviewAt) },
    { name: t('applicants.one.place'), value: place },
    { name: t('applicants.one.bring'), value: bring },
  ].filter(({ value }) => value !== null);
  return (
    <>
      {applicant.phoneOpen ? <Phone applicationId={applicant.applicationId} /> : null}
      {!over && interview.length > 0 ? (
        <Card>
          <Facts rows={interview} />
        </Card>
      ) : null}
      {applicant.hire && !['withdrawn', 'closed', 'refused'].includes(applicant.state.id) ? (
        <Suspense fallback={<Skeleton lines={2} />}>
          <HireOpens applicationId={applicant.applicationId} />
        </Suspense>
      ) : null}
      {applicant.compared.length > 0 ? (
        <Card level={2} title={t('applicants.one.compared')}>
          <ul className="applications-lines">
            {applicant.compared.map(({ asked, given, fits }) => (
              <li key={asked.zh} className="applications-line">
                <span>
                  {asked[language]}
                  {given ? (
                    <>
                      <br />
                      <span className="note">{given[language]}</span>
                    </>
                  ) : null}
                </span>
                <ReasonChip kind={fits === null ? 'fact' : fits ? 'fit' : 'drawback'}>
                  {t(
                    fits === null
                      ? 'applicants.one.unknown'
                      : fits
                        ? 'applicants.one.fits'
                        : 'applicants.one.differs',
                  )}
                </ReasonChip>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card level={2} title={t('applicants.one.sent')}>
        <Facts
          rows={applicant.lines.map(({ label, value }) => ({
            name: label[language],
            value: value[language],
          }))}
        />
        {applicant.phoneOpen || over ? null : <p className="note">{t('applicants.one.locked')}</p>}
      </Card>
      <Section title={t('applicants.one.history')}>
        <Timeline
          way="down"
          label={t('applicants.one.history')}
          steps={history.map(({ label, at, reason, note, assisted }, index) => ({
            name: label[language],
            when: moment(at),
            text: [reason?.[language], note, assisted ? t('applicants.one.assisted') : undefined]
              .filter(Boolean)
              .join(' · '),
            state: index === history.length - 1 && !over ? ('now' as const) : ('done' as const),
          }))}
        />
      </Section>
    </>
  );
}
