import { useState } from 'react';
import { useVisit } from '../../../../web/data.ts';
import { Button, Buttons } from '../../../../web/design/Button.tsx';
import { DeskPanel } from '../../../../web/design/DeskFrame.tsx';
import { useT } from '../../../../web/words.ts';
import { Asking } from './Asking.tsx';
import { askingOf, useCalculation } from './calculation.ts';
import { ResultsView } from './ResultsView.tsx';
import { ShareAnswers } from './ShareAnswers.tsx';

/** At the counter: the same questions for the person of the visit, and the results to go through together. */
export function CounterCalculator({ onClose }: { onClose: () => void }) {
  const t = useT();
  const visit = useVisit();
  const [calculation, keep] = useCalculation('person', visit ?? '');
  const [again, setAgain] = useState<string>();
  const [showing, setShowing] = useState(false);
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
        resultsHref={() => setShowing(true)}
        onSettled={() => setShowing(true)}
        leave={onClose}
      />
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
          setShowing(false);
        }}
        onGoOn={() => setShowing(false)}
      />
    </DeskPanel>
  );
}
