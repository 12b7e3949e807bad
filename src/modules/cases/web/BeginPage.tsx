import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { CallProblem, type Output, signInPath } from '../../../web/call.ts';
import { useErrorWords, useLoad, useSubmit } from '../../../web/data.ts';
import { Button, ButtonLink } from '../../../web/design/Button.tsx';
import { NextStepCard, Section } from '../../../web/design/Card.tsx';
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx';
import { Fold } from '../../../web/design/Fold.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Failed, Waiting } from '../../../web/design/States.tsx';
import { useDevice, useSkin } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { now } from '../../../web/now.ts';
import { useSession } from '../../../web/session.ts';
import { newId } from '../../../web/uuid.ts';
import { useT } from '../../../web/words.ts';
import { StationNear } from '../../network/web/index.tsx';
import type { CaseType } from '../domain/case-type.ts';
import { questionsAsked } from '../domain/questions.ts';
import { SourceLine } from './QuestionStep.tsx';

/** A matter before it begins: how long, what for, what to have ready; and what of it there is already. */
export function BeginPage() {
  const { type: named } = useParams<{ type?: string }>();
  const t = useT();
  const words = useErrorWords();
  const loaded = useLoad('GET /api/case-types/:type', {
    params: { type: named ?? 'job-seeking' },
    query: {},
  });
  const { language } = useDevice();
  const type = loaded.data as CaseType | undefined;
  return (
    <ResidentPage title={type?.name[language] ?? t('cases.tab')} back="/">
      {type ? (
        <Begin type={type} />
      ) : (
        <>
          <h1 className="unseen">{t('cases.tab')}</h1>
          {loaded.isError ? (
            <Failed
              reference={loaded.error instanceof CallProblem ? loaded.error.requestId : undefined}
              onAgain={() => void loaded.refetch()}
            >
              {words(loaded.error)}
            </Failed>
          ) : (
            <Waiting lines={6} />
          )}
        </>
      )}
    </ResidentPage>
  );
}

function Begin({ type }: { type: CaseType }) {
  const t = useT();
  const { language } = useDevice();
  const session = useSession();
  const mine = useLoad('GET /api/cases', {}, { when: session?.kind === 'resident', stay: true });
  const draft = mine.data?.drafts.find((each) => each.type === type.id);
  const inForce = mine.data?.cases.find((each) => each.type === type.id && each.due !== null);
  const asked = questionsAsked(type, {}).length;
  return (
    <>
      <div className="stack">
        <h1>{type.name[language]}</h1>
        <p>{type.about[language]}</p>
      </div>
      <FirstStep type={type} draft={draft} inForce={inForce} known={session?.kind === 'resident'} />
      <Section title={t('cases.begin.gain')}>
        <Lines
          lines={[...type.gain.map((line) => line[language]), t('cases.begin.questions', { count: asked })]}
        />
      </Section>
      <Section title={t('cases.begin.bring')}>
        <Lines lines={type.bring.map((line) => line[language])} />
      </Section>
      <Fold title={t('cases.begin.law')} icon="document">
        {type.basis.map(({ id }) => (
          <SourceLine key={id} type={type} id={id} />
        ))}
      </Fold>
      <div className="row">
        <ButtonLink kind="text" icon="qr" href="/continue">
          {t('cases.begin.continueCode')}
        </ButtonLink>
      </div>
      <StationNear areaCode={null} />
    </>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="cases-lines">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

type Mine = Output<'GET /api/cases'>;

interface FirstStepProps {
  type: CaseType;
  /** One of this kind that was begun. */
  draft: Mine['drafts'][number] | undefined;
  /** One of this kind that holds. */
  inForce: Mine['cases'][number] | undefined;
  /** Signed in. */
  known: boolean;
}

/** What to do first: go on with what was begun, look at what is there, or begin. */
function FirstStep({ type, draft, inForce, known }: FirstStepProps) {
  const t = useT();
  const { language } = useDevice();
  const { dayOf } = useFormat();
  const kiosk = useSkin() === 'kiosk';
  if (draft) {
    return (
      <NextStepCard
        eyebrow={t('cases.begin.open')}
        title={t('cases.begin.openText', {
          day: dayOf(draft.changedAt),
          answered: draft.answered,
          asked: draft.asked,
        })}
        action={
          <div className="stack">
            <ButtonLink kind="filled" main wide href={`/drafts/${draft.draftId}`}>
              {t('cases.begin.goOn')}
            </ButtonLink>
            <BeginButton type={type} kind="outline" words={t('cases.begin.anew')} />
          </div>
        }
      />
    );
  }
  if (inForce) {
    return (
      <NextStepCard
        eyebrow={t('cases.begin.already')}
        title={t('cases.begin.alreadyText', { number: inForce.number, state: inForce.state.name[language] })}
        action={
          <div className="stack">
            <ButtonLink kind="filled" main wide href={`/cases/${inForce.caseId}`}>
              {t('cases.begin.see')}
            </ButtonLink>
            <BeginButton type={type} kind="outline" words={t('cases.begin.anew')} />
          </div>
        }
        aside={t('cases.begin.replaces')}
      />
    );
  }
  const anonymous = !known && kiosk && type.begin.includes('kiosk');
  return (
    <NextStepCard
      eyebrow={t('cases.begin.minutes', { count: type.minutes })}
      title={t('cases.begin.step')}
      action={
        <div className="stack">
          {known || anonymous ? (
            <BeginButton
              type={type}
              kind="filled"
              words={t(known ? 'cases.begin.start' : 'cases.begin.startKiosk')}
            />
          ) : null}
          {known ? null : <SignInFirst kind={anonymous ? 'outline' : 'filled'} />}
        </div>
      }
      aside={t(anonymous ? 'cases.begin.kioskNote' : 'cases.begin.helped')}
    />
  );
}

function SignInFirst({ kind }: { kind: 'filled' | 'outline' }) {
  const t = useT();
  const [at] = useLocation();
  return (
    <ButtonLink kind={kind} main wide href={signInPath(at)}>
      {t(kind === 'filled' ? 'cases.begin.signInFirst' : 'cases.begin.signInKiosk')}
    </ButtonLink>
  );
}

function BeginButton({ type, kind, words }: { type: CaseType; kind: 'filled' | 'outline'; words: string }) {
  const t = useT();
  const say = useErrorWords();
  const [, navigate] = useLocation();
  const [draftId] = useState(() => newId(now().getTime()));
  const send = useSubmit('POST /api/drafts');
  const begin = async () => {
    const draft = await send.submit({ body: { draftId, type: type.id, at: now().toISOString() } });
    if (draft) navigate(`/drafts/${draftId}`);
  };
  const errors = send.problem
    ? [{ text: say(send.problem) }]
    : send.offline
      ? [{ text: t('shell.problem.offline') }]
      : [];
  return (
    <>
      <ErrorSummary errors={errors} attempt={send.attempt} />
      <Button kind={kind} main wide busy={send.busy} onClick={() => void begin()}>
        {words}
      </Button>
    </>
  );
}
