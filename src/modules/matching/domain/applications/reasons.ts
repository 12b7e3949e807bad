import type { Words } from '../../../../ground/problem.ts';

/** Why something ended, on a list to choose from. */
export interface Reason {
  /** For whoever chooses it. */
  choose: Words;
  /** What the other side reads; of a person's reasons the employer reads no more than this. */
  told: Words;
  /** What the person can do next. */
  next: Words;
  /** The staff of the area should look at it. */
  alert?: true;
}

const similar: Words = { zh: '下面有相近的岗位，可以接着投', en: 'There are similar jobs below' };
const back: Words = { zh: '本人撤回了', en: 'The person took it back' };
const onward: Words = { zh: '想换一个，看看相近的岗位', en: 'For another one, see similar jobs' };

/** Why an employer says no. The words to the person say what did not fit the job, never what is wrong with him. */
export const refusalReasons = {
  filled: {
    choose: { zh: '已招满', en: 'Filled' },
    told: { zh: '这个岗位招满了', en: 'The job is filled' },
    next: similar,
  },
  hours: {
    choose: { zh: '时间对不上', en: 'Hours do not match' },
    told: { zh: '上班时间没对上', en: 'The hours did not match' },
    next: { zh: '可以找时间合适的岗位，下面有几个', en: 'There are jobs with other hours below' },
  },
  certificate: {
    choose: { zh: '还缺证书', en: 'A certificate is needed' },
    told: { zh: '这个岗位要先有证', en: 'This job needs a certificate first' },
    next: {
      zh: '考证有培训，有的有补贴，站点帮您问',
      en: 'There is training for it, some with aid; the station helps',
    },
  },
  experience: {
    choose: { zh: '想要更熟的', en: 'More experience is wanted' },
    told: { zh: '单位想先找做过这行的人', en: 'The employer looks for somebody who has done it before' },
    next: {
      zh: '可以先看有人带的岗位和见习',
      en: 'Jobs with somebody who shows you, and traineeships, are a way in',
    },
  },
  skills: {
    choose: { zh: '要会的活没对上', en: 'Skills do not match' },
    told: { zh: '要会的活没对上', en: 'The skills did not match' },
    next: {
      zh: '会的活没写全的，补上再投；站点也有培训',
      en: 'If you can do more, add it; the station has training too',
    },
  },
  pay: {
    choose: { zh: '工资没谈拢', en: 'Pay was not agreed' },
    told: { zh: '工资没谈到一起', en: 'The two of you did not agree on pay' },
    next: similar,
  },
  way: {
    choose: { zh: '上班路太远', en: 'The way is too far' },
    told: { zh: '单位觉得上班路远', en: 'The employer finds the way far' },
    next: { zh: '下面是近一些的岗位', en: 'There are nearer jobs below' },
  },
  'not-reached': {
    choose: { zh: '没联系上', en: 'Could not be reached' },
    told: { zh: '单位没联系上您', en: 'The employer could not reach you' },
    next: { zh: '请看看“我的资料”里的手机号对不对', en: 'Please check the mobile number in “My data”' },
  },
  'not-come': {
    choose: { zh: '约好没来', en: 'Did not come' },
    told: { zh: '单位说约好那天没见到您', en: 'The employer did not see you on that day' },
    next: {
      zh: '有事可以先改时间；下面还有相近的岗位',
      en: 'A time can be changed beforehand; there are similar jobs below',
    },
  },
  other: {
    choose: { zh: '其他，写一句', en: 'Other, in a line' },
    told: { zh: '单位这次先不约了', en: 'The employer goes on without an interview this time' },
    next: similar,
  },
} as const satisfies Record<string, Reason>;

/** Why a person takes his application back or declines an invitation. Nobody has to say why. */
export const withdrawalReasons = {
  'found-work': {
    choose: { zh: '找到工作了', en: 'I have found work' },
    told: { zh: '本人找到工作了', en: 'The person has found work' },
    next: { zh: '请把就业状态改成在上班', en: 'Please update your employment under “My data”' },
  },
  hours: { choose: { zh: '时间不合适', en: 'The hours do not suit me' }, told: back, next: onward },
  way: { choose: { zh: '路太远', en: 'It is too far' }, told: back, next: onward },
  pay: { choose: { zh: '工资不合适', en: 'The pay does not suit me' }, told: back, next: onward },
  'not-as-said': {
    choose: { zh: '和写的不一样', en: 'It is not as advertised' },
    told: back,
    next: { zh: '站点会去核实', en: 'The station will check it' },
    alert: true,
  },
  'asked-for-money': {
    choose: { zh: '要我先交钱', en: 'I was asked to pay first' },
    told: back,
    next: {
      zh: '别交钱，也别交证件，可以打 12333',
      en: 'Do not pay and do not hand over your card; call 12333',
    },
    alert: true,
  },
  'changed-mind': { choose: { zh: '改主意了', en: 'I changed my mind' }, told: back, next: onward },
  unsaid: { choose: { zh: '不说原因', en: 'I would rather not say' }, told: back, next: onward },
} as const satisfies Record<string, Reason>;

