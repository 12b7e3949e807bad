import type { Words } from '../../../ground/problem.ts';
import { type Reading, refused, tidyText, understood } from './reading.ts';

/** Kinds of employers, as people name them. */
export const kinds = [
  'enterprise',
  'merchant',
  'household',
  'institution',
  'cooperative',
  'school',
  'other',
] as const;

export type Kind = (typeof kinds)[number];

export const kindWords: Readonly<Record<Kind, Words>> = {
  enterprise: { zh: '公司企业', en: 'Company' },
  merchant: { zh: '个体工商户、摊点', en: 'Shop or stall' },
  household: { zh: '家庭', en: 'Household' },
  institution: { zh: '机关事业单位', en: 'Public institution' },
  cooperative: { zh: '合作社', en: 'Cooperative' },
  school: { zh: '学校、培训机构', en: 'School' },
  other: { zh: '社会组织或其他', en: 'Association or other' },
};

/**
 * Whether somebody of this kind may be without a code: a household always is; a stall may be, since small trade at a place or below
 * an amount that the county names needs no licence (无证无照经营查处办法, 国务院令第684号, art. 3; not verified).
 */
export function mayLackCode(kind: Kind): kind is 'household' | 'merchant' {
  return kind === 'household' || kind === 'merchant';
}

/**
 * The kind that a credit code's first two characters say, by GB 32100-2015 table 2 with its amendment of 2016: who registers and
 * what. Undefined where they say no kind of ours; a 民办非企业单位 (52) is a school as often as not.
 */
export function kindOfCode(code: string): Kind | undefined {
  const known: Readonly<Record<string, Kind>> = {
    '91': 'enterprise',
    '92': 'merchant',
    '93': 'cooperative',
    '11': 'institution',
    '12': 'institution',
    '13': 'institution',
    '51': 'other',
    '53': 'other',
  };
  return known[code.slice(0, 2)];
}

/** Sections of GB/T 4754-2017, in short words. */
export const industries: Readonly<Record<string, Words>> = {
  A: { zh: '农、林、牧、渔业', en: 'Farming, forestry, fishing' },
  B: { zh: '采矿业', en: 'Mining' },
  C: { zh: '制造业', en: 'Manufacturing' },
  D: { zh: '电力、热力、燃气及水', en: 'Power, heat, gas and water' },
  E: { zh: '建筑业', en: 'Construction' },
  F: { zh: '批发和零售业', en: 'Wholesale and retail' },
  G: { zh: '交通运输、仓储和邮政', en: 'Transport, storage and post' },
  H: { zh: '住宿和餐饮业', en: 'Hotels and food' },
  I: { zh: '信息技术服务', en: 'Information technology' },
  J: { zh: '金融业', en: 'Finance' },
  K: { zh: '房地产业', en: 'Real estate' },
  L: { zh: '租赁和商务服务业', en: 'Business services' },
  M: { zh: '科研和技术服务业', en: 'Research and technical services' },
  N: { zh: '水利、环境和公共设施', en: 'Water, environment, public facilities' },
  O: { zh: '居民服务、修理和其他', en: 'Personal services and repair' },
  P: { zh: '教育', en: 'Education' },
  Q: { zh: '卫生和社会工作', en: 'Health and social work' },
  R: { zh: '文化、体育和娱乐', en: 'Culture, sport, entertainment' },
  S: { zh: '公共管理和社会组织', en: 'Public administration' },
  T: { zh: '国际组织', en: 'International organisations' },
};

export const sizes = ['under-10', '10-49', '50-299', '300-up'] as const;
export type Size = (typeof sizes)[number];

/** An employer's name: 2 to 100 characters, as on the licence or over the door. */
export function readEmployerName(typed: string): Reading<string> {
  const name = tidyText(typed).replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '');
  const length = [...name].length;
  if (length < 2)
    return refused('too-short', '请写全称，和执照上一样', 'Please write the whole name, as on the licence');
  if (length > 100) return refused('too-long', '名称最多 100 个字', 'A name has at most 100 characters');
  if (!/[\p{L}]{2}/u.test(name)) return refused('not-a-name', '名称里要有文字', 'A name has letters');
  return understood(name);
}

/**
 * What everybody may read of a household: its place and nothing that says whose it is.
 * @param areaName of the street or village.
 */
export function householdName(areaName: string): string {
  return `${areaName}一户居民`;
}

/** An address: 2 to 200 characters. */
export function readAddress(typed: string): Reading<string> {
  const address = tidyText(typed);
  const length = [...address].length;
  if (length < 2)
    return refused('too-short', '请写门牌或摊位，方便人找到', 'Please write street and number, or the stall');
  if (length > 200) return refused('too-long', '地址最多 200 个字', 'An address has at most 200 characters');
  return understood(address);
}

/** Whom to ask for: 王师傅 will do. */
export function readContactName(typed: string): Reading<string> {
  const name = tidyText(typed);
  const length = [...name].length;
  if (length < 2) return refused('too-short', '请写怎么称呼，例如：王师傅', 'Please write whom to ask for');
  if (length > 30) return refused('too-long', '称呼最多 30 个字', 'At most 30 characters');
  if (/\d/.test(name))
    return refused('digit', '这里写称呼，电话写在下面', 'A name here; the number goes below');
  return understood(name);
}

/**
 * A number that can be called: a mobile (11 digits, 13 to 19), a landline with its area code (0536-8888888, with -extension), or a
 * 400 or 800 number.
 */
export function readContactPhone(typed: string): Reading<string> {
  const bare = typed
    .normalize('NFKC')
    .replace(/[\s\p{Cf}()]/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/^(?:\+86|0086)-?/, '');
  const digits = bare.replaceAll('-', '');
  if (digits === '') return refused('empty', '请填电话', 'Please give a telephone number');
  if (!/^\d+$/.test(digits))
    return refused('bad-character', '电话只有数字', 'A telephone number has digits only');
  if (/^1[3-9]\d{9}$/.test(digits)) return understood(digits);
  if (/^[48]00\d{7}$/.test(digits)) return understood(digits);
  const landline = /^(0(?:10|2\d|[3-9]\d{2}))-?(\d{7,8})(?:-(\d{1,6}))?$/.exec(bare);
  if (landline) return understood([landline[1], landline[2], landline[3]].filter(Boolean).join('-'));
  if (/^1/.test(digits)) {
    const gap = Math.abs(digits.length - 11);
    return digits.length < 11
      ? refused('too-short', `手机号少 ${gap} 位`, `${gap} digits too few for a mobile number`)
      : refused('too-long', `手机号多 ${gap} 位`, `${gap} digits too many for a mobile number`);
  }
  if (/^[2-9]\d{6,7}$/.test(digits)) {
    return refused(
      'area-code-missing',
      '座机前面请加区号，例如 0536-',
      'Please write the area code before a landline',
    );
  }
  return refused(
    'not-a-phone',
    '请填手机号，或带区号的座机',
    'Please give a mobile number, or a landline with its area code',
  );
}

/** 138****5678; of a landline the area code and the last two stay. */
export function maskContactPhone(phone: string): string {
  if (/^1\d{10}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
  const [area = '', number = area] = phone.split('-');
  return phone.includes('-')
    ? `${area}-*****${number.slice(-2)}`
    : `${phone.slice(0, 3)}*****${phone.slice(-2)}`;
}

/** 王师傅 → 王**: who is meant is said where the number is opened. */
export function maskContactName(name: string): string {
  const [first = '', ...others] = [...name];
  return first + '*'.repeat(others.length);
}
