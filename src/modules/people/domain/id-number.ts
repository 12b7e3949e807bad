import { type Day, isDay } from '../../../ground/clock/day.ts';
import { bareNumber, lengthReason, type Reading, type Reason, refused, understood } from './reading.ts';

/** Which card carries the number: all three are built and checked as GB 11643-1999 says. */
export type IdDocument = 'resident-card' | 'hk-macau-taiwan-permit' | 'foreigner-card';

/** Sex by GB/T 2261.1: '1' man, '2' woman. */
export type Sex = '1' | '2';

export interface IdNumber {
  /** 18 characters, the last one a digit or X. */
  number: string;
  document: IdDocument;
  birthDate: Day;
  sex: Sex;
  /** A number of 15 digits was typed and lengthened. */
  upgraded: boolean;
}

/** The provinces of GB/T 2260 that issue cards; 81 to 83 and 9 stand for permits, see `documentOf`. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(' '),
);
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';
/** Nobody older is alive; an earlier year is a slip. */
const earliestBirth = '1900-01-01';

/**
 * Reads an 18-digit number of a 居民身份证, of a 港澳台居民居住证 (address 810000, 820000, 830000) or of a
 * 外国人永久居留身份证 of 2023 (first digit 9): form, province, a birth date that existed and is not to come, and the check
 * character (ISO 7064 MOD 11-2), which finds every single wrong digit and every two neighbours exchanged. What the digits
 * 2 to 6 of a foreigner's number mean is not checked. A number of 15 digits (居民身份证 until 2013) is lengthened where it gives
 * a number that passes all of this.
 *
 * A number that passes has the right form; it is not proof of who somebody is.
 * @param today births after it are refused.
 */
export function readIdNumber(typed: string, today: Day): Reading<IdNumber> {
  const bare = bareNumber(typed).toUpperCase();
  const form = formReason(bare);
  if (form) return refused([form]);
  const upgraded = bare.length === 15;
  const number = upgraded ? lengthen(bare) : bare;

  const document = documentOf(number);
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const birthDate = isDay(born) ? born : undefined;
  const reasons: Reason[] = [];
  if (!document) {
    const digits = number.slice(0, 2);
    reasons.push({
      code: 'unknown-area',
      detail: {
        zh: `没有以 ${digits} 开头的地区，请核对前 6 位`,
        en: `No area begins with ${digits}; check the first 6`,
      },
    });
  }
  const birth = birthReason(birthDate, today, upgraded ? '第 7 到 12 位' : '第 7 到 14 位');
  if (birth) reasons.push(birth);
  // The numbers of 15 digits kept 996 to 999 for people who were a hundred: lengthened, they would be born in the wrong century.
  if (upgraded && Number(number.slice(14, 17)) >= 996) reasons.push(centenarian);
  if (checkCharacter(number) !== number[17]) reasons.push(checksum);
  if (!document || !birthDate || reasons.length > 0) return refused(reasons);

  const sex = Number(number[16]) % 2 === 1 ? '1' : '2';
  return understood({ number, document, birthDate, sex, upgraded }, number, typed);
}

/** The check character over the first 17 digits, GB 11643-1999 §4.3. */
export function checkCharacter(number: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return checkCharacters.charAt(sum % 11);
}

function lengthen(fifteen: string): string {
  const seventeen = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`;
  return seventeen + checkCharacter(seventeen);
}

function documentOf(number: string): IdDocument | undefined {
  if (/^8[123]0000/.test(number)) return 'hk-macau-taiwan-permit';
  if (number.startsWith('9')) return 'foreigner-card';
  return provinces.has(number.slice(0, 2)) ? 'resident-card' : undefined;
}

function formReason(number: string): Reason | undefined {
  if (number === '') {
    return { code: 'empty', detail: { zh: '请填身份证号码', en: 'Please give the identity number' } };
  }
  if (/^[A-Z]{3}\d{12}$/.test(number)) {
    return {
      code: 'old-foreigner-card',
      detail: {
        zh: '这是旧版永居证号码，请填新版 18 位号码，或到窗口办理',
        en: 'This is an old residence card; please give the new 18 digits, or come to a counter',
      },
    };
  }
  const characters = [...number];
  const strange = characters.findIndex(
    (character, at) => !/\d/.test(character) && !(character === 'X' && at === 17),
  );
  const length = characters.length === 15 ? undefined : lengthReason(characters.length, 18);
  if (length) return length;
  if (strange < 0) return undefined;
  return {
    code: 'bad-character',
    detail: {
      zh: `第 ${strange + 1} 位「${characters[strange]}」应该是数字`,
      en: `Character ${strange + 1}, "${characters[strange]}", should be a digit`,
    },
  };
}

function birthReason(birthDate: Day | undefined, today: Day, where: string): Reason | undefined {
  if (!birthDate) {
    return {
      code: 'no-such-day',
      detail: {
        zh: `${where}是出生日期，没有这一天`,
        en: 'The birth date in it is not a day of the calendar',
      },
    };
  }
  if (birthDate > today) {
    return {
      code: 'born-later',
      detail: { zh: `${where}是出生日期，这一天还没到`, en: 'The birth date in it has not come yet' },
    };
  }
  if (birthDate < earliestBirth) {
    return {
      code: 'born-too-early',
      detail: { zh: `${where}是出生日期，年份太早了`, en: 'The birth year in it is too early' },
    };
  }
  return undefined;
}

const checksum: Reason = {
  code: 'checksum',
  detail: {
    zh: '有一位不对，请对着证件再看一遍',
    en: 'One character is wrong; please compare it with the card',
  },
};

const centenarian: Reason = {
  code: 'centenarian',
  detail: {
    zh: '这个 15 位号码不能自动升位，请填 18 位',
    en: 'This cannot be lengthened; please give 18 digits',
  },
};