/** Why a person does not confirm a hire. */
export const denialReasons = {
  'not-started': {
    choose: { zh: '没去上班', en: 'I did not start' },
    told: { zh: '本人说没有去上班', en: 'The person says that he did not start' },
    next: {
      zh: '还想去，请和单位联系；不去了可以撤回',
      en: 'Call the employer if you want to; or take it back',
    },
  },
  'wrong-details': {
    choose: { zh: '日期或工资不对', en: 'Day or pay are wrong' },
    told: {
      zh: '本人说日期或工资不对，请核对',
      en: 'The person says that day or pay are wrong; please check',
    },
    next: { zh: '等单位改好再请您确认', en: 'The employer will mend it, then you are asked again' },
  },
  'never-agreed': {
    choose: { zh: '没有答应过', en: 'I never agreed' },
    told: { zh: '本人说没有答应过', en: 'The person says that he never agreed' },
    next: { zh: '不想再谈可以撤回', en: 'You can take the application back' },
    alert: true,
  },
} as const satisfies Record<string, Reason>;

const employerFree: Words = { zh: '岗位已经结束', en: 'The posting is over' };

/** Why an application ended that neither side ended. */
export const closingReasons = {
  filled: {
    choose: employerFree,
    told: { zh: '这个岗位招满了', en: 'The job is filled' },
    next: similar,
  },
  withdrawn: {
    choose: employerFree,
    told: { zh: '单位不招这个岗位了', en: 'The employer took the job back' },
    next: similar,
  },
  expired: {
    choose: employerFree,
    told: { zh: '这个岗位到期了', en: 'The posting has run out' },
    next: similar,
  },
  silent: {
    choose: employerFree,
    told: {
      zh: '单位一个月没回，我们关了这个岗位',
      en: 'The employer did not answer for a month; we closed the posting',
    },
    next: {
      zh: '让您久等了，下面有回得快的岗位',
      en: 'We are sorry for the wait; there are similar jobs below',
    },
  },
  unlawful: {
    choose: employerFree,
    told: { zh: '岗位有不合规定的内容，我们停了它', en: 'The posting was against the rules; we stopped it' },
    next: similar,
  },
  'employer-refused': {
    choose: employerFree,
    told: {
      zh: '单位资料没核实上，我们停了这个岗位',
      en: 'The employer could not be verified; we stopped the posting',
    },
    next: {
      zh: '请先别去这家；下面有相近的岗位',
      en: 'Please do not go there for now; there are similar jobs below',
    },
  },
  'no-answer': {
    choose: employerFree,
    told: { zh: '单位一个月没给结果，先结束了', en: 'No result came for a month, so this is over' },
    next: similar,
  },
  'time-not-chosen': {
    choose: { zh: '一直没选时间', en: 'No time was chosen' },
    told: { zh: '面试时间过了，没有选', en: 'The offered times have passed' },
    next: { zh: '还想去可以再投一次', en: 'You can apply again if you still want to' },
  },
  'hire-unconfirmed': {
    choose: { zh: '本人一直没确认', en: 'The person did not confirm' },
    told: { zh: '录用一直没有确认，先结束了', en: 'The hire was not confirmed, so this is over' },
    next: { zh: '已经上班的，请改一下就业状态', en: 'If you have started, please update your employment' },
  },
} as const satisfies Record<string, Reason>;

export const reasonLists = {
  refusal: refusalReasons,
  withdrawal: withdrawalReasons,
  denial: denialReasons,
  closing: closingReasons,
} as const;
export type ReasonList = keyof typeof reasonLists;

/** The reason of a move. Undefined where the list has none of that name. */
export function findReason(list: ReasonList, id: string): Reason | undefined {
  const reasons: Record<string, Reason> = reasonLists[list];
  return Object.hasOwn(reasons, id) ? reasons[id] : undefined;
}
