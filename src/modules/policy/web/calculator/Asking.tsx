import { type ReactNode, useEffect } from 'react';
import { useErrorWords, useLookUp } from '../../../../web/data.ts';
import { DeskPanel } from '../../../../web/design/DeskFrame.tsx';
import { ResidentPage } from '../../../../web/design/ResidentPage.tsx';
import { Failed, Waiting } from '../../../../web/design/States.tsx';
import { useSkin } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { askingOf, type Calculation, withStep } from './calculation.ts';
import { KnownFacts } from './Known.tsx';
import { QuestionStep } from './QuestionStep.tsx';

/** One question after another, and on when nothing more is to be asked. */
export function Asking({
  calculation,
  flow,
  again,
  onChange,
  onForget,
  resultsHref,
  onSettled,
  leave,
}: {
  calculation: Calculation;
  flow: string;
  /** A fact that is known, and that somebody wants to tell anew. */
  again: string | undefined;
  onChange: (calculation: Calculation) => void;
  onForget: (fact: string) => void;
  resultsHref: string | (() => void);
  onSettled: () => void;
  leave: () => void;
}) {
  const t = useT();
  const words = useErrorWords();
  const next = useLookUp('POST /api/calculator', {
    body: { ...askingOf(calculation), ...(again === undefined ? {} : { again }) },
  });
  const settled = next.data !== undefined && !next.isPlaceholderData && next.data.question === null;
  useEffect(() => {
    if (settled) onSettled();
  });
  const back = () => {
    const { steps } = calculation;
    if (steps.length === 0) leave();
    else onChange({ ...calculation, steps: steps.slice(0, -1) });
  };
  const { data } = next;
  if (!data?.question)
    return (
      <Frame flow={flow} back={back}>
        {next.isError ? (
          <Failed onAgain={() => void next.refetch()}>{words(next.error)}</Failed>
        ) : (
          <Waiting onAgain={() => void next.refetch()} />
        )}
      </Frame>
    );
  return (
    <QuestionStep
      key={data.question.id}
      reply={data}
      question={data.question}
      flow={flow}
      back={back}
      busy={next.isFetching}
      problem={next.isError ? words(next.error) : undefined}
      onAnswer={(step) => onChange(withStep(calculation, step))}
      resultsHref={resultsHref}
    >
      <KnownFacts known={data.known} onForget={onForget} />
      <p className="note">{t('calculator.results.noStore')}</p>
    </QuestionStep>
  );
}

/** While there is no question to show: a page of its own, or at the counter the panel. */
function Frame({ flow, back, children }: { flow: string; back: () => void; children: ReactNode }) {
  const desk = useSkin() === 'desk';
  if (desk) return <DeskPanel title={flow}>{children}</DeskPanel>;
  return (
    <ResidentPage title={flow} back={back}>
      <h1 className="unseen">{flow}</h1>
      {children}
    </ResidentPage>
  );
}
