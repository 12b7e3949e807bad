import type { Words } from '../../../../ground/problem.ts';

/** How what an employer's profile shows is counted; of answers and stays the contract of answers says it (data/matching/answering.yaml). */
export const profileRules = {
  needs: {
    zh: '近 12 个月公开过的岗位：哪个月有一天在招，就算进那个月；人数是要招的人数。用语不合法被停的不算。',
    en: 'Postings that were public in the last 12 months: each counts in every month on some day of which it was open, with the people wanted. Those closed for unlawful wording never count.',
  },
  pay: {
    zh: '每月工资取上下限的中间，按职业和别家在招的岗位比：先看本县，不够 5 个看全市，再看全省。收集的岗位只算今年和去年的；按天、按件算的零工不比。',
    en: 'Pay a month, the middle of both ends, beside the open jobs of others in that occupation: of the county, where there are fewer than five of the city, then of the province. Collected ones are of this year or the last; day and piece work is not compared.',
  },
} as const satisfies Record<string, Words>;
