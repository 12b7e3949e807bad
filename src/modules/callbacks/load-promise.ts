import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../ground/package-root.ts';

/** What is promised to whoever asks for a call: data/callbacks/promise.yaml. */
export interface CallPromise {
  answerWithinMinutes: number;
  tries: number;
  againAfterMinutes: number;
  mostOpen: number;
  forgetAfterDays: number;
}

let promise: CallPromise | undefined;

export function loadPromise(): CallPromise {
  if (promise) return promise;
  const file = parse(readFileSync(join(packageRoot, 'data/callbacks/promise.yaml'), 'utf8')) as {
    answer_within_minutes: number;
    tries: number;
    again_after_minutes: number;
    most_open: number;
    forget_after_days: number;
  };
  promise = {
    answerWithinMinutes: file.answer_within_minutes,
    tries: file.tries,
    againAfterMinutes: file.again_after_minutes,
    mostOpen: file.most_open,
    forgetAfterDays: file.forget_after_days,
  };
  return promise;
}
