import type { Words } from '../../../ground/problem.ts';

/** Whom or what a posting is meant for, besides everybody. A label never keeps anybody out. */
export const labels = [
  'care',
  'disabled',
  'mothers',
  'silver',
  'remote',
  'public-welfare',
  'trainee',
  'gig',
  'temporary',
  'part-time',
] as const;
export type Label = (typeof labels)[number];

/**
 * What a label is called and what an employer promises by it, in our words. 公益性岗位 are made or supported by government (就业促进法
 * arts. 52–53, numbers from memory); 见习 is a programme of its own with an allowance; the others have no national definition that was
 * read, so the meanings here are this platform's.
 */
export const labelWords: Record<Label, { name: Words; means: Words }> = {
  care: {
    name: { zh: '爱心岗', en: 'Kind job' },
    means: { zh: '愿意先招找工作有困难的人', en: 'People who find it hard to find work come first' },
  },
  disabled: {
    name: { zh: '助残岗', en: 'Job for disabled people' },
    means: { zh: '适合残疾人做，单位会给方便', en: 'Suits disabled people, who are given what they need' },
  },
  mothers: {
    name: { zh: '妈妈岗', en: 'Parents’ hours' },
    means: {
      zh: '上下班时间灵活，能接送孩子，爸爸也行',
      en: 'Hours that leave time for children; fathers are welcome',
    },
  },
  silver: {
    name: { zh: '银龄岗', en: 'Silver job' },
    means: { zh: '欢迎退休后还想做事的人', en: 'People past retirement who want to work are welcome' },
  },
  remote: {
    name: { zh: '远程岗', en: 'Work from home' },
    means: { zh: '在家就能做', en: 'Can be done from home' },
  },
  'public-welfare': {
    name: { zh: '公益性岗位', en: 'Public welfare job' },
    means: {
      zh: '政府出钱或扶持，安排就业困难人员',
      en: 'Made or supported by government for people hard to place',
    },
  },
  trainee: {
    name: { zh: '见习', en: 'Traineeship' },
    means: {
      zh: '学着干，有见习补贴，不是正式用工',
      en: 'Learning at work with an allowance, not employment yet',
    },
  },
  gig: {
    name: { zh: '零工', en: 'Day work' },
    means: { zh: '干一次结一次', en: 'Paid each time' },
  },
  temporary: {
    name: { zh: '临时', en: 'Temporary' },
    means: { zh: '只干一段时间', en: 'For a time only' },
  },
  'part-time': {
    name: { zh: '兼职', en: 'Part time' },
    means: { zh: '每天或每周只干一部分时间', en: 'Some hours a day or some days a week' },
  },
};

export function isLabel(text: string): text is Label {
  return (labels as readonly string[]).includes(text);
}
