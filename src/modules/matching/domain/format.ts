import { clean } from './text.ts';

/**
 * The format of advertisements: what a row may say. Fields that are not listed here are ignored; an empty text or null is the same as no
 * field.
 */
export interface PrintedRow {
  id: string;
  title: string;
  source: string;
  site: string | null;
  company: string | null;
  companyType: string | null;
  companySize: string | null;
  industry: string | null;
  function: string | null;
  province: string | null;
  city: string | null;
  district: string | null;
  place: string | null;
  address: string | null;
  salaryMin: number | null;
  salaryMax: number | null;
  salaryUnit: string | null;
  salary: string | null;
  education: string | null;
  experienceMin: number | null;
  experience: string | null;
  skills: string[];
  welfare: string[];
  headcount: number | null;
  description: string | null;
  posted: string | null;
  collectedYear: number | null;
}

/** Why a row is not taken; `reason` and `suggestion` are shown as they are. */
export interface RowProblem {
  field: string;
  code: 'missing-field' | 'wrong-type' | 'out-of-range' | 'too-long' | 'unreadable-title' | 'pay-order';
  reason: string;
  suggestion: string;
}

export interface Field {
  /** The field's name in the file. */
  name: string;
  zh: string;
  kind: 'text' | 'whole' | 'number' | 'words';
  /** Characters of a text or of a word; numbers: the greatest. */
  most: number;
  /** Numbers: the least. */
  least?: number;
  needed?: true;
}

/** Beyond this many words in skills or welfare the cell is something else. */
const mostWords = 100;

export const fields = {
  id: { name: 'id', zh: '编号', kind: 'text', most: 100, needed: true },
  title: { name: 'title', zh: '职位名称', kind: 'text', most: 200, needed: true },
  source: { name: 'source', zh: '来源', kind: 'text', most: 200, needed: true },
  site: { name: 'site', zh: '来源网站', kind: 'text', most: 100 },
  company: { name: 'company', zh: '用人单位', kind: 'text', most: 5000 },
  companyType: { name: 'company_type', zh: '单位性质', kind: 'text', most: 200 },
  companySize: { name: 'company_size', zh: '单位规模', kind: 'text', most: 200 },
  industry: { name: 'industry', zh: '行业', kind: 'text', most: 500 },
  function: { name: 'function', zh: '职能', kind: 'text', most: 200 },
  province: { name: 'province', zh: '省', kind: 'text', most: 50 },
  city: { name: 'city', zh: '市', kind: 'text', most: 50 },
  district: { name: 'district', zh: '区县', kind: 'text', most: 100 },
  place: { name: 'place_raw', zh: '工作地点', kind: 'text', most: 200 },
  address: { name: 'address', zh: '地址', kind: 'text', most: 500 },
  salaryMin: { name: 'salary_min', zh: '工资下限', kind: 'number', least: 0, most: 100_000_000 },
  salaryMax: { name: 'salary_max', zh: '工资上限', kind: 'number', least: 0, most: 100_000_000 },
  salaryUnit: { name: 'salary_unit', zh: '工资单位', kind: 'text', most: 20 },
  salary: { name: 'salary_raw', zh: '工资原文', kind: 'text', most: 100 },
  education: { name: 'education', zh: '学历', kind: 'text', most: 100 },
  experienceMin: { name: 'exp_min', zh: '工作年限', kind: 'number', least: 0, most: 10_000 },
  experience: { name: 'exp_raw', zh: '工作年限原文', kind: 'text', most: 2000 },
  skills: { name: 'skills', zh: '技能', kind: 'words', most: 200 },
  welfare: { name: 'welfare', zh: '福利', kind: 'words', most: 200 },
  headcount: { name: 'headcount', zh: '招聘人数', kind: 'whole', least: 1, most: 100_000 },
  description: { name: 'description', zh: '工作内容', kind: 'text', most: 50_000 },
  posted: { name: 'posted', zh: '发布日期', kind: 'text', most: 50 },
  collectedYear: { name: 'crawl_year', zh: '收集年份', kind: 'whole', least: 2000, most: 2999 },
} satisfies Record<keyof PrintedRow, Field>;

