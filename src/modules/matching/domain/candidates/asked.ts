import type { Words } from '../../../../ground/problem.ts';
import type { JudgedPosting } from '../engine/judge.ts';
import { type Education, educationLevel, educationNames } from '../requirements.ts';

/** What an employer could ask less of, or offer more. */
export const eased = ['education', 'experience', 'nights', 'pay'] as const;
export type Eased = (typeof eased)[number];

/** A posting with one requirement eased. */
export interface EasedPosting {
  what: Eased;
  /** As it stands, and as it would be. */
  from: Words;
  to: Words;
  posting: JudgedPosting;
}

/** From high to low; 高中, 中专 and their like are one level. */
const ladder: readonly Education[] = ['11', '14', '21', '31', '61', '71', 'any'];

const yuan = (fen: number) => String(Math.round(fen / 100));

const pay = (fen: number): Words => ({ zh: `每月 ${yuan(fen)} 元`, en: `${yuan(fen)} yuan a month` });

/**
 * The posting with one thing changed at a time, of those that can be: one step less of schooling, no experience, no nights, the pay that is
 * usual near.
 * @param localPay the middle of what similar jobs near pay, fen a month; null: too few to say.
 */
export function easedPostings(
  posting: JudgedPosting,
  education: Education,
  localPay: number | null,
): EasedPosting[] {
  const list: EasedPosting[] = [];
  const level = educationLevel(education) ?? 0;
  const lower = ladder.find((one) => (educationLevel(one) ?? 0) < level);
  if (lower !== undefined)
    list.push({
      what: 'education',
      from: educationNames[education],
      to: educationNames[lower],
      posting: { ...posting, educationLevel: educationLevel(lower) },
    });
  const years = posting.experienceYears ?? 0;
  if (years > 0)
    list.push({
      what: 'experience',
      from: { zh: `${years} 年经验`, en: `${years} ${years === 1 ? 'year' : 'years'} of experience` },
      to: { zh: '不要经验', en: 'no experience' },
      posting: { ...posting, experienceYears: 0 },
    });
  if (posting.nights === true)
    list.push({
      what: 'nights',
      from: { zh: '有夜班', en: 'night shifts' },
      to: { zh: '不上夜班', en: 'no nights' },
      posting: { ...posting, nights: false },
    });
  const most = posting.payHigh ?? posting.payLow;
  if (localPay !== null && most !== null && most < localPay)
    list.push({
      what: 'pay',
      from: pay(most),
      to: pay(localPay),
      posting: { ...posting, payLow: localPay, payHigh: localPay },
    });
  return list;
}
