import { Suspense, useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { readCode } from '../../../../ground/spoken-code.ts';
import { CallProblem, call } from '../../../../web/call.ts';
import { useBase, useErrorWords } from '../../../../web/data.ts';
import { Button, ButtonLink, Buttons } from '../../../../web/design/Button.tsx';
import { ResidentPage } from '../../../../web/design/ResidentPage.tsx';
import { Notice, Skeleton, Waiting } from '../../../../web/design/States.tsx';
import { kioskStation } from '../../../../web/home/kiosk-station.ts';
import { useT } from '../../../../web/words.ts';
import { StationNear } from '../../../network/web/index.tsx';
import { Asking } from './Asking.tsx';
import { askingOf, type Calculation, calculationOf, useCalculation } from './calculation.ts';
import { PlanView } from './PlanView.tsx';
import { readPrinted } from './printed.ts';
import { ResultsView } from './ResultsView.tsx';
import { ShareAnswers } from './ShareAnswers.tsx';
import { WhatIfView } from './WhatIfView.tsx';

/** 我能领什么: question after question, and at any time the results. */
export function CalculatorPage() {
  const t = useT();
  const [, navigate] = useLocation();
  const search = new URLSearchParams(useSearch());
  const base = useBase();
  const unit = base !== '' || search.get('for') === 'unit';
  const subject = unit ? ('unit' as const) : ('person' as const);
  const policy = search.get('policy') ?? undefined;
  const [kept, keep] = useCalculation(subject);
  const [again, setAgain] = useState<string>();
  const calculation: Calculation = policy === undefined ? kept : { ...kept, policy };
  const showing = search.get('see');
  const here = (see?: 'results' | 'plan' | 'if', reach?: string) => {
    const next = new URLSearchParams(search);
    next.delete('reach');
    if (see === undefined) next.delete('see');
    else next.set('see', see);
    if (reach !== undefined) next.set('reach', reach);
    const text = next.toString();
    return text === '' ? `${base}/calculator` : `${base}/calculator?${text}`;
  };
  const arriving = useArrival((brought) => {
    keep(brought);
    navigate(here('results'), { replace: true });
  });
  const title = t(subject === 'unit' ? 'calculator.unitTitle' : 'calculator.title');
  if (arriving === 'busy')
    return (
      <ResidentPage title={title} back="/">
        <h1 className="unseen">{title}</h1>
        <Waiting />
      </ResidentPage>
    );
  const forget = (fact: string) => {
    setAgain(fact);
    navigate(here());
  };
  if (showing === 'plan' || showing === 'if')
    return (
      <ResidentPage
        title={title}
        back={here('results')}
        foot={
          showing === 'if' ? (
            <Buttons>
              <ButtonLink kind="outline" main href={here('results')}>
                {t('calculator.whatIf.leave')}
              </ButtonLink>
            </Buttons>
          ) : undefined
        }
      >
        {showing === 'plan' ? (
          <PlanView asking={askingOf(calculation)} policy={search.get('reach') ?? undefined} />
        ) : (
          <WhatIfView asking={askingOf(calculation)} />
        )}
        <Suspense fallback={<Skeleton lines={2} />}>
          <StationNear areaCode={askingOf(calculation).area ?? null} stationId={kioskStation()} />
        </Suspense>
      </ResidentPage>
    );
  if (showing === 'results')
    return (
      <ResidentPage
        title={title}
        back={here()}
        foot={
          <Buttons>
            <Button kind="outline" main icon="printer" onClick={() => window.print()}>
              {t('calculator.results.print')}
            </Button>
            <ShareAnswers asking={askingOf(calculation)} />
          </Buttons>
        }
      >
        <ResultsView
          calculation={calculation}
          onForget={forget}
          onGoOn={() => navigate(here())}
          leadTo={(view, reach) => ({ href: here(view, reach) })}
        />
        <div className="screen-only">
          <Button
            kind="text"
            icon="refresh"
            onClick={() => {
              keep({ subject, steps: [] });
              navigate(here());
            }}
          >
            {t('calculator.results.again')}
          </Button>
        </div>
        <Suspense fallback={<Skeleton lines={2} />}>
          <StationNear areaCode={askingOf(calculation).area ?? null} stationId={kioskStation()} />
        </Suspense>
      </ResidentPage>
    );
  return (
    <>
      {arriving ? <Notice tone="error">{arriving}</Notice> : null}
      <Asking
        calculation={calculation}
        flow={title}
        again={again}
        onChange={(changed) => {
          setAgain(undefined);
          keep(changed);
        }}
        onForget={forget}
        resultsHref={here('results')}
        onSettled={() => navigate(here('results'), { replace: true })}
        leave={() => navigate(policy === undefined ? '/policies' : `/policies/${policy}`)}
      />
    </>
  );
}

/** Answers that were brought: by a code, or by a printed sheet. They stand behind # in the address, and leave it at once. */
function useArrival(onArrival: (calculation: Calculation) => void): 'busy' | string | null {
  const words = useErrorWords();
  const [hash] = useState(() => location.hash);
  const [state, setState] = useState<'busy' | string | null>(hash.length > 1 ? 'busy' : null);
  const taken = useRef(false);
  useEffect(() => {
    if (taken.current || hash.length <= 1) return;
    taken.current = true;
    history.replaceState(null, '', location.pathname + location.search);
    const take = async () => {
      const printed = await readPrinted(hash);
      if (printed) return onArrival(calculationOf(printed));
      const code = readCode(hash.slice(1));
      if (code !== undefined)
        onArrival(
          calculationOf(await call('POST /api/calculator/taken', { body: { code } }, { stay: true })),
        );
    };
    take().then(
      () => setState(null),
      (error) => setState(error instanceof CallProblem ? words(error) : words(error as Error)),
    );
  });
  return state;
}
