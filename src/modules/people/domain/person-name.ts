import { type Reading, type Reason, refused, understood } from './reading.ts';

/**
 * Unified ideographs, and all of planes 2 and 3, where the rare ones of names are: the tables of this Node may be older
 * than the extension in which a name was encoded.
 */
const han = '[\\p{Unified_Ideograph}\\u3007\\u{20000}-\\u{3FFFD}]';
const hanLetter = new RegExp(han, 'u');
const allowed = new RegExp(`^(?:${han}|[\\p{Script=Latin}\\p{M}'’.,· -])$`, 'u');
const letter = new RegExp(`${han}|\\p{Script=Latin}`, 'u');
const otherDots = /[\u2022\u2027\u2219\u22C5\u30FB\uFF65\u25CF]/gu;
const dotBetweenHan = new RegExp(`(?<=${han})\\s*[.\\uFF0E\\uFE52\\u00B7]\\s*(?=${han})`, 'gu');
const spaceBesideHan = new RegExp(`(?<=${han}|·)\\s+|\\s+(?=${han}|·)`, 'gu');
const fullWidth = /[\uFF01-\uFF5E\u3000]/gu;

/**
 * A name as it stands on the card: 2 to 50 characters, Chinese or Latin, with · (U+00B7) between the parts of a minority
 * name. Other dots become ·, spaces between Chinese characters go. Characters themselves are never exchanged for similar
 * ones: NFC and half-width only, since NFKC and simplification would rewrite names.
 */
export function readPersonName(typed: string): Reading<string> {
  const name = typed
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(fullWidth, (character) => character.normalize('NFKC'))
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(otherDots, '·')
    .replace(dotBetweenHan, '·')
    .replace(spaceBesideHan, '');
  const reason = nameReason([...name]);
  return reason ? refused([reason]) : understood(name, name, typed);
}

/** Whether the character is a Chinese one. */
export function isHan(character: string): boolean {
  return hanLetter.test(character);
}

function nameReason(name: readonly string[]): Reason | undefined {
  if (name.some((character) => /\p{Nd}/u.test(character))) {
    return { code: 'digit', detail: { zh: '姓名里不能有数字', en: 'A name has no digits' } };
  }
  if (name.some((character) => /\p{Co}/u.test(character))) {
    return {
      code: 'private-character',
      detail: {
        zh: '有一个生僻字是旧编码，别处显示不出，请换输入法重打',
        en: 'One rare character is in an old private encoding; please type it with another input method',
      },
    };
  }
  const strange = name.find((character) => !allowed.test(character));
  if (strange !== undefined) {
    return {
      code: 'bad-character',
      detail: { zh: `姓名里不能有「${strange}」`, en: `A name cannot hold "${strange}"` },
    };
  }
  const letters = name.filter((character) => letter.test(character)).length;
  if (letters < 2) {
    return { code: 'too-short', detail: { zh: '请填全名，至少 2 个字', en: 'Please give the full name' } };
  }
  if (name.length > 50) {
    return { code: 'too-long', detail: { zh: '姓名最多 50 个字', en: 'A name has at most 50 characters' } };
  }
  const text = name.join('');
  if (/^[^\p{L}\u3007]|·$|··/u.test(text)) {
    return {
      code: 'dot-astray',
      detail: { zh: '间隔点 · 要写在两段名字中间', en: 'The dot · stands between two parts of a name' },
    };
  }
  return undefined;
}
