import { gzipSync } from 'node:zlib';
import { lettersOf } from '../../../ground/tables/table.ts';
import { type Made, makeZip, workbookParts } from '../../../ground/testing/make-workbook.ts';
import { checkCharacter } from '../../people/domain/id-number.ts';
import { encodeGb18030 } from './gb18030.ts';
import { type Draft, type Numbers, numbersFrom, ofACell, ofThePerson, type Put } from './planted.ts';

/** An error where it was planted. */
export interface Expected {
  kind: string;
  line: number;
  column: string | null;
  code: string;
  fix: boolean;
}

/** A list with errors at known places. */
export interface CorruptList {
  name: string;
  content: Buffer;
  /** Lines of all rows of people, with or without errors. */
  lines: number[];
  planted: Expected[];
}

const encodings = ['utf-8', 'utf-8 with mark', 'gb18030', 'utf-16le', 'utf-16be'] as const;
const delimiters = [',', ';', '\t'] as const;

const heads: Record<string, readonly string[]> = {
  name: ['姓名', '姓　名', '姓名（必填）', '求职者姓名'],
  idNumber: ['身份证号', '公民身份号码', '身 份 证 号 码', 'ＩＤ　ｎｕｍｂｅｒ'],
  phone: ['手机号', '联系电话', '手机号＊'],
  residenceArea: ['现住址', '常住地', '家庭住址：'],
  birthDate: ['出生日期', '出生年月日', '生日'],
  sex: ['性别', '性 别'],
  'person.education': ['学历', '文化程度（最高）'],
  'person.experience_years': ['工龄', '从业年限'],
  'person.wanted_pay': ['期望工资', '期望月薪(元)'],
  'person.school_left_year': ['毕业年份', '毕业年度'],
  'person.wanted_jobs': ['求职意向', '意向岗位'],
  'person.last_job': ['最近岗位', '原工作'],
};
const strangers = ['序号', '备注', '经办人', '#', '2026年核对'];
const names = ['王小明', '李霞', '张建国', '孙丽', '慕容雪', '古丽·买买提', 'Maria Chen'];

let serial = 0;
/** Somebody who is in no other list. */
function person(numbers: Numbers): Draft {
  serial += 1;
  const day = String(1 + (serial % 28)).padStart(2, '0');
  const month = String(1 + (Math.floor(serial / 28) % 12)).padStart(2, '0');
  const year = 1965 + (Math.floor(serial / 336) % 35);
  const front = `370705${year}${month}${day}${String(100 + (Math.floor(serial / 11_760) % 900))}`;
  return {
    name: numbers.one(names),
    idNumber: front + checkCharacter(front),
    phone: numbers.chance(0.2) ? null : `139${String(serial).padStart(8, '0')}`,
    residenceArea: numbers.one(['山东省潍坊市奎文区', null]),
    birthDate: numbers.chance(0.5) ? { day: `${year}-${month}-${day}` } : `${year}-${month}-${day}`,
    sex: Number(front[16]) % 2 === 1 ? '男' : '女',
    'person.education': numbers.one(['大学专科', null]),
    'person.experience_years': numbers.one(['5', { number: '12' }, null]),
    'person.wanted_pay': numbers.one(['4500', { number: '5200.5' }, null]),
    'person.school_left_year': numbers.one(['2010', null]),
    'person.wanted_jobs': numbers.one(['收银员、理货员', '保洁', null]),
    'person.last_job': numbers.one(['缝纫工', null]),
  };
}

/** A list of people as it comes from good hands, to be known before the corrupt ones come. */
export function knownPeople(seed: number, count: number): Draft[] {
  const numbers = numbersFrom(seed);
  return Array.from({ length: count }, () => person(numbers));
}

interface Body {
  /** Null: an empty row. */
  rows: (Draft | null)[];
  planted: (Omit<Expected, 'line'> & { row: number })[];
  /** Our column and rows, both from 0 and inclusive. */
  merged: { column: string; from: number; to: number }[];
}

