import type { Span } from '../sentence/text.ts';

const around = 16;
const stops = /[\n，,。；;！!？?|]/;
// Numbers of people, houses and accounts, and addresses: nobody needs them as evidence.
const numbers = /\+?\d(?:[\s-]?\d){6,}[Xx]?/g;
const addresses = /[\w.+-]+@[\w.-]+/g;
const name = /(姓\s*名)[:：\s]*[\p{Script=Han}·]{2,6}/gu;

/** The few words around a place of a text, cut at marks, without numbers, addresses and the name. */
export function quoteOf(text: string, { start, end }: Span): string {
  let from = start;
  while (from > 0 && start - from < around && !stops.test(text.charAt(from - 1))) from -= 1;
  // A number that would be cut is left out.
  while (from < start && from > 0 && /[\d.-]/.test(text.charAt(from - 1)) && /[\d.-]/.test(text.charAt(from)))
    from += 1;
  let to = end;
  while (to < text.length && to - end < around && !stops.test(text.charAt(to))) to += 1;
  return scrub(text.slice(from, to));
}

/** Words without numbers, addresses and the name. */
export function scrub(words: string): string {
  return words
    .replaceAll(name, '$1')
    .replaceAll(addresses, '…')
    .replaceAll(numbers, (digits) => (/^\d{4}\s?-\s?\d{4}$/.test(digits) ? digits : '…'))
    .trim();
}