const allFields = Object.entries(fields) as [keyof PrintedRow, Field][];

/** What is wrong with a field, in its own words. */
export function problem(
  field: Field,
  code: RowProblem['code'],
  reason: string,
  suggestion: string,
): RowProblem {
  return { field: field.name, code, reason: `“${field.zh}”${reason}`, suggestion };
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return '列表';
  return (
    { string: '文字', number: '数字', boolean: '是/否', object: '对象' }[typeof value as string] ?? '别的内容'
  );
}

function checkText(field: Field, value: unknown): string | null | RowProblem {
  if (typeof value !== 'string')
    return problem(field, 'wrong-type', `应当是文字，这里是${typeName(value)}`, '请把它写成带引号的文字');
  if (value.length > field.most)
    return problem(field, 'too-long', `有 ${value.length} 个字，最多 ${field.most} 个`, '请核对是不是串了列');
  return value;
}

function checkNumber(field: Field, value: unknown): number | RowProblem {
  if (typeof value !== 'number')
    return problem(field, 'wrong-type', `应当是数字，这里是${typeName(value)}`, '请只写数字，不带引号和单位');
  const fits = Number.isFinite(value) && value >= (field.least ?? 0) && value <= field.most;
  if (!fits || (field.kind === 'whole' && !Number.isInteger(value))) {
    return problem(
      field,
      'out-of-range',
      `超出范围（${field.least ?? 0} 到 ${field.most}）`,
      '请对照原广告核对这个数',
    );
  }
  return value;
}

function checkWords(field: Field, value: unknown): string[] | RowProblem {
  if (!Array.isArray(value) || value.some((word) => typeof word !== 'string')) {
    return problem(field, 'wrong-type', `应当是文字的列表，这里是${typeName(value)}`, '请写成 ["…", "…"]');
  }
  if (value.length > mostWords)
    return problem(field, 'too-long', `有 ${value.length} 项，最多 ${mostWords} 项`, '请核对是不是串了列');
  const long = value.find((word: string) => word.length > field.most);
  if (long !== undefined)
    return problem(
      field,
      'too-long',
      `有一项 ${long.length} 个字，最多 ${field.most} 个`,
      '请核对是不是串了列',
    );
  return value;
}

/** Neither white space nor what cannot be seen (control and zero-width characters). */
const somethingSeen = /[^\s\p{Cc}\p{Cf}\ufeff]/u;

function isProblem(value: unknown): value is RowProblem {
  return typeof value === 'object' && value !== null && 'code' in value;
}

/**
 * Checks a row against the format, by the format's names.
 * @returns the row, or every problem found in it; a problem in any field keeps the row out, so that it is mended and not guessed.
 */
export function checkRow(
  parsed: Readonly<Record<string, unknown>>,
): { row: PrintedRow } | { problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const row: Record<string, unknown> = {};
  for (const [key, field] of allFields) {
    const value = Object.hasOwn(parsed, field.name) ? parsed[field.name] : undefined;
    if (value === undefined || value === null || (typeof value === 'string' && !somethingSeen.test(value))) {
      row[key] = field.kind === 'words' ? [] : null;
      if (field.needed) problems.push(problem(field, 'missing-field', '没有写', '请补上再导入'));
      continue;
    }
    const checked =
      field.kind === 'text'
        ? checkText(field, value)
        : field.kind === 'words'
          ? checkWords(field, value)
          : checkNumber(field, value);
    if (isProblem(checked)) problems.push(checked);
    else row[key] = checked;
  }
  const { salaryMin: min, salaryMax: max } = row;
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    problems.push(
      problem(fields.salaryMin, 'pay-order', `${min} 比上限 ${max} 还高`, '请对照原广告核对工资'),
    );
  }
  return problems.length ? { problems } : { row: row as unknown as PrintedRow };
}

/** The problem of a title that holds no readable word. */
export function unreadableTitle(title: string): RowProblem {
  return problem(
    fields.title,
    'unreadable-title',
    `读不出来：${[...clean(title).text].slice(0, 40).join('')}`,
    '请对照原广告补写职位名称',
  );
}
