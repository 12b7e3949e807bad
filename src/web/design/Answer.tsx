import { type ReactNode, useId } from 'react';
import { useT } from '../words.ts';
import { Icon } from './Icon.tsx';
import './answer.css';

export interface AnswerOption<V extends string = string> {
  value: V;
  label: ReactNode;
  /** An example, or what the answer means. */
  note?: ReactNode;
}

interface AnswersProps<V extends string> {
  options: readonly AnswerOption<V>[];
  /** The question; where the page's h1 asks it, give its id as `labelledBy` instead. */
  legend?: ReactNode;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
  /** The first answer has this id, for the error summary. */
  id?: string;
  error?: string | undefined;
  /** Two or three short answers side by side where the page is wide enough. */
  columns?: boolean;
  /** Leave 说不清楚 out only where everybody knows the answer. */
  sure?: boolean;
  /** 说不清楚, with what skipping means here. */
  unsureNote?: ReactNode;
}

/** One answer. `value`: undefined = not answered yet, null = 说不清楚. */
export function AnswerOne<V extends string>(
  props: AnswersProps<V> & { value: V | null | undefined; onChange: (value: V | null) => void },
) {
  const { value, onChange } = props;
  return (
    <Answers {...props}>
      {(name, id) => (
        <>
          {props.options.map((option, place) => (
            <Answer
              key={option.value}
              id={place === 0 ? id : undefined}
              name={name}
              type="radio"
              option={option}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
          ))}
          {props.sure ? null : (
            <Unsure
              name={name}
              type="radio"
              note={props.unsureNote}
              checked={value === null}
              onChange={() => onChange(null)}
            />
          )}
        </>
      )}
    </Answers>
  );
}

/** Several answers. `value`: undefined = not answered yet, null = 说不清楚, [] is not an answer. */
export function AnswerMany<V extends string>(
  props: AnswersProps<V> & {
    value: readonly V[] | null | undefined;
    onChange: (value: V[] | null | undefined) => void;
  },
) {
  const { value, onChange } = props;
  const t = useT();
  const chosen = value ?? [];
  const toggle = (answer: V) => {
    const next = chosen.includes(answer) ? chosen.filter((other) => other !== answer) : [...chosen, answer];
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <Answers {...props} hint={t('shell.field.many')}>
      {(name, id) => (
        <>
          {props.options.map((option, place) => (
            <Answer
              key={option.value}
              id={place === 0 ? id : undefined}
              name={name}
              type="checkbox"
              option={option}
              checked={chosen.includes(option.value)}
              onChange={() => toggle(option.value)}
            />
          ))}
          {props.sure ? null : (
            <Unsure
              name={name}
              type="checkbox"
              note={props.unsureNote}
              checked={value === null}
              onChange={() => onChange(value === null ? undefined : null)}
            />
          )}
        </>
      )}
    </Answers>
  );
}

function Answers<V extends string>({
  legend,
  labelledBy,
  describedBy,
  error,
  columns,
  hint,
  id,
  children,
}: AnswersProps<V> & { hint?: string; children: (name: string, id: string) => ReactNode }) {
  const made = useId();
  const name = id ?? made;
  const described = [describedBy, hint ? `${name}-hint` : '', error ? `${name}-error` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <fieldset
      className="answers"
      data-error={error ? '' : undefined}
      aria-labelledby={labelledBy}
      aria-describedby={described || undefined}
    >
      {legend ? <legend className="answers-legend">{legend}</legend> : null}
      {hint ? (
        <p className="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="field-error" id={`${name}-error`}>
          <Icon name="warning" />
          <span>{error}</span>
        </p>
      ) : null}
      <div className={columns ? 'answers-list answers-columns' : 'answers-list'}>{children(name, name)}</div>
    </fieldset>
  );
}

interface AnswerProps {
  id?: string | undefined;
  name: string;
  type: 'radio' | 'checkbox';
  checked: boolean;
  onChange: () => void;
}

function Answer({ option, ...input }: AnswerProps & { option: AnswerOption }) {
  return (
    <label className="answer" data-chosen={input.checked ? '' : undefined}>
      <input {...input} />
      <span className="answer-words">
        <span className="answer-label">{option.label}</span>
        {option.note ? <span className="answer-note">{option.note}</span> : null}
      </span>
    </label>
  );
}

function Unsure({ note, ...input }: AnswerProps & { note: ReactNode }) {
  const t = useT();
  return <Answer {...input} option={{ value: '', label: t('shell.field.unsure'), note }} />;
}
