import type { Words } from '../../../ground/problem.ts';
import type { Change } from './engine/changes.ts';
import { wishFacts } from './wishes.ts';

const yuan = (fen: number) => Math.round(fen / 100);

/** A change as half a sentence that begins "if": nothing in it asks anybody to do it. */
export function changeWords(change: Change, name: Words): Words {
  switch (change.kind) {
    case 'certificate':
      return { zh: `有${name.zh}`, en: `With a ${name.en}` };
    case 'occupation':
      return { zh: `${name.zh}也愿意做`, en: `If ${name.en} would do too` };
    case 'pay':
      return {
        zh: `每月 ${yuan(change.leastPay)} 元起也可以`,
        en: `If ${yuan(change.leastPay)} yuan a month would do`,
      };
    case 'reach':
      return {
        zh: `路上 ${change.minutes} 分钟也可以`,
        en: `If a way of ${change.minutes} minutes would do`,
      };
    case 'nights':
      return { zh: '能上夜班', en: 'If nights would do' };
    case 'childcare':
      return { zh: '不用自己接送孩子', en: 'If somebody else could fetch the children' };
    case 'remote':
      return { zh: '在家上班也可以', en: 'If work from home would do' };
  }
}

/** What a person says of himself where he keeps a change as a wish. */
export interface KeptWish {
  fact: string;
  value: number | boolean | string[];
}

/** Wanted titles at the most (data/facts/wishes.yaml). */
const mostTitles = 3;

/**
 * The wish that a change is; null where it is none: a certificate has to be had first, and hours for children are no wish but what somebody's days
 * are like.
 */
export function wishOf(change: Change, titles: readonly string[], name: Words): KeptWish | null {
  switch (change.kind) {
    case 'pay':
      return { fact: wishFacts.leastPay, value: change.leastPay };
    case 'reach':
      return { fact: wishFacts.reachMinutes, value: change.minutes };
    case 'nights':
      return { fact: wishFacts.noNights, value: false };
    case 'remote':
      return { fact: wishFacts.remoteOk, value: true };
    case 'occupation':
      return titles.length < mostTitles ? { fact: wishFacts.titles, value: [...titles, name.zh] } : null;
    case 'certificate':
    case 'childcare':
      return null;
  }
}
