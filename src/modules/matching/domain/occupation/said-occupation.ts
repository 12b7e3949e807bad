import type { Occupation } from '../../../../ground/occupations/occupations.ts';
import type { CodedOccupation } from './code-occupation.ts';

const written = /^(.+)：[^：]+ (\d(?:-\d\d){2,3})$/;

/** What somebody has said that a title means, in words that a person can read too: `月嫂：家政服务员 4-10-01-06`. */
export const writeSaid = (title: string, { name, code }: Pick<Occupation, 'name' | 'code'>) =>
  `${title}：${name} ${code}`;

/** What `writeSaid` has written: title → code. */
export function readSaid(texts: readonly string[]): Map<string, string> {
  return new Map(
    texts.flatMap((text): [string, string][] => {
      const [, title, code] = written.exec(text) ?? [];
      return title === undefined || code === undefined ? [] : [[title, code]];
    }),
  );
}

/** A code that a person has chosen: nothing is left to doubt. */
export const chosen = (code: string): CodedOccupation => ({ code, confidence: 1, alternatives: [] });
