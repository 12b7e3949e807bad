import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { setEmployer, signInPath } from '../../../web/call.ts';
import { fieldErrors, useSubmit } from '../../../web/data.ts';
import { CodeInput } from '../../../web/design/Field.tsx';
import { QuestionPage } from '../../../web/design/QuestionPage.tsx';
import { say } from '../../../web/design/Toast.tsx';
import { now } from '../../../web/now.ts';
import { useSession } from '../../../web/session.ts';
import { newId } from '../../../web/uuid.ts';
import { useT } from '../../../web/words.ts';
import { codeDigits } from '../domain/joining-code.ts';

/** A colleague's code opens the employer to whoever types it here. */
export function JoinPage() {
  const t = useT();
  const [, navigate] = useLocation();
  const visitor = useSession()?.kind === 'visitor';
  const [code, setCode] = useState('');
  const [mandateId] = useState(() => newId(now().getTime()));
  const send = useSubmit('POST /api/employers/join');
  useEffect(() => {
    if (visitor) navigate(signInPath('/employer/join'), { replace: true });
  }, [visitor, navigate]);
  const join = async () => {
    const joined = await send.submit({ body: { code, mandateId } });
    if (!joined) return;
    say(t('employers.join.done', { name: joined.name }));
    setEmployer(joined.employerId);
    navigate('/employer', { replace: true });
  };
  const errors = [
    ...fieldErrors(send.problem, { '/code': 'code' }),
    ...(send.offline ? [{ text: t('shell.problem.offline') }] : []),
  ];
  return (
    <QuestionPage
      flow={t('employers.join.title')}
      back="/employer"
      question={t('employers.join.question')}
      hint={t('employers.join.hint')}
      errors={errors}
      attempt={send.attempt}
      busy={send.busy}
      continueWords={t('employers.join.action')}
      disabledBecause={code.length === codeDigits ? undefined : t('employers.join.hint')}
      onContinue={() => void join()}
    >
      {() => (
        <CodeInput
          id="code"
          label={t('employers.join.label')}
          hint={null}
          length={codeDigits}
          value={code}
          onChange={setCode}
          error={send.problem?.of('/code')}
        />
      )}
    </QuestionPage>
  );
}
