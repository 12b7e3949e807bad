import { checkCharacter } from '../../people/domain/id-number.ts';

/** What stands in a cell of a made-up list; a text where it is nothing else. */
export type Put =
  | string
  | { number: string }
  | { error: string }
  | { day: string }
  /** A formula with the result that was saved; null: none was. */
  | { formula: string | null }
  | null;

/** A row of a made-up list, by our columns. */
export type Draft = Record<string, Put>;

/** Numbers from 0 to below 1, the same for the same seed. */
export function numbersFrom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number) => Math.floor(next() * most);
  return {
    below,
    chance: (share: number) => next() < share,
    one<T>(of: readonly T[]): T {
      const found = of[below(of.length)];
      if (found === undefined) throw new Error('there is nothing to choose from');
      return found;
    },
    shuffled<T>(of: readonly T[]): T[] {
      return of
        .map((one) => ({ one, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one);
    },
  };
}

export type Numbers = ReturnType<typeof numbersFrom>;

/** An error, or something that is put right and shown, at one place of a row. */
export interface Planted {
  kind: string;
  column: string | null;
  code: string;
  /** Understood otherwise than it was written; the row is taken. */
  fix?: true;
  /** Only a workbook can hold it, or only a text file. */
  only?: 'workbook' | 'text';
  put(row: Draft, numbers: Numbers): void;
}

const withCheck = (front: string) => front + checkCharacter(front);
const numberOf = (row: Draft) => String(row.idNumber);
/** The same person's number with other digits at a place, its check character right. */
const rebuilt = (number: string, at: number, digits: string) =>
  withCheck(number.slice(0, at) + digits + number.slice(at + digits.length, 17));
const other = (number: string) => number.slice(0, 17) + (number.endsWith('5') ? '6' : '5');

/** Two neighbouring digits exchanged: the first pair behind the birth date that differs, or of the area. */
function transposed(number: string): string {
  for (const at of [14, 15, 4, 3, 2]) {
    const [a = '', b = ''] = [number[at], number[at + 1]];
    if (a !== b) return number.slice(0, at) + b + a + number.slice(at + 2);
  }
  throw new Error(`nothing to exchange in ${number}`);
}

const inCell = (
  column: string,
  code: string,
  kind: string,
  put: Put,
  more: Partial<Planted> = {},
): Planted => ({
  kind,
  column,
  code,
  put: (row) => {
    row[column] = put;
  },
  ...more,
});

const inNumber = (
  code: string,
  kind: string,
  of: (number: string, row: Draft) => Put,
  more: Partial<Planted> = {},
): Planted => ({
  kind,
  column: 'idNumber',
  code,
  put: (row) => {
    row.idNumber = of(numberOf(row), row);
  },
  ...more,
});

const digitsAsNumber = (number: string, digits: number) =>
  `${number.slice(0, digits)}${'0'.repeat(18 - digits)}`;
const asPower = (number: string) => `${number[0]}.${number.slice(1, 15)}E+17`;

/** What spoils the number, the name or the day: at most one of these in a row, since one hides the other. */
export const ofThePerson: readonly Planted[] = [
  inNumber('digits-lost', 'number as a power', (number) => ({ number: asPower(number) })),
  inNumber('digits-lost', 'number as a power, as text', (number) => `${number[0]}.${number.slice(1, 6)}E+17`),
  inNumber('digits-lost', 'number rounded', (number) => ({ number: digitsAsNumber(number, 15) }), {
    only: 'workbook',
  }),
  inNumber('checksum', 'one digit wrong', other),
  inNumber('checksum', 'digits exchanged', transposed),
  inNumber('no-such-day', 'birth date of no calendar', (number) => rebuilt(number, 10, '0231')),
  inNumber('born-later', 'born in the future', (number) => rebuilt(number, 6, '20310101')),
  inNumber('born-too-early', 'born too early', (number) => rebuilt(number, 6, '1898')),
  inNumber('unknown-area', 'no such province', (number) => rebuilt(number, 0, '00')),
  inNumber('centenarian', '15 digits of a centenarian', (number) => `${number.slice(0, 6)}900101997`),
  inNumber('old-foreigner-card', 'old residence card', () => 'CHN123456789012'),
  inNumber('too-short', 'a digit missing', (number) => number.slice(0, 17)),
  inNumber('too-long', 'a digit too many', (number) => `${number}1`),
  inNumber('bad-character', 'O for 0', (number) => `${number.slice(0, 8)}O${number.slice(9)}`),
  inNumber('needed', 'no number', () => null),
  inNumber('cell-error', 'error for a number', () => ({ error: '#REF!' }), { only: 'workbook' }),
  inNumber('cell-error', 'number by a formula without result', () => ({ formula: null }), {
    only: 'workbook',
  }),
  inNumber('too-young', 'younger than 16', (number, row) => {
    const young = rebuilt(number, 6, '20150301');
    row.birthDate = '2015-03-01';
    return young;
  }),
  inNumber(
    'respelled',
    'number in full width',
    (number) =>
      [...number]
        .map((one) => (/\d/.test(one) ? String.fromCharCode(one.charCodeAt(0) + 0xfee0) : one))
        .join(''),
    { fix: true },
  ),
  inNumber('formula-result', 'number by a formula', (number) => ({ formula: number }), {
    fix: true,
    only: 'workbook',
  }),
  inNumber(
    'lengthened',
    '15 digits',
    (number, row) => {
      const [born, sex] = [`19${number.slice(8, 14)}`, Number(number[16]) % 2 === 1 ? '男' : '女'];
      row.birthDate = `${born.slice(0, 4)}-${born.slice(4, 6)}-${born.slice(6, 8)}`;
      row.sex = sex;
      return number.slice(0, 6) + number.slice(8, 17);
    },
    { fix: true },
  ),
  inCell('name', 'needed', 'no name', null),
  inCell('name', 'needed', 'blanks for a name', '　 '),
  inCell('name', 'digit', 'digit in a name', '王2小'),
  inCell('name', 'bad-character', 'sign in a name', '王@小明'),
  inCell('name', 'bad-character', 'control character in a name', '王\u0001明', { only: 'text' }),
  inCell('name', 'private-character', 'character of a private encoding', '王\ue000'),
  inCell('name', 'dot-astray', 'dot astray in a name', '古丽··买买提'),
  inCell('name', 'too-short', 'name of one character', '王'),
  inCell('name', 'too-long', 'name of 51 characters', '王'.repeat(51)),
  inCell('name', 'cell-error', 'error for a name', { error: '#N/A' }, { only: 'workbook' }),
  inCell('name', 'too-long', 'name of 32,767 characters', '王'.repeat(32_767)),
  inCell('name', 'cell-error', 'name of 32,768 characters', '王'.repeat(32_768)),
  inCell('name', 'respelled', 'name with spaces', '王 　小明', { fix: true }),
  inCell('birthDate', 'day-unclear', 'day before month or behind it', '03/08/1990'),
  inCell('birthDate', 'day-unclear', 'year of two digits', '90-3-8'),
  inCell('birthDate', 'day-not-whole', 'no day in a date', '1990年3月'),
  inCell('birthDate', 'not-a-day', 'words for a date', '不详'),
  inCell('birthDate', 'no-such-day', '30 February', '1990-02-30'),
  inCell('birthDate', 'cell-error', 'error for a date', { error: '#VALUE!' }, { only: 'workbook' }),
  inCell('birthDate', 'birth-date-differs', 'another birth date', '1971-07-17'),
  inCell('birthDate', 'birth-date-differs', 'another birth date, as a date', { day: '1971-07-17' }),
  {
    kind: 'the other sex',
    column: 'sex',
    code: 'sex-differs',
    put: (row) => {
      row.sex = row.sex === '男' ? '女' : '男';
    },
  },
  inCell('sex', 'unknown-option', 'no sex', '保密'),
  inCell('birthDate', 'day-respelled', 'date as text', null, {
    fix: true,
    put: (row) => {
      const number = numberOf(row);
      row.birthDate = `${number.slice(6, 10)}年${Number(number.slice(10, 12))}月${Number(number.slice(12, 14))}日`;
    },
  }),
];

/** What spoils another cell, whatever stands beside it. */
export const ofACell: readonly Planted[] = [
  inCell('phone', 'landline', 'landline', '0536-8222222'),
  inCell('phone', 'too-short', 'short phone', '1380000123'),
  inCell('phone', 'too-short', 'short phone, as a number', { number: '138000012' }),
  inCell('phone', 'too-long', 'two phones', '13800001234 13800001235'),
  inCell('phone', 'not-mobile', 'phone of no network', '12800001234'),
  inCell('phone', 'bad-character', 'letter in a phone', '1380000123o'),
  inCell('phone', 'digits-lost', 'phone as a power', { number: '1.38E+10' }),
  inCell('phone', 'cell-error', 'error for a phone', { error: '#N/A' }, { only: 'workbook' }),
  inCell('phone', 'cell-error', 'phone by a formula without result', { formula: null }, { only: 'workbook' }),
  inCell('phone', 'respelled', 'phone with a prefix', '+86 138-0000-1234', { fix: true }),
  inCell(
    'phone',
    'formula-result',
    'phone by a formula',
    { formula: '13800001234' },
    { fix: true, only: 'workbook' },
  ),
  inCell('residenceArea', 'area-unclear', 'unclear place', '幸福小区3号楼'),
  inCell('residenceArea', 'no-such-area', 'no such area', '379999'),
  inCell('residenceArea', 'area-too-wide', 'a province for a county', '山东省'),
  inCell('residenceArea', 'area-named', 'area by its code', '370705', { fix: true }),
  inCell('person.education', 'unknown-option', 'no such education', '学霸'),
  inCell('person.education', 'unknown-option', 'education of 32,767 characters', '大'.repeat(32_767)),
  inCell('person.education', 'option-named', 'education by another name', '本科', { fix: true }),
  inCell('person.experience_years', 'not-a-number', 'words for a number', '若干'),
  inCell('person.experience_years', 'not-whole', 'half a year', { number: '2.5' }),
  inCell('person.experience_years', 'too-great', '200 years', '200'),
  inCell('person.experience_years', 'too-small', 'years below zero', { number: '-3' }),
  inCell(
    'person.experience_years',
    'cell-error',
    'division by zero',
    { error: '#DIV/0!' },
    { only: 'workbook' },
  ),
  inCell('person.experience_years', 'unit-dropped', 'number with a unit', '5年', { fix: true }),
  inCell('person.wanted_pay', 'not-an-amount', 'pay to be agreed on', '面议'),
  inCell('person.wanted_pay', 'not-an-amount', 'pay from and to', '4-6千'),
  inCell('person.wanted_pay', 'too-great', 'pay of a million', { number: '1000000' }),
  inCell('person.wanted_pay', 'unit-dropped', 'pay with a unit', '4,500元/月', { fix: true }),
  inCell('person.school_left_year', 'too-small', 'year too early', '1900'),
  inCell('person.wanted_jobs', 'too-many', 'four wishes', '保洁、保安、收银、理货'),
  inCell('person.wanted_jobs', 'too-long', 'a wish of 41 characters', '洁'.repeat(41)),
  inCell('person.last_job', 'too-long', 'text of 41 characters', '工'.repeat(41)),
  inCell('person.last_job', 'too-long', 'text of 32,767 characters', '工'.repeat(32_767)),
  inCell('person.last_job', 'cell-error', 'text of 32,768 characters', '工'.repeat(32_768)),
  inCell(
    'person.last_job',
    'digits-lost',
    'long number for a text',
    { number: '1.23456789012345E+19' },
    { only: 'workbook' },
  ),
  inCell('person.last_job', 'tidied', 'invisible characters', '缝\u200b纫\u0002工', {
    fix: true,
    only: 'text',
  }),
  inCell('person.last_job', 'tidied', 'invisible characters, in a workbook', '缝\u200b纫工', {
    fix: true,
    only: 'workbook',
  }),
];
