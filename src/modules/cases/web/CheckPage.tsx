import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { signInPath } from '../../../web/call.ts';
import { useBase, useErrorWords, useSubmit } from '../../../web/data.ts';
import { Button } from '../../../web/design/Button.tsx';
import { Legend } from '../../../web/design/Chip.tsx';
import { ErrorSummary, type FieldError } from '../../../web/design/ErrorSummary.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Notice, Skeleton } from '../../../web/design/States.tsx';
import { useDevice } from '../../../web/device.ts';
import { useT } from '../../../web/words.ts';
import { CountBeforePosting } from '../../matching/web/index.tsx';
import { AnswersSummary } from './AnswersSummary.tsx';
import { ContinueElsewhere } from './ContinueElsewhere.tsx';
import { FlowGate } from './FlowGate.tsx';
import type { Flow } from './use-flow.ts';
import { useOpenWords, useSubmitting } from './use-submitting.ts';
import './cases.css';

/** Check your answers, declare them true, submit. */
export function CheckPage() {
  const { draft = '' } = useParams();
  return <FlowGate draftId={draft}>{(flow) => <Check flow={flow} />}</FlowGate>;
}

const declareId = 'declare';

function Check({ flow }: { flow: Flow }) {
  const [, navigate] = useLocation();
  const base = useBase();
  const { draft } = flow;
  useEffect(() => {
    if (draft.state === 'submitted') navigate(`${base}/cases/${draft.draftId}`, { replace: true });
  }, [draft.state, draft.draftId, base, navigate]);
  return draft.anonymous ? <CheckAnonymous flow={flow} /> : <CheckOwn flow={flow} />;
}

function CheckOwn({ flow }: { flow: Flow }) {
  const t = useT();
  const base = useBase();
  const { language } = useDevice();
  const [, navigate] = useLocation();
  const [declared, setDeclared] = useState(false);
  const [missing, setMissing] = useState(0);
  const submitting = useSubmitting(flow);
  const undeclared: FieldError[] =
    missing > 0 && !declared ? [{ id: declareId, text: t('cases.check.declareMissing') }] : [];
  const submit = async () => {
    if (!declared) return setMissing((times) => times + 1);
    const receipt = await submitting.submit({ declaration: true });
    if (receipt) navigate(`${base}/cases/${receipt.caseId}?done`, { replace: true });
  };
  return (
    <CheckFrame
      flow={flow}
      errors={[...undeclared, ...submitting.errors]}
      attempt={missing + submitting.attempt}
      action={
        <Button
          kind="filled"
          main
          wide
          busy={submitting.busy}
          disabledBecause={useOpenWords(flow)}
          onClick={() => void submit()}
        >
          {submitLabel(flow, language) ?? t('cases.check.submit')}
        </Button>
      }
    >
      <label className="cases-declare" data-error={undeclared.length > 0 ? '' : undefined}>
        <input
          id={declareId}
          type="checkbox"
          checked={declared}
          onChange={(event) => setDeclared(event.target.checked)}
        />
        <span>
          <b>{t('cases.check.declare')}</b>
          <br />
          {flow.type.declaration[language]}
        </span>
      </label>
    </CheckFrame>
  );
}

/** Nobody has signed in for it yet: a code carries the draft over the sign-in, after which it is this person's. */
function CheckAnonymous({ flow }: { flow: Flow }) {
  const t = useT();
  const words = useErrorWords();
  const [, navigate] = useLocation();
  const hand = useSubmit('POST /api/drafts/:draft/continue-code');
  const signIn = async () => {
    if (!(await flow.sendWaiting())) return;
    const code = await hand.submit({ params: { draft: flow.draft.draftId }, body: {} });
    if (code) navigate(signInPath(code.path));
  };
  const errors = hand.problem
    ? [{ text: words(hand.problem) }]
    : hand.offline
      ? [{ text: t('shell.problem.offline') }]
      : [];
  return (
    <CheckFrame
      flow={flow}
      errors={errors}
      attempt={hand.attempt}
      action={
        <Button
          kind="filled"
          main
          wide
          busy={hand.busy}
          disabledBecause={useOpenWords(flow)}
          onClick={() => void signIn()}
        >
          {t('cases.check.signIn')}
        </Button>
      }
    >
      <Notice tone="qing">{t('cases.check.signInText')}</Notice>
    </CheckFrame>
  );
}

function CheckFrame({
  flow,
  errors,
  attempt,
  action,
  children,
}: {
  flow: Flow;
  errors: readonly FieldError[];
  attempt: number;
  action: ReactNode;
  children: ReactNode;
}) {
  const t = useT();
  const { language } = useDevice();
  const [, navigate] = useLocation();
  const here = `${useBase()}/drafts/${flow.draft.draftId}`;
  return (
    <ResidentPage
      title={flow.type.name[language]}
      back={`${here}/${flow.asked.at(-1)?.id ?? ''}`}
      foot={action}
    >
      <div className="stack">
        <ErrorSummary errors={errors} attempt={attempt} />
        <h1>{t('cases.check.title')}</h1>
        <p>{t('cases.check.text')}</p>
        {flow.waiting > 0 ? (
          <Notice tone="wait">{t('cases.flow.kept', { count: flow.waiting })}</Notice>
        ) : null}
      </div>
      <AnswersSummary flow={flow} onChange={(question) => navigate(`${here}/${question}?change`)} />
      <Legend />
      {flow.type.makes === 'posting' ? (
        <Suspense fallback={<Skeleton lines={4} />}>
          <CountBeforePosting answers={flow.answers} />
        </Suspense>
      ) : null}
      {children}
      <div className="row">
        <ContinueElsewhere draftId={flow.draft.draftId} sendWaiting={flow.sendWaiting} />
      </div>
    </ResidentPage>
  );
}

function submitLabel({ type }: Flow, language: 'zh' | 'en'): string | undefined {
  return type.moves.find(({ move }) => move === 'submit')?.label[language];
}
