import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { CallProblem, type Output, signInPath } from '../../../web/call.ts';
import { useErrorWords, useLoad, useSubmit } from '../../../web/data.ts';
import { Button, ButtonLink } from '../../../web/design/Button.tsx';
import { Card, NextStepCard, Section } from '../../../web/design/Card.tsx';
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
    <ResidentPage title={type?.name[language] ?? t('cases.continue.title')} back="/">
      {type ? (
        <Begin type={type} />
      ) : loaded.isError ? (
        <Failed
          reference={loaded.error instanceof CallProblem ? loaded.error.requestId : undefined}
          onAgain={() => void loaded.refetch()}
        >
          {words(loaded.error)}
        </Failed>
      ) : (
        <Waiting lines={6} />
      )}
    </ResidentPage>
  );
}

function Begin({ type }: { type: CaseType }) {
  const t = useT();
  const { language } = useDevice();
  const session = useSession();
  const mine = useLoad('GET /api/cases', undefined, { when: session?.kind === 'resident', stay: true });
  const draft = mine.data?.drafts.find((each) => each.type === type.id);
  const inForce = mine.data?.cases.find((each) => each.type === type.id && each.due !== null);
  const asked = questionsAsked(type, {}).length;
  return (
    <>
      <div className="stack">
        <h1>{type.name[language]}</h1>
        <p>{type.about[language]}</p>
      </div>
      {draft ? <OpenDraft draft={draft} /> : null}
      <Start type={type} replaces={inForce} second={draft !== undefined} />
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

function OpenDraft({ draft }: { draft: Mine['drafts'][number] }) {
  const t = useT();
  const { dayOf } = useFormat();
  return (
    <NextStepCard
      eyebrow={t('cases.begin.open')}
      title={t('cases.begin.openText', {
        day: dayOf(draft.changedAt),
        answered: draft.answered,
        asked: draft.asked,
      })}
      action={
        <ButtonLink kind="filled" main wide href={`/drafts/${draft.draftId}`}>
          {t('cases.begin.goOn')}
        </ButtonLink>
      }
    />
  );
}

function Start({
  type,
  replaces,
  second,
}: {
  type: CaseType;
  replaces: Mine['cases'][number] | undefined;
  /** There is a better thing to do than beginning anew. */
  second: boolean;
}) {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const [at, navigate] = useLocation();
  const kiosk = useSkin() === 'kiosk';
  const session = useSession();
  const [draftId] = useState(() => newId(now().getTime()));
  const send = useSubmit('POST /api/drafts');
  const begin = async () => {
    const draft = await send.submit({ body: { draftId, type: type.id, at: now().toISOString() } });
    if (draft) navigate(`/drafts/${draftId}`);
  };
  const errors = send.problem
    ? [{ text: words(send.problem) }]
    : send.offline
      ? [{ text: t('shell.problem.offline') }]
      : [];
  const known = session?.kind === 'resident';
  const kind = second || replaces ? 'outline' : 'filled';
  return (
    <Card
      title={replaces ? t('cases.begin.already') : t('cases.begin.minutes', { count: type.minutes })}
      tone={replaces ? 'qing' : 'plain'}
    >
      <div className="stack">
        <ErrorSummary errors={errors} attempt={send.attempt} />
        {replaces ? (
          <>
            <p>
              {t('cases.begin.alreadyText', {
                number: replaces.number,
                state: replaces.state.name[language],
              })}
            </p>
            <ButtonLink kind={second ? 'outline' : 'filled'} main wide href={`/cases/${replaces.caseId}`}>
              {t('cases.begin.see')}
            </ButtonLink>
          </>
        ) : null}
        {known || (kiosk && type.begin.includes('kiosk')) ? (
          <Button kind={kind} main wide busy={send.busy} onClick={() => void begin()}>
            {replaces || second
              ? t('cases.begin.anew')
              : known
                ? t('cases.begin.start')
                : t('cases.begin.startKiosk')}
          </Button>
        ) : (
          <ButtonLink kind="filled" main wide href={signInPath(at)}>
            {t('cases.begin.signInFirst')}
          </ButtonLink>
        )}
        {!known && kiosk ? (
          <>
            <p className="note">{t('cases.begin.kioskNote')}</p>
            <ButtonLink kind="outline" main wide href={signInPath(at)}>
              {t('cases.begin.signInKiosk')}
            </ButtonLink>
          </>
        ) : null}
        {kiosk ? null : <p className="note">{t('cases.begin.helped')}</p>}
      </div>
    </Card>
  );
}
