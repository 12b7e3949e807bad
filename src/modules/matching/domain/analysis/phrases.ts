import type { Span } from '../sentence/text.ts';

/** What a phrase of an advertisement is about, by the heading above it; `any` where no heading says. */
export type Section = 'asked' | 'duties' | 'given' | 'any';

/** A stretch between marks that stands by itself: 优先 holds for it, and not for its neighbours. */
export interface Phrase extends Span {
  text: string;
  section: Section;
  /** What would be liked, and is not asked for. */
  nice: boolean;
}

const headings: [Section, RegExp][] = [
  [
    'asked',
    /(?:任职|职位|岗位|应聘|招聘|录用|基本|人员|技能|能力)?(?:要求|资格|条件)(?:如下)?\s*[】\]:：]|^\s*[【[]?(?:任职|职位|岗位|应聘)(?:要求|资格|条件)/,
  ],
  [
    'duties',
    /(?:岗位|工作|职位|主要)?(?:职责|内容|描述|任务)(?:如下)?\s*[】\]:：]|^\s*[【[]?(?:岗位|工作|职位|主要)(?:职责|内容|描述)/,
  ],
  ['given', /(?:福利|薪资|薪酬|待遇|我们提供)[^，。；\n]{0,6}[】\]:：]/],
];

const liked = /优先|加分|更佳|更好|最好|者佳|为佳|亦可|也可|prefer|(?:is|are|be)?\s*a\s*(?:big\s*)?plus/i;
// A colon and a bracket stay inside: 计算机二级（含）以上 is one wish.
const marks = /[，,。；;！!？?\n\r]+/g;

/** What a board puts behind the text of the employer. */
const boardsTail = /职能类别[:：]|关键字[:：]|微信分享/;

/** The text cut into its phrases, in order, without what the board adds; positions are those of the text. */
export function phrasesOf(whole: string): Phrase[] {
  const cut = whole.search(boardsTail);
  const text = cut < 0 ? whole : whole.slice(0, cut);
  const phrases: Phrase[] = [];
  let section: Section = 'any';
  let from = 0;
  const add = (to: number) => {
    const words = text.slice(from, to);
    if (words.trim() === '') return;
    section = headings.find(([, heading]) => heading.test(words))?.[0] ?? section;
    phrases.push({ start: from, end: to, text: words, section, nice: liked.test(words) });
  };
  for (const mark of text.matchAll(marks)) {
    add(mark.index);
    from = mark.index + mark[0].length;
  }
  add(text.length);
  return phrases;
}

/** The phrase with the words that only say that it would be liked as blanks, so that its positions stay. */
export function withoutLiking(phrase: string): string {
  return phrase.replace(
    /(?:者|的|将|会)*(?:优先(?:考虑|录用|录取)?|加分|更佳|更好|最好|者佳|为佳)/g,
    (words) => ' '.repeat(words.length),
  );
}
