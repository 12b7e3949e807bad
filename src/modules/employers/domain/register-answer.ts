import type { Words } from '../../../ground/problem.ts';

/** What the register has on a code. */
export interface RegisterRecord {
  creditCode: string;
  name: string;
  /** As the register writes it: 存续, 在业, 吊销, 注销, 迁出, 撤销 … */
  status: string;
  address: string | null;
  /** 市场主体类型, as the register writes it. */
  type: string | null;
  registeredOn: string | null;
}

/** Why there is no answer. */
export type NotReached =
  | 'not-connected'
  | 'timeout'
  | 'refused'
  | 'error'
  | 'strange-answer'
  | 'resting'
  | 'busy';

/** What came of asking the register; always with the moment, and whether the register was a simulated one. */
export type RegisterAnswer = { askedAt: string; simulated: boolean } & (
  | { outcome: 'found'; record: RegisterRecord }
  | { outcome: 'unknown' }
  | { outcome: 'not-reached'; why: NotReached }
);

/** What an answer means to somebody who verifies. None of them decides: that is a clerk's. */
export type Finding =
  | 'agrees'
  | 'name-differs'
  | 'deregistered'
  | 'revoked'
  | 'status-unclear'
  | 'unknown'
  | 'not-reached';

export const findingWords: Readonly<Record<Finding, Words>> = {
  agrees: { zh: '登记信息一致', en: 'The register agrees' },
  'name-differs': {
    zh: '名称和登记的不一样，请看执照',
    en: 'The name differs from the register; look at the licence',
  },
  deregistered: { zh: '登记机关显示已注销', en: 'The register says deregistered' },
  revoked: { zh: '登记机关显示已吊销', en: 'The register says that the licence was revoked' },
  'status-unclear': {
    zh: '登记状态不是存续，请看执照',
    en: 'The register gives another status; look at the licence',
  },
  unknown: {
    zh: '登记机关查不到这个代码，请看执照',
    en: 'The register does not know the code; look at the licence',
  },
  'not-reached': {
    zh: '暂时连不上登记机关，请看执照',
    en: 'The register is not to be reached; look at the licence',
  },
};

/** Names are compared without spaces and with brackets of one kind: registers write （潍坊） and (潍坊) alike. */
export function sameName(one: string, other: string): boolean {
  const bare = (name: string) =>
    name
      .normalize('NFKC')
      .replace(/[\s\p{Cf}]/gu, '')
      .replace(/[[{〔【]/gu, '(')
      .replace(/[\]}〕】]/gu, ')')
      .toUpperCase();
  return bare(one) === bare(other);
}

/**
 * What the register's answer means for an employer of this name. What is worst is said first: a name that differs matters little for
 * a company that is no more.
 */
export function findingOf(answer: RegisterAnswer, name: string): Finding {
  if (answer.outcome === 'unknown') return 'unknown';
  if (answer.outcome === 'not-reached') return 'not-reached';
  const { name: registered } = answer.record;
  // 吊销，未注销 is one status of the registers: revoked, and still there.
  const status = answer.record.status.replace('未注销', '');
  if (/注销|撤销/.test(status)) return 'deregistered';
  if (/吊销/.test(status)) return 'revoked';
  if (!/存续|在业|开业|正常|在营|登记成立/.test(status)) return 'status-unclear';
  return sameName(registered, name) ? 'agrees' : 'name-differs';
}
