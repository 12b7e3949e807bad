/**
 * Radicals that printing programs put in the place of the characters they look like, and that Unicode does not name as the same (CJK Radicals
 * Supplement): 叉⻋证 is found by nobody. Those of the block of Kangxi are told by NFKC.
 */
const radicals: Record<string, string> = {
  '⺠': '民',
  '⻁': '虎',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
};

const kangxi = /[\u2f00-\u2fdf]/g;
const supplement = /[\u2e80-\u2eff]/g;
/** Figures and letters of a Chinese character’s width; its marks stay as they are. */
const wide = /[０-９Ａ-Ｚａ-ｚ]/g;
// Spaces of other widths, and what is not seen at all; line breaks stay.
const space = /[^\S\n]+/g;
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

/** The longest résumé that is read, in characters: twenty pages. */
export const longestResume = 20_000;

/** A résumé's text as it is read and shown: characters in their usual form, one space, no empty lines. */
export function tidy(text: string): string {
  return text
    .replaceAll(kangxi, (radical) => radical.normalize('NFKC'))
    .replaceAll(wide, (sign) => sign.normalize('NFKC'))
    .replaceAll(supplement, (radical) => radicals[radical] ?? radical)
    .replaceAll(/\r\n?|[\u2028\u2029\u0085\f\v]/g, '\n')
    .replaceAll(unseen, (sign) => (sign === '\n' ? '\n' : sign === '\t' ? ' ' : ''))
    .replaceAll(space, ' ')
    .replaceAll(/ ?\n[ \n]*/g, '\n')
    .trim();
}
