import type { Occupation } from '../../../../ground/occupations/occupations.ts';

/** The lexicon of everyday titles: data/occupations/words.yaml. */
export interface OccupationWords {
  /** Code → titles that mean it. */
  sure: ReadonlyMap<string, readonly string[]>;
  /** Title → the codes that it may mean, the likeliest first. */
  shared: ReadonlyMap<string, readonly string[]>;
  /** Words of rank, form and stage, which say nothing of the work. */
  rank: readonly string[];
}

/** What a title may be called by: its codes, the likeliest first, and how sure the first is where the whole title is that word. */
export interface Term {
  codes: readonly string[];
  sure: number;
}

/**
 * How sure a title is that is nothing but the word, by where the word comes from. Set by hand; of what comes to 0.8 and above
 * nine in ten are right (load-occupation-words.test.ts).
 */
const trust = { name: 0.98, word: 0.95, ending: 0.88, group: 0.8, shared: 0.6 };

/** As titles are compared: one width, small letters, no blanks. */
export const plainTitle = (title: string) => title.normalize('NFKC').toLowerCase();
const bare = (title: string) => plainTitle(title).replace(/\s/g, '');

/** What people say for an official ending. */
const endings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/工程技术人员$/, ['工程师', '技术员', '工程技术员', '技术人员']],
  [/专业人员$/, ['人员', '专员', '师', '员']],
  [/研究人员$/, ['研究员']],
  [/技术人员$/, ['技术员']],
  [/设计人员$/, ['设计师', '设计']],
  [/医师$/, ['医生', '大夫']],
  [/教师$/, ['老师']],
  [/(?<=.{2})[员师工]$/, ['员', '师', '工', '人员', '师傅', '工人']],
];

function* otherEndings(name: string): Generator<string> {
  for (const [ending, others] of endings) {
    if (!ending.test(name)) continue;
    for (const other of others) yield name.replace(ending, other);
    return;
  }
}

/** Entries that stand for the rest of a group (其他…): no title is called so. */
const isRest = ({ code, name }: Occupation) => code.endsWith('-99') || name.startsWith('其他');

/** Soldiers, party and state posts, clergy: not found by likeness, since nobody looks for them here. */
const unsought = /^(?:1-0[1-5]|7|8|2-07-(?:0[1-3]|10))/;

/** All words that stand for an occupation; the lexicon is written by hand and goes before what endings would make of the names. */
export function termsOf(all: readonly Occupation[], words: OccupationWords): Map<string, Term> {
  const terms = new Map<string, Term>();
  const put = (word: string, codes: readonly string[], sure: number) => {
    const key = bare(word);
    if (key.length > 1 && !terms.has(key)) terms.set(key, { codes, sure });
  };
  for (const [word, codes] of words.shared) put(word, codes, trust.shared);
  const occupations = all.filter((one) => one.level === 4 && !unsought.test(one.code));
  for (const { name, code } of occupations) put(name, [code], trust.name);
  for (const [code, titles] of words.sure) for (const title of titles) put(title, [code], trust.word);
  for (const { name, code } of occupations)
    for (const other of otherEndings(name)) put(other, [code], trust.ending);
  for (const one of all)
    if (one.level === 3 && !isRest(one) && !unsought.test(one.code)) put(one.name, [one.code], trust.group);
  return terms;
}
