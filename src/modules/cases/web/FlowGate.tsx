import { type ReactNode, useEffect } from 'react';
import { CallProblem } from '../../../web/call.ts';
import { useBase, useErrorWords } from '../../../web/data.ts';
import { ButtonLink } from '../../../web/design/Button.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Empty, Failed, Waiting } from '../../../web/design/States.tsx';
import { useT } from '../../../web/words.ts';
import { type Flow, useFlow } from './use-flow.ts';

/** A draft's page once its draft is there; until then, or where it is not held here, what to do. */
export function FlowGate({ draftId, children }: { draftId: string; children: (flow: Flow) => ReactNode }) {
  const t = useT();
  const state = useFlow(draftId);
  const base = useBase();
  useEffect(() => {
    // The pages that follow, as long as there is a network: without one a page that was never fetched cannot open.
    void Promise.allSettled([import('./CheckPage.tsx'), import('./CasePage.tsx')]);
  }, []);
  if (state.flow) return children(state.flow);
  return (
    <ResidentPage title={t('cases.continue.title')} back={base === '' ? '/cases' : '/employer/postings'}>
      <h1 className="unseen">{t('cases.continue.title')}</h1>
      <FlowTrouble error={state.error} again={state.again} />
    </ResidentPage>
  );
}

/** While a draft is being read, or cannot be. */
export function FlowTrouble({ error, again }: { error: unknown; again: () => void }) {
  const t = useT();
  const words = useErrorWords();
  if (error === undefined) return <Waiting lines={6} />;
  if (error instanceof CallProblem && error.status === 404) {
    return (
      <Empty
        title={words(error)}
        action={
          <div className="row">
            <ButtonLink kind="filled" href="/continue">
              {t('cases.begin.continueCode')}
            </ButtonLink>
            <ButtonLink kind="outline" href="/register">
              {t('cases.begin.anew')}
            </ButtonLink>
          </div>
        }
      />
    );
  }
  return (
    <Failed reference={error instanceof CallProblem ? error.requestId : undefined} onAgain={again}>
      {words(error)}
    </Failed>
  );
}
