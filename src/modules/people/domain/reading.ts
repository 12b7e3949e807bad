import type { Words } from '../../../ground/problem.ts';

/** What is wrong with something that was typed, in a sentence that may be shown as it is. */
export interface Reason {
  code: string;
  detail: Words;
}

/**
 * What was made of something typed. `respelled` says that the value is written otherwise than it was typed (full-width
 * digits, a small x, a space), so that the page can show what was understood.
 */
export type Reading<T> =
  | { ok: true; value: T; respelled: boolean }
  | { ok: false; reasons: readonly [Reason, ...Reason[]] };

export function understood<T>(value: T, spelled: string, typed: string): Reading<T> {
  return { ok: true, value, respelled: spelled !== typed };
}

export function refused(reasons: readonly Reason[]): { ok: false; reasons: readonly [Reason, ...Reason[]] } {
  const [first, ...others] = reasons;
  if (!first) throw new Error('a refusal needs a reason');
  return { ok: false, reasons: [first, ...others] };
}

/** Half-width, and without the spaces, hyphens and invisible marks that come along when a number is copied from a chat. */
export function bareNumber(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s\p{Cf}\p{Pd}]/gu, '');
}

/** Says how many characters are missing or too many; undefined where the length is right. */
export function lengthReason(found: number, wanted: number): Reason | undefined {
  const gap = Math.abs(found - wanted);
  if (found < wanted) {
    return {
      code: 'too-short',
      detail: { zh: `少 ${gap} 位，应该是 ${wanted} 位`, en: `${gap} too few, it has ${wanted}` },
    };
  }
  if (found > wanted) {
    return {
      code: 'too-long',
      detail: { zh: `多 ${gap} 位，应该是 ${wanted} 位`, en: `${gap} too many, it has ${wanted}` },
    };
  }
  return undefined;
}
