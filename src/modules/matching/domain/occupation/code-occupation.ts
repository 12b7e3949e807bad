import type { Occupations } from '../../../../ground/occupations/occupations.ts';
import { nearWords } from './near-words.ts';
import { type OccupationWords, type Term, termsOf } from './terms.ts';
import { titleParts } from './title-parts.ts';

/** A code that a title may mean. */
export interface LikelyOccupation {
  /** Mostly of a 细类; of a 小类 where the title says no more (老师, 普工). */
  code: string;
  /** 0–1, measured on titles that somebody had coded: of those at 0.8 and above nine in ten were right. */
  confidence: number;
}

/** What a title was understood as. */
export interface CodedOccupation extends LikelyOccupation {
  /** Others that it may mean, the likeliest first; at most three. */
  alternatives: LikelyOccupation[];
}

/** Codes a printed title; null where it names no work that is known. */
export type CodeOccupation = (title: string) => CodedOccupation | null;

/** From here on a code is taken as certain; below it is kept and said to be unclear. */
export const sureOfOccupation = 0.8;
/** Below it nothing is said. */
const least = 0.3;
const mostAlternatives = 3;

interface Found {
  term: Term;
  word: string;
  /** What stands before and behind it in its part, without rank and form. */
  before: string;
  after: string;
  /** Rank or form was left out behind it (厨师学徒). */
  ranked: boolean;
}

/** Every word of a list that a part ends on is left out, the longest first. */
function withoutRank(part: string, rank: readonly string[]): string {
  for (let left = part; ; ) {
    const word = rank.find((one) => left.length > one.length && left.endsWith(one));
    if (word === undefined) return left;
    left = left.slice(0, -word.length);
  }
}

/** The word that a part is about: the last that ends it, else the last that stands in it; of several at one end the longest. */
function findTerm(
  part: string,
  terms: ReadonlyMap<string, Term>,
  longest: number,
): Omit<Found, 'ranked'> | null {
  for (let end = part.length; end > 1; end -= 1) {
    for (let start = Math.max(0, end - longest); start < end - 1; start += 1) {
      const word = part.slice(start, end);
      const term = terms.get(word);
      if (term) return { term, word, before: part.slice(0, start), after: part.slice(end) };
    }
  }
  return null;
}

/** Where the work is done or whom for: says nothing against the word behind it. */
const setting =
  /^(?:(?:小区|学校|医院|酒店|宾馆|商场|超市|食堂|饭店|餐厅|火锅店|早餐店|便利店|药店|快餐店|物业|工地|车间|仓库|工厂|电子厂|服装厂|食品厂|家具厂|幼儿园|养老院|敬老院|园区|公司|家庭|厂里?|店里?|村里?|单位|网店|停车场|民宿|景区|合作社|果园|大棚|猪场|鸡场|快递|物流|女装|童装|男装|手机|服装|水果|生鲜|中餐|西餐|川菜|鲁菜|电商|房产|汽车|教育|门店|项目|区域|本地|全国|美团|饿了么|京东|顺丰|中通|圆通|韵达|申通|滴滴|山东|潍坊|青岛|济南|机械|国企|央企|银行|政府|机关|农村|社区|街道|女|男|做|干|当|的|大型|小型|日资|外资|德企|专业|普通)+)$/;

const isShared = ({ codes }: Term) => codes.length > 1 || codes[0]?.endsWith('-99-00') === true;

function judge({ term, word, before, after, ranked }: Found): number {
  let sure = term.sure;
  if (before !== '' && !setting.test(before)) sure *= isShared(term) ? 0.7 : word.length > 2 ? 0.94 : 0.86;
  // 司机 of 司机培训讲师: the work is named behind it, in words that nobody knows.
  if (after !== '') sure *= after.length > 1 ? 0.55 : 0.7;
  return ranked ? sure * 0.9 : sure;
}

/** Makes the coder of a lexicon; a title takes some hundredths of a millisecond. */
export function occupationCoder(occupations: Occupations, words: OccupationWords): CodeOccupation {
  const terms = termsOf(occupations.all, words);
  const longest = Math.max(...[...terms.keys()].map((word) => word.length));
  const rank = [...words.rank].sort((a, b) => b.length - a.length);
  const near = nearWords(terms);

  function read(part: string): Found | null {
    const whole = terms.get(part);
    if (whole) return { term: whole, word: part, before: '', after: '', ranked: false };
    const plain = withoutRank(part, rank);
    const found = findTerm(part, terms, longest);
    const own = found && { ...found, ranked: false };
    if (plain === part || (own?.after === '' && !isShared(own.term))) return own;
    // 财务分析师, 数控折弯操作工: what stands before such a word says which work it is.
    const ranked = findTerm(plain, terms, longest);
    return ranked && (ranked.after === '' || own?.after !== '') ? { ...ranked, ranked: true } : own;
  }

  return (title) => {
    const best = new Map<string, number>();
    const offer = (code: string, confidence: number) => {
      if ((best.get(code) ?? 0) < confidence) best.set(code, confidence);
    };
    for (const { text, weight } of titleParts(title)) {
      const found = read(text);
      if (!found && rank.includes(text)) continue;
      if (found) {
        const sure = judge(found) * weight;
        for (const [at, code] of found.term.codes.entries()) offer(code, sure * 0.6 ** at);
      }
      if (found?.after !== '') for (const one of near(text)) offer(one.code, one.likeness * weight);
    }
    const [first, ...others] = [...best]
      .map(([code, confidence]) => ({ code, confidence: Math.round(confidence * 100) / 100 }))
      .filter(({ confidence }) => confidence >= least)
      .sort((a, b) => b.confidence - a.confidence);
    return first ? { ...first, alternatives: others.slice(0, mostAlternatives) } : null;
  };
}
