import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { CallProblem } from '../../../../web/call.ts';
import { fieldErrors, queries, useSubmit } from '../../../../web/data.ts';
import type { FieldError } from '../../../../web/design/ErrorSummary.tsx';
import type { Place } from '../../../../web/design/PlacePicker.tsx';
import { useDevice } from '../../../../web/device.ts';
import { now } from '../../../../web/now.ts';
import { newId } from '../../../../web/uuid.ts';
import { useWhereTo } from '../../../../web/where-to.ts';
import { useT } from '../../../../web/words.ts';
import type { Reading } from '../../domain/reading.ts';

export type Step = 'number' | 'phone' | 'code' | 'name' | 'area' | 'counter';

export const codeLength = 6;

interface Typed {
  idNumber: string;
  phone: string;
  code: string;
  name: string;
  path: readonly Place[];
}

const nothing: Typed = { idNumber: '', phone: '', code: '', name: '', path: [] };
const freshId = () => newId(now().getTime());

/** Where a refusal of the sign-in is to be mended. */
const stepOf: Record<string, Step> = {
  'who-are-you': 'name',
  'person-not-readable': 'name',
  'code-not-right': 'code',
  'counter-needed': 'counter',
};

/** The sign-in of one resident: what was typed, where he is, and what is wrong there. */
export function useSignIn() {
  const t = useT();
  const { language } = useDevice();
  const to = useWhereTo('/');
  const [, navigate] = useLocation();
  const [step, setStep] = useState<Step>('number');
  const [typed, setTyped] = useState(nothing);
  const [isNew, setIsNew] = useState(false);
  const [wrong, setWrong] = useState<{ errors: FieldError[]; attempt: number }>({ errors: [], attempt: 0 });
  const [challenge, setChallenge] = useState<{ id: string; demoCode: string | null } | null>(null);
  const [personId] = useState(freshId);
  const ask = useSubmit('POST /api/session/resident/code');
  const send = useSubmit('POST /api/session/resident');

  const refuse = (errors: FieldError[]) => setWrong(({ attempt }) => ({ errors, attempt: attempt + 1 }));
  const go = (next: Step) => {
    setWrong({ errors: [], attempt: 0 });
    setStep(next);
  };
  const mend = (problem: CallProblem | undefined, offline: boolean) => {
    if (offline) refuse([{ text: t('shell.problem.offline') }]);
    if (!problem) return;
    const where = stepOf[problem.code];
    if (where) go(where);
    // Whoever is new has done nothing wrong: name and place are simply the next questions.
    if (problem.code === 'who-are-you') setIsNew(true);
    else refuse(fieldErrors(problem, { '/phone': 'phone', '/code': 'code', '/name': 'name' }));
  };
  useEffect(() => mend(send.problem, send.offline), [send.problem, send.offline]);
  useEffect(() => mend(ask.problem, ask.offline), [ask.problem, ask.offline]);

  return {
    to,
    step,
    go,
    isNew,
    ...typed,
    type: (change: Partial<Typed>) => setTyped((before) => ({ ...before, ...change })),
    errors: wrong.errors,
    attempt: wrong.attempt,
    errorOf: (id: string) => wrong.errors.find((error) => error.id === id)?.text,
    refuse,
    busy: ask.busy || send.busy,
    demoCode: challenge?.demoCode ?? null,
    /** Goes on if the value can be read, and says otherwise what to change. */
    check(id: string, reading: Reading<unknown>, goOn: () => void) {
      if (reading.ok) goOn();
      else refuse(reading.reasons.map(({ detail }) => ({ id, text: detail[language] })));
    },
    /** Asks for a code, each time under an id of its own, so that an older one opens nothing. */
    async askCode(numbers: { idNumber: string; phone: string }): Promise<boolean> {
      const challengeId = freshId();
      const answer = await ask.submit({ body: { challengeId, ...numbers } });
      if (!answer) return false;
      setChallenge({ id: challengeId, demoCode: answer.demoCode });
      setTyped((before) => ({ ...before, ...numbers, code: '' }));
      go('code');
      return true;
    },
    /** Sends the code; of somebody new, name and place as well, once they have been told. */
    async signIn(code: string) {
      if (!challenge) return go('phone');
      const { idNumber, phone, name, path } = typed;
      const place = path.at(-1)?.code;
      const told = isNew && name !== '' && place !== undefined ? { name, residenceArea: place } : {};
      const body = { challengeId: challenge.id, idNumber, phone, code, personId, ...told };
      if (!(await send.submit({ body }))) return;
      await queries.resetQueries();
      navigate(to, { replace: true });
    },
  };
}

export type SignIn = ReturnType<typeof useSignIn>;
