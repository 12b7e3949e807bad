import { type FormEvent, type ReactNode, useId } from 'react';
import { useSkin } from '../device.ts';
import { useT } from '../words.ts';
import { Button } from './Button.tsx';
import { ErrorSummary, type FieldError } from './ErrorSummary.tsx';
import { ReadAloud } from './ReadAloud.tsx';
import { ResidentPage } from './ResidentPage.tsx';
import './question.css';

export interface QuestionPageProps {
  /** What the person is doing: 求职登记. */
  flow: string;
  back: string | (() => void);
  /** A Progress, in words. */
  progress?: ReactNode;
  /** The page's h1: one question. */
  question: string;
  /** What is known already, or how to answer. */
  hint?: ReactNode;
  /** The control; it gets the ids of the question and of the hint. */
  children: (ids: { labelledBy: string; describedBy: string | undefined }) => ReactNode;
  /** A WhyFold. */
  why?: ReactNode;
  errors?: readonly FieldError[];
  attempt?: number;
  /** Above the buttons: 目前看…, 已存好. */
  status?: ReactNode;
  onContinue: () => void;
  /** 继续 where nothing else is said. */
  continueWords?: string;
  busy?: boolean;
  disabledBecause?: string | undefined;
}

/** One question a page. At the counter the same question fills the panel at the right, without a frame of its own. */
export function QuestionPage(props: QuestionPageProps) {
  const { flow, back, question, hint, progress, why, errors = [], attempt = 0, status } = props;
  const skin = useSkin();
  const t = useT();
  const heading = useId();
  const described = useId();
  const form = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!props.busy && props.disabledBecause === undefined) props.onContinue();
  };
  const body = (
    <form className="question" id={form} onSubmit={send} noValidate>
      {progress}
      <ErrorSummary errors={errors} attempt={attempt} />
      <div className="question-head">
        <h1 id={heading}>{question}</h1>
        {hint ? (
          <p className="question-hint" id={described}>
            {hint}
          </p>
        ) : null}
      </div>
      {props.children({ labelledBy: heading, describedBy: hint ? described : undefined })}
      {why}
      {status && skin === 'elder' ? <div className="question-status">{status}</div> : null}
    </form>
  );
  const foot = (
    <div className="question-foot">
      {status && skin !== 'elder' ? <div className="question-status">{status}</div> : null}
      <div className="question-buttons">
        {skin === 'desk' ? (
          <BackButton back={back} />
        ) : skin === 'elder' || skin === 'kiosk' ? null : (
          <ReadAloud kind="outline">{t('shell.question.read')}</ReadAloud>
        )}
        <SubmitButton form={form} {...props} />
      </div>
    </div>
  );
  if (skin === 'desk') {
    return (
      <div className="question-panel">
        <div className="question-panel-body">{body}</div>
        {foot}
      </div>
    );
  }
  return (
    <ResidentPage key={question} title={flow} back={back} foot={foot}>
      {body}
    </ResidentPage>
  );
}

function SubmitButton({ form, busy, disabledBecause, continueWords }: QuestionPageProps & { form: string }) {
  const t = useT();
  return (
    <Button kind="filled" main wide form={form} busy={busy ?? false} disabledBecause={disabledBecause}>
      {continueWords ?? t('shell.question.continue')}
    </Button>
  );
}

function BackButton({ back }: { back: string | (() => void) }) {
  const t = useT();
  if (typeof back === 'string') return null;
  return (
    <Button kind="outline" main onClick={back}>
      {t('shell.question.before')}
    </Button>
  );
}
