import { type Reading, refused, understood } from './reading.ts';

/** The characters of a unified social credit code with their values 0–30: GB 32100-2015 table 1 leaves out I, O, S, V and Z. */
export const codeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 3^i mod 31 (GB 32100-2015; the sum is that of GB/T 17710 with modulus 31). All differ, and the check character counts once. */
const weights = Array.from({ length: 17 }, (_, at) => 3 ** at % 31);
/** GB 11714-1997: weights of the eight characters of an organisation code. */
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

// What people read off a licence for a character that codes do not have.
const lookAlikes: Readonly<Record<string, string>> = { I: '1', O: '0', Z: '2', S: '5', V: 'U' };

export interface CreditCode {
  /** 18 characters, upper case. */
  code: string;
  /** It was written otherwise than it was typed (small letters, spaces, O for 0): the page shows what was understood. */
  respelled: boolean;
}

/** The check character (place 18) over the first 17. */
export function checkCharacter(seventeen: string): string {
  const sum = weights.reduce(
    (total, weight, at) => total + weight * codeAlphabet.indexOf(seventeen[at] ?? ''),
    0,
  );
  return codeAlphabet.charAt((31 - (sum % 31)) % 31);
}

/** The check character of an organisation code (places 9–16 of a credit code give place 17): GB 11714-1997, modulus 11. */
export function organisationCheckCharacter(eight: string): string {
  // Letters count from A = 10 on in the order of the Latin alphabet, those that credit codes leave out included.
  const sum = organisationWeights.reduce(
    (total, weight, at) => total + weight * Number.parseInt(eight[at] ?? '', 36),
    0,
  );
  const rest = 11 - (sum % 11);
  if (rest === 11) return '0';
  return rest === 10 ? 'X' : String(rest);
}

/**
 * Reads a unified social credit code (统一社会信用代码, GB 32100-2015): form, the area's digits, and both check characters. Every
 * single wrong character and every two neighbours exchanged are found, since the weights of modulus 31 all differ. A code that
 * passes has the right form; whether somebody has it, the register knows.
 */
export function readCreditCode(typed: string): Reading<CreditCode> {
  const bare = typed
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}.·]/gu, '')
    .toUpperCase();
  if (bare === '')
    return refused('empty', '请填统一社会信用代码', 'Please give the unified social credit code');
  const characters = [...bare];
  const unknown = characters.findIndex((character) => !codeAlphabet.includes(character));
  if (unknown >= 0) return readMisread(bare, unknown, typed);
  return checked(bare, typed);
}

/** A letter that codes do not have is read as what it looks like, if the whole then passes; else its place is named. */
function readMisread(bare: string, unknown: number, typed: string): Reading<CreditCode> {
  const meant = [...bare].map((character) => lookAlikes[character] ?? character).join('');
  const reading = [...meant].every((character) => codeAlphabet.includes(character))
    ? checked(meant, typed)
    : undefined;
  if (reading?.ok) return reading;
  const character = [...bare][unknown] ?? '';
  const like = lookAlikes[character];
  return refused(
    'bad-character',
    `第 ${unknown + 1} 位「${character}」不会出现在代码里${like ? `，是不是「${like}」` : '，请核对'}`,
    `Character ${unknown + 1}, "${character}", is in no code${like ? `; is it "${like}"?` : '; please check it'}`,
  );
}

function checked(code: string, typed: string): Reading<CreditCode> {
  const length = [...code].length;
  if (length === 15 && /^\d+$/.test(code)) {
    return refused(
      'old-number',
      '这是旧的 15 位注册号，请填执照上的 18 位代码',
      'This is an old registration number of 15 digits; please give the 18 characters of the licence',
    );
  }
  if (length !== 18) {
    const gap = Math.abs(length - 18);
    return length < 18
      ? refused('too-short', `少 ${gap} 位，代码是 18 位`, `${gap} too few; a code has 18 characters`)
      : refused('too-long', `多 ${gap} 位，代码是 18 位`, `${gap} too many; a code has 18 characters`);
  }
  const letter = [...code.slice(2, 8)].findIndex((character) => !/\d/.test(character));
  if (letter >= 0) {
    const place = letter + 3;
    return refused(
      'area-not-digits',
      `第 ${place} 位「${code[place - 1]}」应该是数字`,
      `Character ${place}, "${code[place - 1]}", should be a digit`,
    );
  }
  return checkedSums(code, typed);
}

// Two sums tell roughly where a slip is: the inner one covers places 9 to 17 alone.
function checkedSums(code: string, typed: string): Reading<CreditCode> {
  const inner = organisationCheckCharacter(code.slice(8, 16)) === code[16];
  const outer = checkCharacter(code.slice(0, 17)) === code[17];
  if (inner && outer) return understood({ code, respelled: code !== typed });
  if (!inner) {
    return refused(
      'checksum-organisation',
      '第 9 到 17 位里有一位不对，请对着执照再看一遍',
      'One of the characters 9 to 17 is wrong; please compare them with the licence',
    );
  }
  return refused(
    'checksum',
    '第 1 到 8 位或最后一位不对，请对着执照再看一遍',
    'One of the characters 1 to 8, or the last one, is wrong; please compare them with the licence',
  );
}

/** As it is shown: 9137 0705 MA3C 0X9K 2L, in groups that the eye keeps. */
export function showCreditCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}

/**
 * A made-up code with right check characters.
 * @param head two characters: who registers and what kind (91 enterprise, 92 merchant, 93 cooperative).
 * @param area six digits. Codes of area 999999 belong to nobody: GB/T 2260 gives no such area.
 * @param organisation eight characters of the alphabet.
 */
export function composeCreditCode(head: string, area: string, organisation: string): string {
  const seventeen = `${head}${area}${organisation}${organisationCheckCharacter(organisation)}`;
  return seventeen + checkCharacter(seventeen);
}
