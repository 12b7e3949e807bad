import { useState } from 'react';
import { AnswerMany, AnswerOne } from '../../../web/design/Answer.tsx';
import { Button } from '../../../web/design/Button.tsx';
import { TextField } from '../../../web/design/Field.tsx';
import { Pad } from '../../../web/design/Pad.tsx';
import { Picks } from '../../../web/design/Picks.tsx';
import { Notice } from '../../../web/design/States.tsx';
import { useDevice, useSkin } from '../../../web/device.ts';
import { useT } from '../../../web/words.ts';
import type { Question } from '../domain/case-type.ts';
import { AreasAnswer } from './AreasAnswer.tsx';
import { type AnswerControlProps, answerId, FieldError, Unsure, useUnsure } from './answer-parts.tsx';
import { toggled } from './typed-answer.ts';

/** The control that a question's widget names. */
export function AnswerControl(props: AnswerControlProps) {
  switch (props.question.widget) {
    case 'choice':
      return <Choice {...props} />;
    case 'many':
      return <Many {...props} />;
    case 'words':
      return <WordList {...props} />;
    case 'text':
      return <Line {...props} />;
    case 'number':
    case 'money':
      return <Figure {...props} />;
    case 'areas':
      return <AreasAnswer {...props} />;
  }
}

/** The options as texts; the answer keeps the value as the file has it. */
function useOptions({ options = [] }: Question) {
  const { language } = useDevice();
  return options.map(({ value, label, example }) => ({
    value: String(value),
    label: label[language],
    note: example?.[language],
  }));
}

function Choice({ question, typed, onType, error, labelledBy, describedBy }: AnswerControlProps) {
  const shown = useOptions(question);
  return (
    <AnswerOne
      {...useUnsure(question)}
      id={answerId}
      labelledBy={labelledBy}
      describedBy={describedBy}
      error={error}
      options={shown}
      value={typed === undefined || typed === null ? typed : String(typed)}
      onChange={(value) =>
        onType(
          value === null ? null : question.options?.find((option) => String(option.value) === value)?.value,
        )
      }
    />
  );
}

function Many({ question, typed, onType, error, labelledBy, describedBy }: AnswerControlProps) {
  const shown = useOptions(question);
  const chosen = Array.isArray(typed) ? typed : [];
  return (
    <AnswerMany
      {...useUnsure(question)}
      id={answerId}
      labelledBy={labelledBy}
      describedBy={describedBy}
      error={error}
      options={shown}
      value={typed === null ? null : Array.isArray(typed) ? typed : undefined}
      onChange={(values) => {
        if (values === null || values === undefined) return onType(values);
        const changed =
          values.find((value) => !chosen.includes(value)) ?? chosen.find((value) => !values.includes(value));
        onType(changed === undefined ? values : toggled(question, typed, changed));
      }}
    />
  );
}

/** A few words each: those that are offered, and one's own. What stands in the field when the page goes on is taken too. */
function WordList(props: AnswerControlProps) {
  const { question, typed, onType, error, labelledBy } = props;
  const t = useT();
  const { language } = useDevice();
  const kiosk = useSkin() === 'kiosk';
  const [own, setOwn] = useState('');
  const chosen = Array.isArray(typed) ? typed : [];
  const offered = (question.suggest ?? []).map(({ value, label }) => ({
    value: String(value),
    label: label[language],
  }));
  const mine = chosen.filter((value) => value !== own && !offered.some((pick) => pick.value === value));
  const picks = [...offered, ...mine.map((value) => ({ value, label: value }))];
  const none = question.none ? [{ value: '', label: question.none[language] }] : [];
  // While it is typed, one's own word is already an answer: nobody has to know about the button.
  const type = (text: string) => {
    const rest = chosen.filter((value) => value !== own);
    setOwn(text);
    const all = text.trim() === '' ? rest : [...rest, text];
    onType(all.length > 0 ? all : undefined);
  };
  const most = question.schema.items?.maxLength;
  return (
    <div className="stack" data-error={error ? '' : undefined}>
      <FieldError error={error} />
      <Picks
        picks={[...picks, ...none]}
        chosen={Array.isArray(typed) && typed.length === 0 ? [''] : chosen}
        onToggle={(value) => onType(value === '' ? [] : toggled(question, typed, value))}
        labelledBy={labelledBy}
        id={answerId}
      />
      {kiosk ? (
        <Notice>{t('cases.answer.kiosk')}</Notice>
      ) : (
        <div className="cases-own">
          <TextField
            label={t('cases.answer.own')}
            hint={t('cases.answer.ownHint')}
            value={own}
            onChange={type}
            {...(most === undefined ? {} : { most })}
          />
          <Button kind="tint" icon="plus" main onClick={() => setOwn('')}>
            {t('cases.answer.add')}
          </Button>
        </div>
      )}
      <Unsure {...props} />
    </div>
  );
}

// What may be longer is written in several lines.
const lineLength = 120;

function Line(props: AnswerControlProps) {
  const { question, typed, onType, error, labelledBy } = props;
  const t = useT();
  const { language } = useDevice();
  const kiosk = useSkin() === 'kiosk';
  const text = typeof typed === 'string' ? typed : '';
  const picks = (question.suggest ?? []).map(({ value, label }) => ({
    value: String(value),
    label: label[language],
  }));
  const most = question.schema.maxLength;
  return (
    <div className="stack" data-error={error ? '' : undefined}>
      {kiosk ? <FieldError error={error} /> : null}
      {picks.length > 0 ? (
        <Picks
          picks={picks}
          chosen={[text]}
          onToggle={(value) => onType(value === text ? undefined : value)}
          labelledBy={labelledBy}
        />
      ) : null}
      {kiosk ? (
        <Notice>{t('cases.answer.kiosk')}</Notice>
      ) : (
        <TextField
          id={answerId}
          kind={most !== undefined && most > lineLength ? 'lines' : 'text'}
          label={t(picks.length > 0 ? 'cases.answer.own' : 'cases.answer.text')}
          value={text}
          onChange={(line) => onType(line === '' ? undefined : line)}
          error={error}
          {...(most === undefined ? {} : { most })}
        />
      )}
      <Unsure {...props} />
    </div>
  );
}

function Figure(props: AnswerControlProps) {
  const { question, typed, onType, error, labelledBy } = props;
  const t = useT();
  const { language } = useDevice();
  const text = typeof typed === 'string' ? typed : '';
  const type = (figure: string) => onType(figure === '' ? undefined : figure);
  const inText = (value: string | number | boolean) =>
    String(question.widget === 'money' ? Number(value) / 100 : value);
  const picks = (question.suggest ?? []).map(({ value, label }) => ({
    value: inText(value),
    label: label[language],
  }));
  return (
    <div className="stack">
      <Picks
        picks={picks}
        chosen={[text]}
        onToggle={(value) => type(value === text ? '' : value)}
        labelledBy={labelledBy}
      />
      <TextField
        id={answerId}
        kind="number"
        label={t(question.widget === 'money' ? 'cases.answer.yuan' : 'cases.answer.figure')}
        {...(question.unit ? { unit: question.unit[language] } : {})}
        value={text}
        onChange={type}
        error={error}
        most={9}
      />
      <Pad keys="1234567890" value={text} most={6} onChange={type} />
      <Unsure {...props} />
    </div>
  );
}
