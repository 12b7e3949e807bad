import { readNames } from '../../../demo/catalogue.ts';
import { type Random, randomOf } from '../../../demo/random.ts';
import { parseDay } from '../../../ground/clock/day.ts';
import { checkCharacter, readIdNumber } from '../../people/domain/id-number.ts';
import type { Traits } from '../domain/linkage/traits.ts';

/** Two rows as two lists might have them, and whether they are one person. */
export interface LabelledPair {
  a: Traits;
  b: Traits;
  same: boolean;
  /** How the pair was made. */
  kind: string;
}

interface Whole extends Traits {
  idNumber: string;
  birthDate: string;
  sex: '1' | '2';
  phone: string;
  area: string;
}

const counties = ['370702', '370703', '370704', '370705', '370724', '370725', '370781', '370782', '370783'];
const today = parseDay('2026-11-20');

/**
 * Made-up pairs with their labels, the same for the same seed: people by the names, surnames and fashions of data/demo/names.yaml, whose rows
 * in a second list have what lists have (slips, neighbours exchanged, sound-alikes, 15 digits, another phone, another town,
 * things left out); and pairs of two people that look alike: twins, namesakes, families, one phone for a whole village.
 */
export function labelledPairs(count: number, seed: string): LabelledPair[] {
  return Array.from({ length: count }, (_, at) => {
    const random = randomOf(`linkage/${seed}/${at}`);
    const kind = random.weighted(kinds);
    const one = person(random);
    const pair = makers[kind](random, one);
    return random.chance(50) ? pair : { ...pair, a: pair.b, b: pair.a };
  });
}

type Kind =
  | 'same'
  | 'twins'
  | 'namesake'
  | 'namesake-near'
  | 'family'
  | 'one-phone'
  | 'birthday'
  | 'stranger';

const kinds: readonly (readonly [Kind, number])[] = [
  ['same', 40],
  ['twins', 10],
  ['namesake', 10],
  ['namesake-near', 5],
  ['family', 10],
  ['one-phone', 5],
  ['birthday', 15],
  ['stranger', 5],
];

const makers: Record<Kind, (random: Random, one: Whole) => LabelledPair> = {
  same: (random, one) => pairOf('same', one, again(random, one), true),
  twins: (random, one) =>
    pairOf('twins', asListed(random, one), asListed(random, twinOf(random, one)), false),
  namesake: (random, one) =>
    apart(random, 'namesake', one, { ...person(random), name: one.name, sex: one.sex }, {}),
  // Same name, same birthday, same county: only the number and the phone tell them apart.
  'namesake-near': (random, one) =>
    apart(random, 'namesake-near', one, person(random), {
      name: one.name,
      birthDate: one.birthDate,
      sex: one.sex,
      area: random.chance(50) ? one.area : townOf(random, one.area.slice(0, 6)),
    }),
  family: (random, one) =>
    apart(random, 'family', one, person(random), {
      name: [...one.name][0] + [...person(random).name].slice(1).join(''),
      phone: one.phone,
      area: one.area,
    }),
  'one-phone': (random, one) =>
    apart(random, 'one-phone', one, person(random), { phone: one.phone, area: one.area }),
  birthday: (random, one) =>
    apart(random, 'birthday', one, person(random), {
      birthDate: one.birthDate,
      area: townOf(random, one.area.slice(0, 6)),
    }),
  stranger: (random, one) => apart(random, 'stranger', one, person(random), {}),
};

function pairOf(kind: string, a: Traits, b: Traits, same: boolean): LabelledPair {
  return { a, b, same, kind };
}

function apart(random: Random, kind: Kind, one: Whole, made: Whole, like: Partial<Whole>): LabelledPair {
  const mixed = { ...made, ...like };
  let number = one.idNumber;
  while (number === one.idNumber)
    number = idNumber(random, mixed.area.slice(0, 6), mixed.birthDate, mixed.sex);
  const other = { ...mixed, idNumber: number };
  return pairOf(kind, asListed(random, one), asListed(random, other), false);
}

function person(random: Random): Whole {
  const sex = random.chance(52) ? '1' : '2';
  const year = random.whole(1958, 2007);
  const birthDate = `${year}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`;
  const county = random.pick(counties);
  return {
    name: nameOf(random, sex, year),
    idNumber: idNumber(random, county, birthDate, sex),
    idValid: true,
    birthDate,
    sex,
    phone: phoneOf(random),
    area: townOf(random, random.chance(75) ? county : random.pick(counties)),
  };
}

function nameOf(random: Random, sex: '1' | '2', year: number): string {
  const { surnames, given, parts, rare } = readNames();
  if (random.chance(1)) return random.pick(parts[sex]);
  const time = year < 1970 ? 'until-1969' : year < 1990 ? 'until-1989' : year < 2000 ? 'until-1999' : 'later';
  const surname = random.weighted(Object.entries(surnames));
  return surname + (random.chance(1) ? random.pick(rare) : random.pick(given[sex][time]));
}

const two = (number: number) => String(number).padStart(2, '0');
const phoneOf = (random: Random) =>
  `1${random.whole(3, 9)}${String(random.whole(0, 999_999_999)).padStart(9, '0')}`;
const townOf = (random: Random, county: string) =>
  `${county}${String(random.whole(1, 14)).padStart(3, '0')}000`;

function idNumber(random: Random, county: string, birthDate: string, sex: '1' | '2'): string {
  // Numbers of 15 digits were lengthened alike, and few sequence numbers are used on a day.
  const sequence = random.whole(0, 29) * 2 + (sex === '1' ? 1 : 0);
  const seventeen = county + birthDate.replaceAll('-', '') + String(sequence).padStart(3, '0');
  return seventeen + checkCharacter(seventeen);
}

