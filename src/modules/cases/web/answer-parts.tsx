import { AnswerOne } from '../../../web/design/Answer.tsx';
import { Icon } from '../../../web/design/Icon.tsx';
import { useDevice } from '../../../web/device.ts';
import type { Question } from '../domain/case-type.ts';
import type { Typed } from './typed-answer.ts';

/** What every control of an answer gets. */
export interface AnswerControlProps {
  question: Question;
  typed: Typed;
  onType: (typed: Typed) => void;
  error: string | undefined;
  labelledBy: string;
  describedBy: string | undefined;
  areaName: (code: string) => string;
}

/** The id of the control, for the error summary. */
export const answerId = 'answer';

/** Whether 说不清楚 is offered, and what follows from it. */
export function useUnsure({ unsure }: Question) {
  const { language } = useDevice();
  return unsure === false ? { sure: true } : { sure: false, unsureNote: unsure[language] };
}

/** 说不清楚 under a control that is no list of answers. */
export function Unsure({ question, typed, onType, labelledBy }: AnswerControlProps) {
  const { sure, unsureNote } = useUnsure(question);
  if (sure) return null;
  return (
    <AnswerOne
      labelledBy={labelledBy}
      options={[]}
      unsureNote={unsureNote}
      value={typed === null ? null : undefined}
      onChange={() => onType(null)}
    />
  );
}

export function FieldError({ error }: { error: string | undefined }) {
  if (!error) return null;
  return (
    <p className="field-error">
      <Icon name="warning" />
      <span>{error}</span>
    </p>
  );
}
