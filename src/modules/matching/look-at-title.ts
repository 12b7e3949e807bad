import { loadOccupations } from '../../ground/occupations/load.ts';
import {
  type CodedOccupation,
  type LikelyOccupation,
  sureOfOccupation,
} from './domain/occupation/code-occupation.ts';
import { codeOccupation } from './load-occupation-words.ts';
import type { TitleLook } from './title-look-schema.ts';

const withName = ({ code, confidence }: LikelyOccupation) => ({
  code,
  name: loadOccupations().get(code).name,
  confidence: Math.round(confidence * 100),
});

/**
 * What a title is read as, or was said to be, with what else it may mean.
 * @param said the code that somebody has chosen; null: nobody has.
 * @param read what it was read as when it was kept.
 */
export function lookAtTitle(
  title: string,
  said: string | null,
  read: CodedOccupation | null = codeOccupation(title),
): TitleLook {
  const likely = read === null ? [] : [read, ...read.alternatives];
  const shown = said === null ? read : { code: said, confidence: 1 };
  const others = likely.filter(({ code }) => code !== shown?.code).map(withName);
  if (shown === null)
    return { title, code: null, name: null, confidence: null, sure: false, said: false, others };
  const sure = shown.confidence >= sureOfOccupation;
  return { title, ...withName(shown), sure, said: said !== null, others };
}
