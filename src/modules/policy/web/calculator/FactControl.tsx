import { useState } from 'react';
import { AnswerMany, AnswerOne } from '../../../../web/design/Answer.tsx';
import { TextField } from '../../../../web/design/Field.tsx';
import { Pad } from '../../../../web/design/Pad.tsx';
import { type Place, PlacePicker } from '../../../../web/design/PlacePicker.tsx';
import { useDevice, useSkin } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { places } from '../../../network/web/index.tsx';
import { readTypedDay } from '../../domain/typed.ts';
import type { AskedFact, Typed } from './typed-fact.ts';

export interface ControlProps {
  fact: AskedFact;
  typed: Typed;
  onType: (typed: Typed) => void;
  error: string | undefined;
  labelledBy: string;
  describedBy: string | undefined;
  /** Several facts stand on the page: each says which it is. */
  several: boolean;
}

export const controlId = (fact: string) => `fact-${fact.replaceAll('.', '-')}`;

const units = { fen: 'yuan', months: 'months', years: 'years', ratio: 'perCent' } as const;

/** The control of one fact, by its type. 说不清楚 is always an answer, and 没有 where there may be none. */
export function FactControl(props: ControlProps) {
  switch (props.fact.type) {
    case 'yesno':
      return <YesNo {...props} />;
    case 'code':
      return <Code {...props} />;
    case 'policies':
      return <Policies {...props} />;
    default:
      return <Line {...props} />;
  }
}

const chosenOf = (typed: Typed): string | null | undefined => {
  if (typed === 'unclear') return null;
  if (typed === undefined || 'text' in typed) return undefined;
  return typed.value === null ? none : String(typed.value);
};

/** The value of the answer that there is none. */
const none = '\u0000';

function useUnclearNote(): string {
  return useT()('calculator.question.unclearNote');
}

function YesNo({ fact, typed, onType, error, labelledBy, describedBy, several }: ControlProps) {
  const t = useT();
  const { language } = useDevice();
  const note = useUnclearNote();
  return (
    <AnswerOne
      id={controlId(fact.fact)}
      {...(several ? { legend: fact.label[language] } : { labelledBy })}
      describedBy={describedBy}
      error={error}
      unsureNote={several ? undefined : note}
      options={[
        { value: 'true', label: t('calculator.question.yes') },
        { value: 'false', label: t('calculator.question.no') },
      ]}
      value={chosenOf(typed)}
      onChange={(value) => onType(value === null ? 'unclear' : { value: value === 'true' })}
    />
  );
}

function Code({ fact, typed, onType, error, labelledBy, describedBy, several }: ControlProps) {
  const t = useT();
  const { language } = useDevice();
  const note = useUnclearNote();
  const options = fact.answers.map(({ code, label }) => ({ value: code, label: label[language] }));
  return (
    <AnswerOne
      id={controlId(fact.fact)}
      {...(several ? { legend: fact.label[language] } : { labelledBy })}
      describedBy={describedBy}
      error={error}
      unsureNote={several ? undefined : note}
      options={fact.none ? [...options, { value: none, label: t('calculator.question.none') }] : options}
      value={chosenOf(typed)}
      onChange={(value) => onType(value === null ? 'unclear' : { value: value === none ? null : value })}
    />
  );
}

function Policies({ fact, typed, onType, error, labelledBy, describedBy }: ControlProps) {
  const t = useT();
  const { language } = useDevice();
  const note = useUnclearNote();
  const had = typed !== undefined && typed !== 'unclear' && 'value' in typed ? typed.value : undefined;
  const chosen = Array.isArray(had) ? (had.length === 0 ? [none] : had) : undefined;
  return (
    <AnswerMany
      id={controlId(fact.fact)}
      labelledBy={labelledBy}
      describedBy={describedBy}
      error={error}
      unsureNote={note}
      options={[
        ...fact.answers.map(({ code, label }) => ({ value: code, label: label[language] })),
        { value: none, label: t('calculator.question.noneOfThese') },
      ]}
      value={typed === 'unclear' ? null : chosen}
      onChange={(values) => onType(several(values, chosen))}
    />
  );
}

