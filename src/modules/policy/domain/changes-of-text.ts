import type { Words } from '../../../ground/problem.ts';
import { citationText } from './citations.ts';
import type { Catalogue, Policy } from './definition.ts';
import { canonical, type Statement, statementsIn } from './statements.ts';

/** What of a policy a change is about: a statement of it, or how it is had and told. */
export type ChangedPart =
  | Statement['kind']
  | 'source'
  | 'name'
  | 'documents'
  | 'materials'
  | 'channel'
  | 'working-days'
  | 'rest';

/** One thing that another text says otherwise; `before` null: it is new, `after` null: it is gone. */
export interface TextChange {
  part: ChangedPart;
  /** The statement's id; of what is no statement: the part. */
  id: string;
  before: Words | null;
  after: Words | null;
}

/** A policy in its catalogue, and its statements in sentences. */
export interface ToldPolicy {
  catalogue: Catalogue;
  policy: Policy;
  wordsOf(statement: Statement): Words;
}

const joined = {
  all: { zh: '必须满足', en: 'has to hold' },
  any: { zh: '几条里的一条', en: 'one of several' },
  not: { zh: '有这种情况的不能享受', en: 'may not hold' },
};
const levels = {
  likely: { zh: '大致如此', en: 'likely' },
  unsure: { zh: '不太确定', en: 'unsure' },
  guess: { zh: '估计', en: 'a guess' },
  ours: { zh: '我们的理解', en: 'our reading' },
};

/** Where the same sentence counts otherwise, that is what has changed. */
function inPlace({ wordsOf }: ToldPolicy, statement: Statement, told: Words | null): Words {
  const words = wordsOf(statement);
  if (statement.kind === 'in-force') {
    const { from, until } = statement.policy.inForce;
    return {
      zh: until === null ? `${from} 起` : `${from} 到 ${until}`,
      en: until === null ? `from ${from}` : `${from} to ${until}`,
    };
  }
  if (statement.kind !== 'atom' || told?.zh !== words.zh) return words;
  const as = joined[statement.joined];
  return { zh: `${words.zh}（${as.zh}）`, en: `${words.en} (${as.en})` };
}

function sourceWords({ catalogue }: ToldPolicy, { sources, articles, doubt }: Statement): Words {
  const whats = [
    ...articles.map(citationText),
    ...sources.map((id) => catalogue.sources.get(id)?.what ?? id),
  ];
  const level = doubt && levels[doubt.level];
  const note = doubt?.note ? `：${doubt.note}` : '';
  return {
    zh: [...whats, ...(level ? [`待核实（${level.zh}${note}）`] : [])].join('；') || '没有出处',
    en: [...whats, ...(level ? [`to be confirmed (${level.en}${note})`] : [])].join('; ') || 'no source',
  };
}

function changesOfStatements(one: ToldPolicy, other: ToldPolicy): TextChange[] {
  const [before, after] = [one, other].map(
    ({ policy }) => new Map(statementsIn(policy).map((statement) => [statement.id, statement])),
  ) as [Map<string, Statement>, Map<string, Statement>];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id): TextChange[] => {
    const [was, is] = [before.get(id), after.get(id)];
    if (was && is && was.says === is.says) {
      const [from, to] = [sourceWords(one, was), sourceWords(other, is)];
      return from.zh === to.zh ? [] : [{ part: 'source', id, before: from, after: to }];
    }
    const [from, to] = [was ? one.wordsOf(was) : null, is ? other.wordsOf(is) : null];
    return [
      {
        part: (is ?? was)?.kind ?? 'rest',
        id,
        before: was ? inPlace(one, was, to) : null,
        after: is ? inPlace(other, is, from) : null,
      },
    ];
  });
}

const plain = (text: string): Words => ({ zh: text, en: text });
const lines = (texts: readonly string[]): Words => plain(texts.join('；'));

/** Besides statements: what pages tell of how it is had, and the rest by its names. */
function restOf(policy: Policy): Record<string, { part: ChangedPart; says: Words }> {
  const { name, documents, materials, channel, workingDays } = policy;
  const days = workingDays === null ? { zh: '没有写', en: 'not written' } : plain(String(workingDays));
  const { opens, makes, city, standing, off, subject } = policy;
  const rest = { opens, makes: [...makes], city, standing, off, subject };
  return {
    name: { part: 'name', says: name },
    documents: {
      part: 'documents',
      says: lines(documents.map(({ number, date }) => (date ? `${number}（${date}）` : number))),
    },
    materials: { part: 'materials', says: lines(materials) },
    channel: { part: 'channel', says: plain(channel.text) },
    'working-days': { part: 'working-days', says: days },
    ...Object.fromEntries(
      Object.entries(rest).map(([id, value]) => [
        id,
        { part: 'rest' as const, says: plain(canonical(value)) },
      ]),
    ),
  };
}

/** What one text of a policy says otherwise than another, statement by statement, in the sentences of the pages. */
export function changesOfText(one: ToldPolicy, other: ToldPolicy): TextChange[] {
  const [before, after] = [restOf(one.policy), restOf(other.policy)];
  const rest = Object.entries(after).flatMap(([id, { part, says }]): TextChange[] => {
    const was = before[id]?.says ?? null;
    return was && canonical(was) === canonical(says) ? [] : [{ part, id, before: was, after: says }];
  });
  return [...changesOfStatements(one, other), ...rest];
}
