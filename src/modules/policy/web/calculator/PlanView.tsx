import { Link } from 'wouter';
import type { Output } from '../../../../web/call.ts';
import { useErrorWords, useLookUp } from '../../../../web/data.ts';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { Empty, Failed, Waiting } from '../../../../web/design/States.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import type { Asking } from './calculation.ts';
import './calculator.css';

type Reply = Output<'POST /api/calculator/plans'>;
type Plan = Reply['plans'][number];
type Step = Plan['steps'][number];

/** 一步一步来: what to do, where, from which day it counts and what it opens. Of one policy where `policy` says which. */
export function PlanView({ asking, policy }: { asking: Asking; policy: string | undefined }) {
  const t = useT();
  const words = useErrorWords();
  const plans = useLookUp('POST /api/calculator/plans', {
    body: policy === undefined ? asking : { ...asking, policy },
  });
  if (plans.isError) return <Failed onAgain={() => void plans.refetch()}>{words(plans.error)}</Failed>;
  if (!plans.data || plans.isPlaceholderData) return <Waiting onAgain={() => void plans.refetch()} />;
  return (
    <>
      <div className="stack stack-close">
        <h1>{t('calculator.plan.title')}</h1>
        <p>{t('calculator.plan.note')}</p>
      </div>
      {plans.data.plans.length === 0 ? (
        <Empty title={t('calculator.plan.none')}>{t('calculator.plan.noneNote')}</Empty>
      ) : null}
      {plans.data.plans.map((plan) => (
        <OnePlan key={plan.policy.id} plan={plan} asOf={plans.data.asOf} />
      ))}
      <p className="note">{t('calculator.results.disagree')}</p>
    </>
  );
}

function OnePlan({ plan, asOf }: { plan: Plan; asOf: string }) {
  const t = useT();
  const { language } = useDevice();
  const { policy, amount, doubtful, steps, missing } = plan;
  return (
    <section className="card stack" aria-labelledby={`plan-${policy.id}`}>
      <div className="card-head">
        <h2 id={`plan-${policy.id}`}>
          <Link href={`/policies/${policy.id}`}>{policy.name[language]}</Link>
        </h2>
        {doubtful ? <StatusChip tone="wait">{t('calculator.results.toCheck')}</StatusChip> : null}
      </div>
      {amount ? <p className="calculator-amount">{amount[language]}</p> : null}
      <ol className="plan-steps">
        {steps.map((step, nth) => (
          <PlanStep key={nth} step={step} asOf={asOf} />
        ))}
      </ol>
      {missing.length > 0 ? (
        <p className="note">
          {t('calculator.results.missing', {
            what: missing.map((one) => one[language]).join(t('calculator.separator')),
          })}
        </p>
      ) : null}
      {doubtful ? <p className="note">{t('calculator.results.askStation')}</p> : null}
    </section>
  );
}

function PlanStep({ step, asOf }: { step: Step; asOf: string }) {
  const t = useT();
  const { language } = useDevice();
  const { by, words, policy, where, materials, opens, closes } = step;
  const names = (these: Step['opens']) =>
    these
      .map(({ policy: { name }, amount }) =>
        amount ? `${name[language]}（${amount[language]}）` : name[language],
      )
      .join(t('calculator.separator'));
  return (
    <li className={`plan-step plan-${by}`}>
      <p className="plan-what">
        <b>{policy ? t('calculator.plan.apply', { policy: policy.name[language] }) : words?.[language]}</b>
        {by === 'wait' ? (
          <>
            {words ? null : <b>{t('calculator.plan.time')}</b>}{' '}
            <StatusChip tone="neutral">{t('calculator.plan.byItself')}</StatusChip>
          </>
        ) : null}
      </p>
      <p>
        <StepDays step={step} asOf={asOf} />
      </p>
      {where ? (
        <p>
          {t('calculator.results.where')}
          {where[language]}
        </p>
      ) : null}
      {opens.length > 0 ? (
        <p className="plan-opens">{t('calculator.plan.opens', { what: names(opens) })}</p>
      ) : null}
      {closes.length > 0 ? <p>{t('calculator.plan.closes', { what: names(closes) })}</p> : null}
      {materials.length > 0 ? (
        <Fold title={t('calculator.results.bring', { count: materials.length })}>
          <ul className="calculator-list">
            {materials.map((material) => (
              <li key={material.zh}>{material[language]}</li>
            ))}
          </ul>
        </Fold>
      ) : null}
    </li>
  );
}

/** From when it can be done, and from when it counts. */
function StepDays({ step, asOf }: { step: Step; asOf: string }) {
  const t = useT();
  const { day } = useFormat();
  const { by, on, done, daysUnknown } = step;
  const from = on === asOf ? t('calculator.plan.now') : t('calculator.plan.from', { day: day(on) });
  if (by === 'wait') return t('calculator.plan.until', { day: day(done) });
  if (by === 'act') return from;
  if (daysUnknown) return `${from}${t('calculator.plan.daysUnknown')}`;
  return `${from}${done === on ? t('calculator.plan.atOnce') : t('calculator.plan.done', { day: day(done) })}`;
}
