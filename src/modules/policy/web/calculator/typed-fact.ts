import type { Output } from '../../../../web/call.ts';
import { readTypedDay, timesTyped } from '../../domain/typed.ts';

export type AskedFact = NonNullable<Output<'POST /api/calculator'>['question']>['facts'][number];
export type Told = Output<'POST /api/calculator'>['known'][number]['value'];

/** What stands in the control of one fact: an answer, text on its way to one, 说不清楚, or nothing yet. */
export type Typed = { value: Told } | { text: string } | 'unclear' | undefined;

/** What is wrong with the text of an answer: nothing there, no figure, no day. */
export type TypedFault = 'nothing' | 'figure' | 'day';

/** What a control says of its fact, or what is wrong with it. Text is read when the page goes on, not while it is typed. */
export function readTyped(
  { type }: Pick<AskedFact, 'type'>,
  typed: Typed,
): { told: Told } | 'unclear' | TypedFault {
  if (typed === undefined) return 'nothing';
  if (typed === 'unclear') return 'unclear';
  if ('value' in typed) return { told: typed.value };
  if (typed.text.trim() === '') return 'nothing';
  const told = type === 'day' ? readTypedDay(typed.text) : timesTyped(type, typed.text);
  if (told !== undefined) return { told };
  return type === 'day' ? 'day' : 'figure';
}
