import type { PayPeriod } from '../../../ground/money/pay.ts';

/**
 * The parts that an employer's advertisement must have: 单位基本情况、招聘人数、招聘条件、工作内容、工作地点、基本劳动报酬
 * (人力资源市场暂行条例, 国务院令第700号, art. 24).
 */
export const parts = ['employer', 'headcount', 'conditions', 'duties', 'workplace', 'pay'] as const;
export type Part = (typeof parts)[number];

/** What is known of an advertisement, as far as the article asks for it. */
export interface Stated {
  company: string | null;
  headcount: number | null;
  education: string | null;
  experienceYears: number | null;
  description: string | null;
  placePrinted: string | null;
  address: string | null;
  payLow: number | null;
  payHigh: number | null;
  /** Pay by the piece is pay that was stated. */
  payPeriod: PayPeriod | null;
}

/** A description shorter than this, headings aside, names a branch (后端, 电商) and no duties. */
const fewestOfDuties = 8;

/** Headings such as 岗位职责： and numbers; what remains are duties. */
export function withoutHeadings(description: string): string {
  return description
    .replace(/[【[]?(岗位|工作|职位|主要|任职)?(职责|内容|描述|要求|资格|条件|信息)[】\]]?\s*[:：]?/g, '')
    .replace(/^[\s\d.、，:：()（）]+/, '')
    .trim();
}

/** The parts of art. 24 that an advertisement does not state, in the order of the article. */
export function missingParts(stated: Stated): Part[] {
  const { description } = stated;
  const states: Record<Part, boolean> = {
    employer: stated.company !== null,
    headcount: stated.headcount !== null,
    conditions:
      stated.education !== null ||
      stated.experienceYears !== null ||
      (description !== null && /要求|资格|条件|学历|经验|以上/.test(description)),
    duties: description !== null && withoutHeadings(description).length >= fewestOfDuties,
    workplace: stated.placePrinted !== null || stated.address !== null,
    pay: stated.payLow !== null || stated.payHigh !== null || stated.payPeriod === 'piece',
  };
  return parts.filter((part) => !states[part]);
}
