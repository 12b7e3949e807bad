import { type ReactNode, useId, useState } from 'react';
import { useT } from '../words.ts';
import { Button } from './Button.tsx';
import { groupDigits } from './grouping.ts';
import { Icon } from './Icon.tsx';
import './field.css';

export interface FieldFrameProps {
  label: ReactNode;
  /** One short sentence that helps to answer. */
  hint?: ReactNode;
  /** What to do about the value; the field gets its red bar. */
  error?: string | undefined;
  optional?: boolean | undefined;
}

/** Label, hint and message above a control: `children` gets the ids to wire it with. */
export function FieldFrame({
  id,
  label,
  hint,
  error,
  optional,
  children,
}: FieldFrameProps & { id: string; children: (describedBy: string | undefined) => ReactNode }) {
  const t = useT();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="field" data-error={error ? '' : undefined}>
      <label className="field-label" htmlFor={id}>
        {label}
        {optional ? <span className="field-optional">（{t('shell.field.optional')}）</span> : null}
      </label>
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="warning" />
          <span>{error}</span>
        </p>
      ) : null}
      {children(described || undefined)}
    </div>
  );
}

export type FieldKind = 'text' | 'number' | 'phone' | 'id-number' | 'password' | 'search' | 'date' | 'lines';

const inputOf: Record<
  FieldKind,
  { type: string; inputMode?: 'numeric' | 'tel' | 'search' | 'text'; most?: number }
> = {
  text: { type: 'text' },
  number: { type: 'text', inputMode: 'numeric' },
  phone: { type: 'tel', inputMode: 'tel', most: 13 },
  'id-number': { type: 'text', inputMode: 'text', most: 20 },
  password: { type: 'password' },
  search: { type: 'search', inputMode: 'search' },
  date: { type: 'date' },
  lines: { type: 'text' },
};

export interface TextFieldProps extends FieldFrameProps {
  value: string;
  onChange: (value: string) => void;
  kind?: FieldKind;
  /** The id that an error summary links to; made up where it is not given. */
  id?: string;
  name?: string;
  autoComplete?: string;
  /** 元/月, 公里: stands in the field, after the value. */
  unit?: string;
  most?: number;
  onBlur?: () => void;
}

/** A field for a line of text. Phone and id numbers show their groups below while they are typed. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, kind = 'text', unit, autoComplete, name, onBlur, error } = props;
  const made = useId();
  const id = props.id ?? made;
  const t = useT();
  const [shown, setShown] = useState(false);
  const input = inputOf[kind];
  const most = props.most ?? input.most;
  const grouped = kind === 'phone' || kind === 'id-number' ? groupDigits(kind, value) : '';
  return (
    <FieldFrame {...props} id={id}>
      {(describedBy) => (
        <>
          <div className="field-box" data-kind={kind}>
            {kind === 'lines' ? (
              <textarea
                id={id}
                name={name}
                rows={4}
                value={value}
                maxLength={most}
                aria-describedby={describedBy}
                aria-invalid={error ? true : undefined}
                onChange={(event) => onChange(event.target.value)}
                onBlur={onBlur}
              />
            ) : (
              <input
                id={id}
                name={name}
                type={kind === 'password' && shown ? 'text' : input.type}
                inputMode={input.inputMode}
                autoComplete={autoComplete ?? 'off'}
                autoCapitalize={kind === 'id-number' ? 'characters' : 'none'}
                spellCheck={false}
                value={value}
                maxLength={most}
                aria-describedby={describedBy}
                aria-invalid={error ? true : undefined}
                onChange={(event) => onChange(event.target.value)}
                onBlur={onBlur}
              />
            )}
            {unit ? <span className="field-unit">{unit}</span> : null}
            {kind === 'password' ? (
              <Button kind="text" onClick={() => setShown(!shown)} pressed={shown}>
                {t(shown ? 'shell.field.hide' : 'shell.field.show')}
              </Button>
            ) : null}
          </div>
          {grouped ? (
            <p className="field-groups" aria-hidden="true">
              <span>{grouped}</span>
              <span className="least">
                {t('shell.field.digits', { count: grouped.replaceAll(' ', '').length })}
              </span>
            </p>
          ) : null}
          {kind === 'lines' && most !== undefined ? (
            <p className="least">{t('shell.field.letters', { count: value.length, most })}</p>
          ) : null}
        </>
      )}
    </FieldFrame>
  );
}

export interface CodeInputProps {
  value: string;
  onChange: (value: string) => void;
  /** Called once when the last digit stands there. */
  onComplete?: (value: string) => void;
  length?: number;
  id?: string;
  error?: string | undefined;
  label?: string;
  hint?: ReactNode;
}

/** A one-time code in one field, so that the telephone can fill it in and a code can be pasted. */
export function CodeInput({
  value,
  onChange,
  onComplete,
  length = 6,
  error,
  label,
  hint,
  ...rest
}: CodeInputProps) {
  const made = useId();
  const id = rest.id ?? made;
  const t = useT();
  return (
    <FieldFrame
      id={id}
      label={label ?? t('shell.field.code')}
      hint={hint ?? t('shell.field.codeHint', { length })}
      error={error}
    >
      {(describedBy) => (
        <div className="field-box field-code" style={{ maxWidth: `${length * 1.45 + 2}em` }}>
          <input
            id={id}
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9]*"
            value={value}
            aria-describedby={describedBy}
            aria-invalid={error ? true : undefined}
            onChange={(event) => {
              const digits = event.target.value.normalize('NFKC').replaceAll(/\D/g, '').slice(0, length);
              onChange(digits);
              if (digits.length === length && digits !== value) onComplete?.(digits);
            }}
          />
        </div>
      )}
    </FieldFrame>
  );
}
