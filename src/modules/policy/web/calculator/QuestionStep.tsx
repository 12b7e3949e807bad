import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { Output } from '../../../../web/call.ts';
import { WhyFold } from '../../../../web/design/Fold.tsx';
import { Icon, type IconName } from '../../../../web/design/Icon.tsx';
import { QuestionPage } from '../../../../web/design/QuestionPage.tsx';
import { Progress } from '../../../../web/design/Steps.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { placeFacts } from '../../domain/register.ts';
import type { Step } from './calculation.ts';
import { controlId, FactControl, ManyFacts, PlaceFact } from './FactControl.tsx';
import { readTyped, type Typed } from './typed-fact.ts';
import './calculator.css';

type Reply = Output<'POST /api/calculator'>;
type Question = NonNullable<Reply['question']>;

/** What stands on the page of one question. */
interface OnPage {
  facts: Record<string, Typed>;
  many: readonly string[] | null | undefined;
  /** Null: it is not clear. */
  area: string | null | undefined;
}

const isPlace = ({ facts }: Question) => facts.every(({ fact }) => placeFacts.some((one) => one === fact));
const isMany = ({ ask }: Question) => ask === 'ticks';

/** What the page says, as a step; or by fact what is wrong with it. */
function stepOf(question: Question, page: OnPage): Step | Record<string, 'nothing' | 'figure' | 'day'> {
  const step: Step = { question: question.id, told: {}, unclear: [] };
  const first = question.facts[0]?.fact ?? '';
  if (isPlace(question)) {
    if (page.area === undefined) return { [first]: 'nothing' };
    if (page.area !== null) return { ...step, area: page.area };
    return { ...step, unclear: question.facts.map(({ fact }) => fact) };
  }
  if (isMany(question)) {
    if (page.many === undefined) return { [first]: 'nothing' };
    const names = question.facts.map(({ fact }) => fact);
    if (page.many === null) return { ...step, unclear: names };
    return {
      ...step,
      told: Object.fromEntries(names.map((fact) => [fact, page.many?.includes(fact) ?? false])),
    };
  }
  const faults: Record<string, 'nothing' | 'figure' | 'day'> = {};
  for (const fact of question.facts) {
    const read = readTyped(fact, page.facts[fact.fact]);
    if (read === 'unclear') step.unclear.push(fact.fact);
    else if (typeof read === 'string') faults[fact.fact] = read;
    else step.told[fact.fact] = read.told;
  }
  return Object.keys(faults).length > 0 ? faults : step;
}

/** One question of the calculator. On phone, terminal and counter alike. */
export function QuestionStep({
  reply,
  question,
  flow,
  back,
  busy,
  problem,
  onAnswer,
  resultsHref,
  children,
}: {
  reply: Reply;
  question: Question;
  flow: string;
  back: string | (() => void);
  busy: boolean;
  /** What the server said of the last answers. */
  problem: string | undefined;
  onAnswer: (step: Step) => void;
  /** The way to the results so far. */
  resultsHref: string | (() => void);
  children?: ReactNode;
}) {
  const t = useT();
  const { language } = useDevice();
  const [page, setPage] = useState<OnPage>({ facts: {}, many: undefined, area: undefined });
  const [faults, setFaults] = useState<Record<string, 'nothing' | 'figure' | 'day'>>({});
  const [attempt, setAttempt] = useState(0);
  const faultOf = (fact: string) => (faults[fact] ? t(`calculator.fault.${faults[fact]}`) : undefined);
  const change = (next: Partial<OnPage>) => {
    setFaults({});
    setPage({ ...page, ...next });
  };
  const go = () => {
    const step = stepOf(question, page);
    if ('question' in step) return onAnswer(step as Step);
    setFaults(step as Record<string, 'nothing' | 'figure' | 'day'>);
    setAttempt((times) => times + 1);
  };
  const [first] = question.facts;
  const settled = Object.entries(reply.counts).reduce(
    (sum, [name, n]) => (name === 'open' ? sum : sum + n),
    0,
  );
  return (
    <QuestionPage
      flow={flow}
      back={back}
      progress={
        <Progress done={settled} of={settled + reply.counts.open}>
          {t('calculator.question.progress', { known: reply.known.length, open: reply.counts.open })}
        </Progress>
      }
      question={question.title[language]}
      hint={question.hint?.[language]}
      why={
        <>
          <WhyFold>
            <p>
              {t('calculator.question.why', {
                policies: question.policies.map((name) => name[language]).join(t('calculator.separator')),
              })}
            </p>
          </WhyFold>
          {children}
        </>
      }
      errors={[
        ...(problem ? [{ text: problem }] : []),
        ...Object.keys(faults).map((fact) => ({ id: controlId(fact), text: faultOf(fact) ?? '' })),
      ]}
      attempt={attempt}
      busy={busy}
      status={<SoFar counts={reply.counts} href={resultsHref} />}
      onContinue={go}
    >
      {(ids) =>
        isPlace(question) ? (
          <PlaceFact
            area={page.area}
            onType={(area) => change({ area })}
            error={faultOf(first?.fact ?? '')}
            labelledBy={ids.labelledBy}
          />
        ) : isMany(question) ? (
          <ManyFacts
            facts={question.facts}
            typed={page.many}
            onType={(many) => change({ many })}
            error={faultOf(first?.fact ?? '')}
            labelledBy={ids.labelledBy}
          />
        ) : (
          <div className="stack">
            {question.facts.map((fact) => (
              <FactControl
                key={fact.fact}
                {...ids}
                fact={fact}
                several={question.facts.length > 1}
                typed={page.facts[fact.fact]}
                onType={(typed) => change({ facts: { ...page.facts, [fact.fact]: typed } })}
                error={faultOf(fact.fact)}
              />
            ))}
          </div>
        )
      }
    </QuestionPage>
  );
}

const signs: readonly { standing: 'entitled' | 'check' | 'open'; icon: IconName }[] = [
  { standing: 'entitled', icon: 'check' },
  { standing: 'check', icon: 'question' },
  { standing: 'open', icon: 'clock' },
];

/** 目前看: how many are settled so, which moves with each answer, and the way to all of them. */
function SoFar({ counts, href }: { counts: Reply['counts']; href: string | (() => void) }) {
  const t = useT();
  const inside = (
    <>
      <span className="note">{t('calculator.soFar.title')}</span>
      {signs.map(({ standing, icon }) => (
        <span key={standing} className={`calculator-count calculator-${standing}`}>
          <Icon name={icon} size="small" />
          {t(`calculator.standing.${standing}`)} {counts[standing]}
        </span>
      ))}
      <Icon name="chevron-right" size="small" />
    </>
  );
  return (
    <div aria-live="polite">
      {typeof href === 'string' ? (
        <Link className="calculator-so-far" href={href}>
          {inside}
        </Link>
      ) : (
        <button type="button" className="calculator-so-far" onClick={href}>
          {inside}
        </button>
      )}
    </div>
  );
}
