import type { Words } from '../../../ground/problem.ts';

/** What verification can find. */
export const findingWords = {
  'event-changed': {
    zh: '一条记录的内容或它的链值被改过',
    en: 'The content of an event or its link was changed',
  },
  'event-missing': { zh: '链中缺了记录', en: 'Events are missing in a chain' },
  'event-moved': { zh: '一条记录不在它的链里', en: 'An event stands in a chain that is not its own' },
  'column-changed': {
    zh: '一条记录的检索列与内容不一致',
    en: 'The columns of an event do not say what its bytes say',
  },
  'body-changed': { zh: '一条记录的正文与它的封印不符', en: 'The body of an event does not fit its seal' },
  'body-stray': { zh: '有正文却没有对应的记录', en: 'A body without its event' },
  'chain-cut': { zh: '链尾与登记的链尾不一致', en: 'A chain does not end where its end is noted' },
  'history-rewritten': {
    zh: '记录与签过名的账头不符',
    en: 'The events are not those that a head was signed over',
  },
  'ledger-shorter': { zh: '记录比签过名的账头少', en: 'There are fewer events than a head was signed over' },
  'tile-changed': { zh: '用来出证明的哈希块与记录不符', en: 'A tile of hashes does not fit the events' },
  'head-forged': {
    zh: '账头不是用本台账的密钥签的，或内容前后不符',
    en: 'A head was not signed with the key, or contradicts itself',
  },
  'head-missing': { zh: '缺了账头', en: 'A head is missing' },
} satisfies Record<string, Words>;

export type FindingKind = keyof typeof findingWords;

/** One place where the ledger is not what it must be. */
export interface Finding {
  kind: FindingKind;
  chain: number | null;
  seq: number | null;
  head: number | null;
}

/** Findings: all are counted, the first are kept. */
export interface Findings {
  count: number;
  first: Finding[];
}

const kept = 100;

/** Adds a finding. */
export function note(
  findings: Findings,
  kind: FindingKind,
  where: Partial<Omit<Finding, 'kind'>> = {},
): void {
  findings.count += 1;
  if (findings.first.length < kept)
    findings.first.push({ kind, chain: null, seq: null, head: null, ...where });
}
