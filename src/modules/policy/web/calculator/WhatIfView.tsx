import { useState } from 'react';
import { addMonths, type Day, isDay } from '../../../../ground/clock/day.ts';
import type { Output } from '../../../../web/call.ts';
import { useErrorWords, useLookUp } from '../../../../web/data.ts';
import { AnswerOne } from '../../../../web/design/Answer.tsx';
import { Button } from '../../../../web/design/Button.tsx';
import { Row, Rows } from '../../../../web/design/Card.tsx';
import { TextField } from '../../../../web/design/Field.tsx';
import { Failed, Notice, Waiting } from '../../../../web/design/States.tsx';
import { useDevice, useSkin } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { Compared } from './Compared.tsx';
import type { Asking } from './calculation.ts';
import { FactControl } from './FactControl.tsx';
import { readTyped, type Typed } from './typed-fact.ts';
import './calculator.css';

type Reply = Output<'POST /api/calculator/what-if'>;
type Choice = Reply['choices'][number];

/** What is thought of: nothing of it leaves this page but to be computed. `choice` null: only a later day. */
interface Thought {
  choice: string | null;
  count: string;
  figure: Typed;
  /** So many months from now. */
  later: string;
  /** Or a day, as it is typed. */
  day: string;
}

const months = ['0', '6', '12', '24'] as const;
const counts = ['1', '2', '5', '10'] as const;

/** The later day of a thought; none: today. */
function dayOf({ later, day }: Thought, asOf: Day): Day | undefined {
  if (isDay(day) && day > asOf) return day;
  return later === '0' ? undefined : addMonths(asOf, Number(later));
}

/** 如果……: one thing that may come or that one may decide, beside how things stand. */
export function WhatIfView({ asking }: { asking: Asking }) {
  const t = useT();
  const words = useErrorWords();
  const [thought, think] = useState<Thought>();
  const [asOf, setAsOf] = useState<string>();
  const figure = thought ? readTyped({ type: 'fen' }, thought.figure) : 'nothing';
  const told = typeof figure === 'object' && typeof figure.told === 'number' ? figure.told : undefined;
  const on = thought && asOf !== undefined ? dayOf(thought, asOf as Day) : undefined;
  const tried = useLookUp('POST /api/calculator/what-if', {
    body: {
      ...asking,
      ...(thought?.choice ? { choice: thought.choice, count: Number(thought.count) } : {}),
      ...(told === undefined ? {} : { figure: told }),
      ...(on === undefined ? {} : { on }),
    },
  });
  const head = (
    <div className="stack stack-close">
      <h1>{t(asking.subject === 'unit' ? 'calculator.whatIf.unitTitle' : 'calculator.whatIf.title')}</h1>
      <Notice tone="wait" icon="info" title={t('calculator.whatIf.trying')}>
        {t('calculator.whatIf.tryingNote')}
      </Notice>
    </div>
  );
  const say = useChoiceWords(asking.subject);
  const { data } = tried;
  if (tried.isError || !data)
    return (
      <>
        {head}
        {tried.isError ? (
          <Failed onAgain={() => void tried.refetch()}>{words(tried.error)}</Failed>
        ) : (
          <Waiting onAgain={() => void tried.refetch()} />
        )}
      </>
    );
  const begin = (choice: string | null) => {
    setAsOf(data.asOf);
    think({ choice, count: '1', figure: undefined, later: choice === null ? '12' : '0', day: '' });
  };
  const choice = data.choices.find(({ id }) => id === thought?.choice);
  return (
    <>
      {head}
      {thought === undefined ? (
        <Choices choices={data.choices} subject={asking.subject} onChoose={begin} />
      ) : (
        <>
          <h2>{choice ? say(choice) : t('calculator.whatIf.later')}</h2>
          <div aria-live="polite" aria-busy={tried.isPlaceholderData || undefined}>
            {data.compared && !tried.isPlaceholderData ? (
              <Compared compared={data.compared} on={data.on} asOf={data.asOf} goingOn={data.goingOn} />
            ) : (
              <Waiting lines={3} />
            )}
          </div>
          <Details thought={thought} choice={choice} onChange={think} />
          <Button kind="outline" icon="refresh" wide onClick={() => think(undefined)}>
            {t('calculator.whatIf.another')}
          </Button>
        </>
      )}
    </>
  );
}

function useChoiceWords(subject: Asking['subject']): (choice: Choice) => string {
  const t = useT();
  const { language } = useDevice();
  return ({ words }) =>
    t(subject === 'unit' ? 'calculator.whatIf.ifUnit' : 'calculator.whatIf.ifPerson', {
      what: words[language],
    });
}

/** What opens most stands first. */
function Choices({
  choices,
  subject,
  onChoose,
}: {
  choices: readonly Choice[];
  subject: Asking['subject'];
  onChoose: (choice: string | null) => void;
}) {
  const t = useT();
  const say = useChoiceWords(subject);
  const note = ({ opens, maybe, closes }: Choice) =>
    [
      opens > 0 ? t('calculator.whatIf.opens', { count: opens }) : null,
      maybe > 0 ? t('calculator.whatIf.maybe', { count: maybe }) : null,
      closes > 0 ? t('calculator.whatIf.closes', { count: closes }) : null,
    ]
      .filter((one) => one !== null)
      .join(t('calculator.sum.and'));
  return (
    <Rows>
      {choices.map((choice) => (
        <Row key={choice.id} title={say(choice)} note={note(choice)} onClick={() => onChoose(choice.id)} />
      ))}
      <Row
        title={t('calculator.whatIf.later')}
        note={t('calculator.whatIf.laterNote')}
        onClick={() => onChoose(null)}
      />
    </Rows>
  );
}

function Details({
  thought,
  choice,
  onChange,
}: {
  thought: Thought;
  choice: Choice | undefined;
  onChange: (thought: Thought) => void;
}) {
  const t = useT();
  // A terminal has no keys for a day.
  const kiosk = useSkin() === 'kiosk';
  return (
    <div className="stack">
      {choice?.hires ? (
        <AnswerOne
          sure
          columns
          legend={t('calculator.whatIf.count')}
          options={counts.map((count) => ({
            value: count,
            label: t('calculator.whatIf.people', { count: Number(count) }),
          }))}
          value={thought.count}
          onChange={(count) => onChange({ ...thought, count: count ?? '1' })}
        />
      ) : null}
      {choice?.asks ? (
        <FactControl
          fact={{
            fact: 'figure',
            label: choice.asks.label,
            type: choice.asks.type,
            answers: [],
            none: false,
          }}
          typed={thought.figure}
          onType={(figure) => onChange({ ...thought, figure })}
          error={undefined}
          labelledBy=""
          describedBy={undefined}
          several
        />
      ) : null}
      <AnswerOne
        sure
        columns
        legend={t('calculator.whatIf.when')}
        options={months
          .filter((count) => choice !== undefined || count !== '0')
          .map((count) => ({ value: count, label: t(`calculator.whatIf.in.${count}`) }))}
        value={thought.day === '' ? thought.later : undefined}
        onChange={(later) => onChange({ ...thought, later: later ?? '0', day: '' })}
      />
      {kiosk ? null : (
        <TextField
          kind="date"
          optional
          label={t('calculator.whatIf.day')}
          value={thought.day}
          onChange={(day) => onChange({ ...thought, day })}
        />
      )}
    </div>
  );
}
