import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { signInPath } from '../../../web/call.ts';
import { useEmployer, useLoad } from '../../../web/data.ts';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Waiting } from '../../../web/design/States.tsx';
import { useSkin } from '../../../web/device.ts';
import { now } from '../../../web/now.ts';
import { useSession } from '../../../web/session.ts';
import { newId } from '../../../web/uuid.ts';
import { useT } from '../../../web/words.ts';
import { Done, type Outcome } from './RegisterDone.tsx';
import { RegisterStep } from './RegisterStep.tsx';
import { type Draft, emptyDraft, type Step, stepsOf } from './register-draft.ts';

const kept = 'leye.employer-draft';

// What is half typed outlives a page read again, but not the next person at a terminal.
function readKept(): Draft | undefined {
  try {
    const text = sessionStorage.getItem(kept);
    return text === null ? undefined : (JSON.parse(text) as Draft);
  } catch {
    return undefined;
  }
}

function keep(draft: Draft | null, kiosk: boolean): void {
  try {
    if (draft === null || kiosk) sessionStorage.removeItem(kept);
    else sessionStorage.setItem(kept, JSON.stringify({ ...draft, photo: undefined }));
  } catch {
    // Without storage it lasts as long as the page.
  }
}

const fresh = (): Draft => emptyDraft(newId(now().getTime()), newId(now().getTime()));

/** Registering an employer: one question a page, then a look over it, then what happens next. */
export function RegisterPage() {
  const t = useT();
  const session = useSession();
  const [, navigate] = useLocation();
  const visitor = session?.kind === 'visitor';
  useEffect(() => {
    if (visitor) navigate(signInPath('/employer/register'), { replace: true });
  }, [visitor, navigate]);
  // Once registered, the browser acts for the employer and asks anew who it is: the flow stands meanwhile.
  const [begun, setBegun] = useState(false);
  const known = session !== undefined && !visitor;
  useEffect(() => {
    if (known) setBegun(true);
  }, [known]);
  if (!known && !begun)
    return (
      <ResidentPage title={t('employers.register.flow')} back="/employer">
        <Waiting />
      </ResidentPage>
    );
  return <Flow />;
}

function Flow() {
  const kiosk = useSkin() === 'kiosk';
  const [, navigate] = useLocation();
  const [draft, setDraft] = useState<Draft>(() => (kiosk ? undefined : readKept()) ?? fresh());
  const [outcome, setOutcome] = useState<Outcome>();
  // Once it is registered the browser acts for the employer, to whom the person's own data are closed.
  const acting = useEmployer() !== null;
  const area = useLoad('GET /api/my/data', undefined, { when: !acting }).data?.area.code ?? null;
  const steps = stepsOf(draft, { kiosk });
  const at = Math.max(0, steps.indexOf(draft.step));

  const change = (more: Partial<Draft>) => {
    const next = { ...draft, ...more };
    setDraft(next);
    keep(next, kiosk);
  };
  // The answer may have brought or taken away a step: where it leads is looked up with the answer in.
  const go = (more: Partial<Draft>) => {
    const next = { ...draft, ...more };
    const then = stepsOf(next, { kiosk });
    const here = then.indexOf(draft.step);
    const to: Step = draft.checking ? 'check' : (then[here + 1] ?? 'check');
    change({ ...more, step: to, checking: draft.checking || to === 'check' });
  };
  const back = () => {
    const before = steps[at - 1];
    if (draft.checking && draft.step !== 'check') change({ step: 'check' });
    else if (before) change({ step: before, checking: false });
    else navigate('/employer');
  };

  if (outcome) return <Done outcome={outcome} />;
  return (
    <RegisterStep
      key={draft.step}
      draft={draft}
      at={at}
      of={steps.length}
      ownArea={area}
      onChange={change}
      onGo={go}
      onBack={back}
      onDone={(done) => {
        keep(null, kiosk);
        setOutcome(done);
      }}
    />
  );
}
