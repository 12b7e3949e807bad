import { type ReactNode, useState } from 'react';
import { fieldErrors, useLoad, useSubmit } from '../../../web/data.ts';
import { Button, ButtonLink } from '../../../web/design/Button.tsx';
import { NextStepCard } from '../../../web/design/Card.tsx';
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx';
import { Notice } from '../../../web/design/States.tsx';
import { Keep } from '../../../web/design/Text.tsx';
import { say } from '../../../web/design/Toast.tsx';
import { useDevice } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { now } from '../../../web/now.ts';
import { newId } from '../../../web/uuid.ts';
import { useT } from '../../../web/words.ts';
import type { Own } from './parts.tsx';

/** Hands a request in, or what was wanted; `ask()` resolves once it is said. */
export function useAsk(again: () => void) {
  const t = useT();
  const { day } = useFormat();
  const [verificationId] = useState(() => newId(now().getTime()));
  const send = useSubmit('POST /api/employer/verification');
  const ask = async () => {
    const asked = await send.submit({ body: { verificationId } });
    if (!asked) return;
    say(t('employers.home.asked', { day: day(asked.dueOn) }));
    again();
  };
  return { ask, busy: send.busy, errors: fieldErrors(send.problem, {}), attempt: send.attempt };
}

/** What to do next about the verification, and by when it is answered. */
export function NextThing({ own, again }: { own: Own; again: () => void }) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  const asking = useAsk(again);
  const waiting = useLoad('GET /api/employer/applicants/counts').data?.waiting ?? 0;
  const documents = (kinds: Own['missing']) =>
    kinds.map((kind) => t(`employers.document.${kind}`)).join('、');
  const askButton = (words: string) => (
    <Button kind="filled" main wide busy={asking.busy} onClick={() => void asking.ask()}>
      {words}
    </Button>
  );
  const lead = (href: string, words: string) => (
    <ButtonLink kind="filled" main wide href={href}>
      {words}
    </ButtonLink>
  );
  const card = (title: string, text: ReactNode, action: ReactNode, aside?: ReactNode) => (
    <>
      <ErrorSummary errors={asking.errors} attempt={asking.attempt} />
      <NextStepCard eyebrow={t('employers.home.eyebrow')} title={title} action={action} aside={aside}>
        {text}
      </NextStepCard>
    </>
  );
  const photo = own.missing.length > 0;
  const { request, verifyAgainOn } = own;

  if (request?.state === 'wanting') {
    return card(
      t('employers.home.wanting', { what: documents(request.wanted) }),
      <>
        <p>{t('employers.home.wantingText')}</p>
        {request.note ? <p>{request.note}</p> : null}
      </>,
      lead('/employer/documents', t('employers.home.wantingAction')),
    );
  }
  if (own.state === 'waiting' && request) {
    return card(
      t('employers.home.waiting', { day: day(request.dueOn) }),
      <>
        <p>{t('employers.home.waitingText', { why: request.why[language] })}</p>
        {request.dueMayMove ? <p className="note">{t('employers.home.mayMove')}</p> : null}
      </>,
      lead('/employer/postings', t('employers.home.write')),
      <Withdraw again={again} />,
    );
  }
  if (own.state === 'verified' && verifyAgainOn !== null) {
    if (request) {
      return card(
        t('employers.home.verified'),
        t('employers.home.renewWaiting', { day: day(request.dueOn) }),
        lead('/employer/postings', t('employers.home.verifiedAction')),
      );
    }
    if (own.mayAsk) {
      return card(
        t('employers.home.renew'),
        t('employers.home.renewText', { day: day(verifyAgainOn) }),
        askButton(t('employers.home.renewAction')),
      );
    }
    if (waiting > 0) {
      return card(
        t('employers.home.answer', { count: waiting }),
        t('employers.home.answerText'),
        lead('/employer/applicants', t('employers.home.answerAction')),
      );
    }
    return card(
      t('employers.home.verified'),
      <Keep>{t('employers.home.verifiedText', { day: day(verifyAgainOn) })}</Keep>,
      lead('/employer/postings', t('employers.home.verifiedAction')),
    );
  }
  if (own.state === 'refused') {
    return (
      <>
        <Notice tone="wait">
          {own.refused?.reasons.map(({ code, words }) => (
            <p key={code}>{words[language]}</p>
          ))}
          {own.refused?.note ? <p>{own.refused.note}</p> : null}
        </Notice>
        {card(t('employers.home.refused'), null, askButton(t('employers.home.refusedAction')))}
      </>
    );
  }
  if (photo) {
    return card(
      t('employers.home.photo'),
      t('employers.home.photoText'),
      lead('/employer/documents', t('employers.home.photoAction')),
    );
  }
  if (own.state === 'lapsed') {
    return card(
      t('employers.home.lapsed'),
      t('employers.home.lapsedText'),
      askButton(t('employers.home.renewAction')),
    );
  }
  return card(t('employers.home.ask'), t('employers.home.askText'), askButton(t('employers.home.askAction')));
}

function Withdraw({ again }: { again: () => void }) {
  const t = useT();
  const send = useSubmit('DELETE /api/employer/verification');
  const withdraw = async () => {
    if (!(await send.submit({}))) return;
    say(t('employers.home.withdrawn'));
    again();
  };
  return (
    <Button kind="text" busy={send.busy} onClick={() => void withdraw()}>
      {t('employers.home.withdraw')}
    </Button>
  );
}
