import { useState } from 'react';
import { useVisit } from '../../../../web/data.ts';
import { Button, Buttons } from '../../../../web/design/Button.tsx';
import { DeskPanel } from '../../../../web/design/DeskFrame.tsx';
import { useT } from '../../../../web/words.ts';
import { Asking } from './Asking.tsx';
import { askingOf, useCalculation } from './calculation.ts';
import { PlanView } from './PlanView.tsx';
import { ResultsView } from './ResultsView.tsx';
import { ShareAnswers } from './ShareAnswers.tsx';
import { WhatIfView } from './WhatIfView.tsx';

/** What stands in the panel; of one policy where `reach` says which. */
interface View {
  see: 'results' | 'plan' | 'if';
  reach?: string | undefined;
}
const results: View = { see: 'results' };

/** At the counter: the same questions for the person of the visit, and the results to go through together. */
export function CounterCalculator({ onClose }: { onClose: () => void }) {
  const t = useT();
  const visit = useVisit();
  const [calculation, keep] = useCalculation('person', visit ?? '');
  const [again, setAgain] = useState<string>();
  const [showing, setShowing] = useState<View>();
  if (!showing)
    return (
      <Asking
        calculation={calculation}
        flow={t('calculator.title')}
        again={again}
        onChange={(changed) => {
          setAgain(undefined);
          keep(changed);
        }}
        onForget={setAgain}
        resultsHref={() => setShowing(results)}
        onSettled={() => setShowing(results)}
        leave={onClose}
      />
    );
  if (showing.see !== 'results')
    return (
      <DeskPanel
        title={t('calculator.title')}
        foot={
          <Buttons>
            <Button kind="outline" main onClick={() => setShowing(results)}>
              {t(showing.see === 'if' ? 'calculator.whatIf.leave' : 'calculator.results.back')}
            </Button>
          </Buttons>
        }
      >
        {showing.see === 'plan' ? (
          <PlanView asking={askingOf(calculation)} policy={showing.reach} />
        ) : (
          <WhatIfView asking={askingOf(calculation)} />
        )}
      </DeskPanel>
    );
  return (
    <DeskPanel
      title={t('calculator.title')}
      foot={
        <Buttons>
          <Button kind="outline" main onClick={onClose}>
            {t('calculator.results.close')}
          </Button>
          <Button kind="outline" main icon="printer" onClick={() => window.print()}>
            {t('calculator.results.print')}
          </Button>
          <ShareAnswers asking={askingOf(calculation)} />
        </Buttons>
      }
    >
      <ResultsView
        calculation={calculation}
        onForget={(fact) => {
          setAgain(fact);
          setShowing(undefined);
        }}
        onGoOn={() => setShowing(undefined)}
        leadTo={(see, reach) => ({ onClick: () => setShowing({ see, reach }) })}
      />
    </DeskPanel>
  );
}