/** 都没有 stands alone: it clears the others, and is cleared by them. */
function several(values: readonly string[] | null | undefined, before: readonly string[] = []): Typed {
  if (values === null) return 'unclear';
  if (values === undefined) return undefined;
  const added = values.find((value) => !before.includes(value));
  if (added === none) return { value: [] };
  const left = values.filter((value) => value !== none);
  return left.length === 0 ? undefined : { value: left };
}

function Line({ fact, typed, onType, error, labelledBy, several: many }: ControlProps) {
  const t = useT();
  const { language } = useDevice();
  const { day: dayWords } = useFormat();
  const kiosk = useSkin() === 'kiosk';
  const text = typed !== undefined && typed !== 'unclear' && 'text' in typed ? typed.text : '';
  const unit = units[fact.type as keyof typeof units];
  const isDay = fact.type === 'day';
  const day = isDay ? readTypedDay(text) : undefined;
  const type = (next: string) => onType(next === '' ? undefined : { text: next });
  return (
    <div className="stack">
      <TextField
        id={controlId(fact.fact)}
        kind={isDay && !kiosk ? 'date' : 'number'}
        label={
          many ? fact.label[language] : t(isDay ? 'calculator.question.day' : 'calculator.question.figure')
        }
        {...(isDay && kiosk
          ? { hint: day === undefined ? t('calculator.question.dayHint') : dayWords(day) }
          : {})}
        {...(unit ? { unit: t(`calculator.unit.${unit}`) } : {})}
        value={text}
        onChange={type}
        error={error}
        most={12}
      />
      <Pad keys="1234567890" value={text} most={isDay ? 8 : 7} onChange={type} />
      <AnswerOne
        {...(many ? { legend: t('calculator.question.or') } : { labelledBy })}
        options={fact.none ? [{ value: none, label: t('calculator.question.none') }] : []}
        value={typed !== undefined && typed !== 'unclear' && 'text' in typed ? undefined : chosenOf(typed)}
        onChange={(value) => onType(value === null ? 'unclear' : { value: null })}
      />
    </div>
  );
}

/** Several yes-or-no facts on one page: those that hold are ticked, the others do not hold. */
export function ManyFacts({
  facts,
  typed,
  onType,
  error,
  labelledBy,
}: {
  facts: readonly AskedFact[];
  /** The facts that hold; null: it is not clear. */
  typed: readonly string[] | null | undefined;
  onType: (facts: readonly string[] | null | undefined) => void;
  error: string | undefined;
  labelledBy: string;
}) {
  const t = useT();
  const { language } = useDevice();
  const chosen = typed === undefined || typed === null ? typed : typed.length === 0 ? [none] : [...typed];
  return (
    <AnswerMany
      id={controlId(facts[0]?.fact ?? '')}
      labelledBy={labelledBy}
      error={error}
      unsureNote={useUnclearNote()}
      options={[
        ...facts.map(({ fact, label }) => ({ value: fact, label: label[language] })),
        { value: none, label: t('calculator.question.noneOfThese') },
      ]}
      value={chosen}
      onChange={(values) => {
        const next = several(values, chosen ?? []);
        if (next === 'unclear') onType(null);
        else onType(next && 'value' in next ? (next.value as string[]) : undefined);
      }}
    />
  );
}

/** Where somebody lives or a unit is, to the county: it says the city and the tier of the least wage at once. */
export function PlaceFact({
  area,
  onType,
  error,
  labelledBy,
}: {
  /** Null: it is not clear. */
  area: string | null | undefined;
  onType: (area: string | null | undefined) => void;
  error: string | undefined;
  labelledBy: string;
}) {
  const [path, setPath] = useState<readonly Place[]>([]);
  const change = (next: readonly Place[]) => {
    setPath(next);
    const last = next.at(-1);
    const enough = last !== undefined && last.level !== 'province' && last.level !== 'city';
    onType(enough ? last.code : undefined);
  };
  return (
    <div className="stack" id={controlId('city')} tabIndex={-1} data-error={error ? '' : undefined}>
      {error ? <p className="field-error">{error}</p> : null}
      <PlacePicker {...places} path={path} onChange={change} until="county" />
      <AnswerOne
        labelledBy={labelledBy}
        options={[]}
        unsureNote={useUnclearNote()}
        value={area === null ? null : undefined}
        onChange={() => {
          setPath([]);
          onType(null);
        }}
      />
    </div>
  );
}
