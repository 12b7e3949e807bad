/**
 * What a value counts: money in fen, months, completed years, a share (0.6 for 60 %) or something without a unit; days, yes or no, one of
 * named answers, and the list of policies that somebody has had.
 */
export type ValueType =
  | 'fen'
  | 'months'
  | 'years'
  | 'ratio'
  | 'number'
  | 'day'
  | 'yesno'
  | 'code'
  | 'policies';

/** Days are written as such; the policies had so far once for each time. */
export type Value = number | boolean | string | readonly string[];

/** A value as far as it is known: `null` when it is known that there is none (never registered), `undefined` when nobody knows. */
export type Known = Value | null | undefined;

/** Facts by their names, as far as they are known; a hire's facts begin with `h.`. */
export type Facts = Readonly<Record<string, Known>>;

/** Three answers: `open` where it depends on what nobody knows yet. */
export type Outcome = 'yes' | 'no' | 'open';