/** Rows with errors planted in about one of three. */
function body(numbers: Numbers, kind: 'workbook' | 'text', known: Draft[], at: number): Body {
  const rows: (Draft | null)[] = [];
  const planted: Body['planted'] = [];
  const merged: Body['merged'] = [];
  const fits = ({ only }: { only?: string }) => only === undefined || only === kind;
  const [persons, cells] = [ofThePerson.filter(fits), ofACell.filter(fits)];
  // In each list each kind has its turn, wherever chance would put it.
  const turns = [...numbers.shuffled([...persons, ...cells])];
  const count = 50 + numbers.below(251);
  while (rows.length < count) {
    const row = person(numbers);
    const place = rows.length;
    const plant = ({ put, kind: name, column, code, fix }: (typeof persons)[number]) => {
      put(row, numbers);
      planted.push({ kind: name, column, code, fix: fix ?? false, row: rows.length });
    };
    const turn = numbers.below(100);
    if (turn < 3) rows.push(null);
    else if (turn < 38) {
      const first = turns.pop() ?? numbers.one([...persons, ...cells]);
      plant(first);
      const second = numbers.one(cells);
      if (numbers.chance(0.2) && second.column !== first.column) plant(second);
      rows.push(row);
    } else if (turn < 41) {
      // The same person again, with another phone; or just the same.
      const differs = numbers.chance(0.7);
      rows.push(row, person(numbers));
      if (differs)
        planted.push({
          kind: 'twice, with another phone',
          column: null,
          code: 'duplicate-differs',
          fix: false,
          row: rows.length,
        });
      rows.push({ ...row, phone: differs ? '13700009999' : (row.phone ?? null) });
    } else if (turn < 44 && kind === 'workbook') {
      const column = numbers.one(['residenceArea', 'person.education', 'name', 'phone']);
      const more = 1 + numbers.below(3);
      rows.push({
        ...row,
        [column]:
          column === 'name'
            ? '王小明'
            : column === 'phone'
              ? '13911112222'
              : column === 'residenceArea'
                ? '山东省潍坊市奎文区'
                : '大学专科',
      });
      for (let below = 0; below < more; below += 1) {
        planted.push({ kind: `merged ${column}`, column, code: 'merged-cell', fix: false, row: rows.length });
        rows.push({ ...person(numbers), [column]: null });
      }
      merged.push({ column, from: place, to: place + more });
    } else rows.push(row);
  }
  for (const [column, code] of [
    ['name', 'name-differs'],
    ['residenceArea', 'moves-away'],
  ] as const) {
    const one = known[(2 * at + (column === 'name' ? 0 : 1)) % known.length];
    if (!one) continue;
    planted.push({ kind: code, column, code, fix: false, row: rows.length });
    rows.push({
      ...one,
      ...(column === 'name' ? { name: '欧阳另一' } : { residenceArea: '山东省济南市历下区' }),
    });
  }
  return { rows, planted, merged };
}

/** Which columns stand where: ours in any order, others between them. */
function layOut(numbers: Numbers): { columns: (string | null)[]; head: string[] } {
  const columns = numbers.shuffled([
    ...Object.keys(heads),
    ...numbers
      .shuffled(strangers)
      .slice(0, numbers.below(5))
      .map(() => null),
  ]);
  const others = [...strangers];
  return {
    columns,
    head: columns.map((id) => (id === null ? (others.shift() ?? '') : numbers.one(heads[id] ?? [id]))),
  };
}

const titles = ['奎文区求职人员名单', '填报单位：东关街道；联系人：李敏，电话 0536-8000000', '2026年11月'];

const serialOf = (day: string, from1904: boolean) =>
  Math.round((Date.parse(day) - Date.parse('1899-12-30')) / 86_400_000) - (from1904 ? 1462 : 0);

const escaped = (text: string) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;');

/** One of the corrupt lists. @param at which: the same number gives the same list in the same order of calls. */
export function corruptList(at: number, known: Draft[]): CorruptList {
  const numbers = numbersFrom(1000 + at);
  const isBook = at % 2 === 0;
  const { columns, head } = layOut(numbers);
  const { rows, planted, merged } = body(numbers, isBook ? 'workbook' : 'text', known, at);
  const above = titles.slice(0, numbers.below(4));
  const stranger = (row: number) => numbers.one([String(row + 1), '', '已核对，无误', '见"附件"']);
  const about = { at, columns, head, rows, merged, above, stranger, numbers };
  const { content, lineOf, name } = isBook ? bookOf(about) : textOf(about);
  return {
    name: `${at} ${name}`,
    content,
    lines: rows.flatMap((row, index) => (row ? [lineOf(index)] : [])),
    planted: planted.map(({ row, ...one }) => ({ ...one, line: lineOf(row) })),
  };
}

interface About extends ReturnType<typeof layOut> {
  at: number;
  rows: Body['rows'];
  merged: Body['merged'];
  above: readonly string[];
  stranger: (row: number) => string;
  numbers: Numbers;
}

interface Written {
  content: Buffer;
  name: string;
  lineOf: (row: number) => number;
}

