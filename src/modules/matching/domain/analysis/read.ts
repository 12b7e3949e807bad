import type { Words } from '../../../../ground/problem.ts';
import type { Span, Sureness } from '../sentence/text.ts';

/** Something that was read in the text: where, how sure, and why, so that a page can show it. */
export interface Read<T> extends Span {
  value: T;
  sure: Sureness;
  why: Words;
}

/** Something that is asked of the person. */
export interface Asked<T> extends Read<T> {
  /** nice: it would be liked (优先). */
  need: 'must' | 'nice';
}

/** Why it was read so. */
export const because = (zh: string, en: string): Words => ({ zh, en });
