import type { Education } from '../requirements.ts';

/** What advertisements of one job say of it. */
export interface Stated {
  /** Fen a month. */
  payLow: number | null;
  payHigh: number | null;
  payPrinted: string | null;
  education: Education | null;
  experienceYears: number | null;
  headcount: number | null;
}

/** What two advertisements of one job may say differently; their titles differ in lures alone, and no place is outside of the other. */
export const statements = ['pay', 'education', 'experience', 'headcount'] as const;
export type Statement = (typeof statements)[number];

/** What is said on both sides and is not the same; within a yuan pay is. */
const told = <T>(one: T | null, other: T | null, same: (one: T, other: T) => boolean = Object.is) =>
  one !== null && other !== null && !same(one, other);

const withinYuan = (one: number, other: number) => Math.abs(one - other) <= 100;

/** What another advertisement of a job says differently from the one that leads; what only one of them says is no difference. */
export function differencesOf(lead: Stated, other: Stated): Statement[] {
  const differs: Record<Statement, boolean> = {
    pay:
      told(lead.payLow, other.payLow, withinYuan) ||
      told(lead.payHigh, other.payHigh, withinYuan) ||
      ((lead.payLow ?? lead.payHigh) === null && told(lead.payPrinted, other.payPrinted)),
    education: told(lead.education, other.education),
    experience: told(lead.experienceYears, other.experienceYears),
    headcount: told(lead.headcount, other.headcount),
  };
  return statements.filter((statement) => differs[statement]);
}
