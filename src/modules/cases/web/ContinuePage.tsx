import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { codeAlphabet, codeLength, readCode, showCode } from '../../../ground/spoken-code.ts';
import { CallOffline, CallProblem, call, signInPath } from '../../../web/call.ts';
import { useErrorWords } from '../../../web/data.ts';
import { ButtonLink } from '../../../web/design/Button.tsx';
import { TextField } from '../../../web/design/Field.tsx';
import { Pad } from '../../../web/design/Pad.tsx';
import { QuestionPage } from '../../../web/design/QuestionPage.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Empty, Waiting } from '../../../web/design/States.tsx';
import { useT } from '../../../web/words.ts';
import { printedPath } from '../../policy/web/index.tsx';

const codeId = 'code';

/** A code behind #, as a QR code or the way over a sign-in brings it. */
function broughtCode(): string | undefined {
  return readCode(location.hash.slice(1));
}

/** Whoever types a code need not know of what: it may be answers of the calculator that somebody lets him look at. */
async function findCalculation(code: string): Promise<string | undefined> {
  try {
    return printedPath(await call('POST /api/calculator/taken', { body: { code } }, { stay: true }));
  } catch {
    return undefined;
  }
}

/** Takes a draft over by its code. A 401 is no way to the sign-in page here: it says that the code is right. */
function useContinue() {
  const t = useT();
  const words = useErrorWords();
  const [, navigate] = useLocation();
  const [state, setState] = useState<{
    busy: boolean;
    error: string | null;
    signIn: string | null;
    attempt: number;
  }>({
    busy: false,
    error: null,
    signIn: null,
    attempt: 0,
  });
  async function go(code: string | undefined): Promise<void> {
    setState(({ attempt }) => ({
      busy: code !== undefined,
      error: null,
      signIn: null,
      attempt: attempt + 1,
    }));
    const refuse = (error: string | null, signIn: string | null = null) =>
      setState(({ attempt }) => ({ busy: false, error, signIn, attempt }));
    if (code === undefined) return refuse(t('cases.continue.missing'));
    try {
      const { draft } = await call('POST /api/continue', { body: { code } }, { stay: true });
      navigate(`/drafts/${draft.draftId}`, { replace: true });
    } catch (error) {
      if (error instanceof CallProblem && error.code === 'sign-in-first') return refuse(null, code);
      if (!(error instanceof CallProblem || error instanceof CallOffline)) throw error;
      const calculation = error instanceof CallProblem && (await findCalculation(code));
      if (calculation) return navigate(calculation, { replace: true });
      refuse(words(error));
    }
  }
  return { ...state, go };
}

/** The code is typed, or it was brought and is taken at once. */
export function ContinuePage() {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [brought] = useState(broughtCode);
  const { go, ...state } = useContinue();
  const code = readCode(typed);
  // What was brought is taken when the page opens, once: a code is good for one use.
  const taken = useRef(false);
  useEffect(() => {
    if (brought === undefined || taken.current) return;
    taken.current = true;
    void go(brought);
  });
  if (state.signIn !== null) return <SignInFirst code={state.signIn} />;
  if (brought !== undefined && typed === '' && state.error === null) {
    return (
      <ResidentPage title={t('cases.continue.title')} back="/">
        <h1 className="unseen">{t('cases.continue.title')}</h1>
        <Waiting />
      </ResidentPage>
    );
  }
  return (
    <QuestionPage
      flow={t('cases.continue.title')}
      back="/"
      question={t('cases.continue.question')}
      hint={t('cases.continue.hint')}
      errors={state.error === null ? [] : [{ id: codeId, text: state.error }]}
      attempt={state.attempt}
      busy={state.busy}
      continueWords={t('cases.continue.go')}
      onContinue={() => void go(code)}
    >
      {() => (
        <>
          <TextField
            id={codeId}
            label={t('cases.continue.label')}
            value={code === undefined ? typed : showCode(code)}
            onChange={setTyped}
            error={state.error ?? undefined}
            most={20}
          />
          <Pad keys={codeAlphabet} value={typed.replaceAll(' ', '')} most={codeLength} onChange={setTyped} />
        </>
      )}
    </QuestionPage>
  );
}

/** The code opens a draft and signs nobody in: whose it is, or whoever is to have it, signs in and comes back here. */
function SignInFirst({ code }: { code: string }) {
  const t = useT();
  return (
    <ResidentPage title={t('cases.continue.title')} back="/">
      <h1 className="unseen">{t('cases.continue.signIn')}</h1>
      <Empty
        title={t('cases.continue.signIn')}
        action={
          <ButtonLink kind="filled" main href={signInPath(`/continue#${code}`)}>
            {t('cases.continue.signInGo')}
          </ButtonLink>
        }
      >
        {t('cases.continue.signInText')}
      </Empty>
    </ResidentPage>
  );
}