function bookOf({ at, columns, head, rows, merged, above, stranger }: About): Written {
  const [sharing, from1904, hides] = [at % 4 === 0, at % 6 === 0, at % 10 < 4];
  const shared: string[] = [];
  const inShared = new Map<string, number>();
  const made = (put: Put, column: number, line: number): Made => {
    const place = `r="${lettersOf(column + 1)}${line}"`;
    if (put === null) return { xml: `<c ${place} s="3"/>` };
    if (typeof put === 'string') {
      if (!sharing) return put;
      const known = inShared.get(put) ?? shared.push(`<t xml:space="preserve">${escaped(put)}</t>`) - 1;
      inShared.set(put, known);
      return { xml: `<c ${place} t="s"><v>${known}</v></c>` };
    }
    if ('number' in put) return { xml: `<c ${place}><v>${put.number}</v></c>` };
    if ('error' in put) return { xml: `<c ${place} t="e"><f>B1/0</f><v>${put.error}</v></c>` };
    if ('day' in put) return { xml: `<c ${place} s="1"><v>${serialOf(put.day, from1904)}</v></c>` };
    return put.formula === null
      ? { xml: `<c ${place}><f>VLOOKUP(A1,Z:Z,1,0)</f></c>` }
      : { xml: `<c ${place} t="str"><f>A1&amp;B1</f><v>${put.formula}</v></c>` };
  };
  const first = above.length + 2;
  const lines: Made[][] = [
    ...above.map((text): Made[] => [text]),
    head.map((text, column) => made(text, column, above.length + 1)),
    ...rows.map((row, index) =>
      row
        ? columns.map((id, column) =>
            made(id === null ? stranger(index) : (row[id] ?? null), column, first + index),
          )
        : [],
    ),
  ];
  const ranges = merged.map(({ column, from, to }) => {
    const letters = lettersOf(columns.indexOf(column) + 1);
    return `${letters}${first + from}:${letters}${first + to}`;
  });
  // A title over several columns is merged too, and is no row.
  if (above.length > 0) ranges.push(`A1:${lettersOf(columns.length)}1`);
  const parts = workbookParts(lines, { merged: ranges, shared, from1904 }).map((part) =>
    hides && part.name.includes('sheet1')
      ? {
          ...part,
          content: String(part.content).replace(
            '<sheetData>',
            '<cols><col min="2" max="3" hidden="1"/></cols><sheetData>',
          ),
        }
      : part,
  );
  return {
    content: makeZip(parts),
    name: `workbook${sharing ? ', shared' : ''}${from1904 ? ', 1904' : ''}${hides ? ', hidden columns' : ''}`,
    lineOf: (row) => first + row,
  };
}

const textIn = (put: Put): string => {
  if (put === null) return '';
  if (typeof put === 'string') return put;
  if ('number' in put) return put.number;
  if ('day' in put) return put.day;
  throw new Error('a text file has no formulas');
};

function textOf({ at, columns, head, rows, above, stranger, numbers }: About): Written {
  const turn = (at - 1) / 2;
  const encoding = encodings[turn % encodings.length] ?? 'utf-8';
  const delimiter = delimiters[turn % delimiters.length] ?? ',';
  const packed = turn % 4 === 3;
  const ends = turn % 2 === 0 ? '\r\n' : '\n';
  const quoted = (text: string) =>
    /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const starts: number[] = [];
  let text = '';
  let line = 1;
  const write = (fields: readonly string[]) => {
    starts.push(line);
    const written = fields.map(quoted).join(delimiter) + ends;
    line += written.match(/\r\n|\n/g)?.length ?? 0;
    text += written;
  };
  for (const title of above) write(turn % 2 === 0 ? [title] : [title, ...columns.slice(1).map(() => '')]);
  write(head);
  for (const [index, row] of rows.entries()) {
    const note = numbers.chance(0.1) ? '第一行\n第二行' : stranger(index);
    write(
      row
        ? columns.map((id) => (id === null ? note : textIn(row[id] ?? null)))
        : numbers.one([[''], columns.map(() => '')]),
    );
  }
  const bytes = {
    'utf-8': () => Buffer.from(text),
    'utf-8 with mark': () => Buffer.from(`\ufeff${text}`),
    gb18030: () => encodeGb18030(text),
    'utf-16le': () => Buffer.from(`\ufeff${text}`, 'utf16le'),
    'utf-16be': () => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  }[encoding]();
  return {
    content: packed ? gzipSync(bytes) : bytes,
    name: `${encoding}, ${JSON.stringify(delimiter)}${packed ? ', gz' : ''}`,
    lineOf: (row) => starts[above.length + 1 + row] ?? 0,
  };
}