/** Born the same day, registered one after the other, living together; often with a name that differs in one character. */
function twinOf(random: Random, one: Whole): Whole {
  const sex = random.chance(65) ? one.sex : one.sex === '1' ? '2' : '1';
  const characters = [...one.name];
  let name = one.name;
  while (name === one.name) {
    const other = [...nameOf(random, sex, Number(one.birthDate.slice(0, 4)))].slice(1);
    name =
      random.chance(60) && characters.length > 2
        ? characters.slice(0, -1).join('') + (other.at(-1) ?? '')
        : (characters[0] ?? '') + other.join('');
  }
  const seventeen =
    one.idNumber.slice(0, 14) +
    String((Number(one.idNumber.slice(14, 17)) + (sex === one.sex ? 2 : 1)) % 1000).padStart(3, '0');
  return {
    ...one,
    name,
    sex,
    idNumber: seventeen + checkCharacter(seventeen),
    phone: random.chance(60) ? one.phone : phoneOf(random),
  };
}

/** The same person in another list: he may have moved or another phone, and is listed as carelessly as everybody. */
function again(random: Random, one: Whole): LabelledPair['b'] {
  const moved = random.weighted([
    ['no', 68],
    ['county', 20],
    ['away', 12],
  ] as const);
  const area =
    moved === 'no'
      ? one.area
      : townOf(random, moved === 'county' ? one.area.slice(0, 6) : random.pick(counties));
  const phone = random.chance(25) ? phoneOf(random) : one.phone;
  return asListed(random, { ...one, area, phone }, 2);
}

/** A row as somebody typed it. @param care how many times likelier than usual a slip is. */
function asListed(random: Random, one: Whole, care = 1): Traits {
  const slip = (perCent: number) => random.chance(perCent * care);
  const number = listedNumber(random, one, slip);
  const read = number === null ? null : readIdNumber(number, today);
  // A register takes birth date and sex from a number that passes; another list has them in cells of their own.
  const value = read?.ok ? read.value : null;
  const typedBirth = slip(3) ? oneDigitOff(random, one.birthDate) : one.birthDate;
  return {
    name: listedName(random, one.name, slip),
    idNumber: value?.number ?? number,
    idValid: value !== null,
    birthDate: value?.birthDate ?? (random.chance(4) ? null : typedBirth),
    sex: value?.sex ?? (slip(0.7) ? (one.sex === '1' ? '2' : '1') : one.sex),
    phone: random.chance(6) ? null : slip(1.5) ? oneDigitOff(random, one.phone) : one.phone,
    area: random.chance(4) ? null : random.chance(10) ? `${one.area.slice(0, 6)}000000` : one.area,
  };
}

function listedNumber(random: Random, one: Whole, slip: (perCent: number) => boolean): string | null {
  if (random.chance(18)) return null;
  const fifteen = one.birthDate < '2000' && random.chance(10);
  const number = fifteen ? one.idNumber.slice(0, 6) + one.idNumber.slice(8, 17) : one.idNumber;
  if (slip(3)) return oneDigitOff(random, number);
  if (slip(2)) return exchanged(random, number);
  if (slip(0.5)) return number.slice(0, 9) + number.slice(10);
  return number;
}

function listedName(random: Random, name: string, slip: (perCent: number) => boolean): string {
  const characters = [...name];
  const at = random.whole(characters.length > 2 ? 1 : 0, characters.length - 1);
  if (slip(2.5)) {
    const group = random.pick(soundGroups.filter((each) => each.includes(characters[at] ?? '')).concat(''));
    if (group) return characters.with(at, random.pick([...group])).join('');
  }
  // A slip that no table knows.
  if (slip(1)) return characters.with(at, random.pick([...'之丹乃云伍仕军冰凡初华卿吉同君'])).join('');
  if (slip(0.7) && characters.length > 2) return exchanged(random, name);
  if (slip(0.4) && characters.length > 2) return characters.toSpliced(at, 1).join('');
  return name;
}

// Fewer than the table that is measured, and others: what is typed for each other, not what the table says is.
const soundGroups = [
  ...['伟炜玮', '军君均', '静靖婧', '丽莉', '霞侠', '涛滔', '波博', '燕艳', '娟涓', '英瑛', '兰岚', '秀绣'],
  ...[
    '玉钰',
    '国帼',
    '建健',
    '华桦',
    '明铭',
    '志智',
    '文雯',
    '晓小',
    '欣心馨',
    '佳嘉家',
    '怡宜',
    '梦孟',
    '瑶遥',
  ],
  ...[
    '子梓',
    '涵晗',
    '轩萱',
    '浩皓',
    '杰洁',
    '珍贞',
    '云芸',
    '红虹宏',
    '琳霖',
    '永勇',
    '慧惠',
    '萍平',
    '张章',
    '于余',
  ],
  ...['敏民', '强祥', '春纯', '超抄', '海害', '鑫新', '婷停', '雪学', '芬芳', '顺舜', '福幅', '学雪', '博薄'],
];

function oneDigitOff(random: Random, text: string): string {
  const digits = [...text].flatMap((character, at) => (/\d/.test(character) ? [at] : []));
  const at = random.pick(digits);
  const other = (Number(text[at]) + random.whole(1, 9)) % 10;
  return text.slice(0, at) + other + text.slice(at + 1);
}

function exchanged(random: Random, text: string): string {
  const characters = [...text];
  const at = random.whole(1, characters.length - 2);
  return characters
    .with(at, characters[at + 1] ?? '')
    .with(at + 1, characters[at] ?? '')
    .join('');
}
