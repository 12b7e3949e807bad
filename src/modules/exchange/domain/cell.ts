import type { Areas } from '../../../ground/areas/areas.ts';
import type { Day } from '../../../ground/clock/day.ts';
import type { Cell } from '../../../ground/tables/table.ts';
import { readAreaCode } from './area-code.ts';
import {
  type CellReading,
  type Column,
  type ColumnOption,
  type ColumnType,
  type Fault,
  type Fix,
  readCellAs,
  refusedCell,
  type Value,
} from './column.ts';
import { readDayCell, readMonthCell } from './day-cell.ts';

/** What a module's own reader says of a text: its one spelling, or why it cannot be read. `shown`: what a fix says besides the value. */
export type Spelling =
  | { ok: true; value: string; fix?: string; shown?: string }
  | { ok: false; faults: readonly [Fault, ...Fault[]] };

/** What reading depends on besides the cell. */
export interface Around {
  today: Day;
  /** The day on which the list was true: its codes of areas are those of that year. */
  asOf: Day;
  areas: Pick<
    Areas,
    'edition' | 'find' | 'fromPrinted' | 'fullName' | 'centreOf' | 'history' | 'today' | 'validBetween'
  >;
  /** Readers of the types that other modules know. */
  readers: Partial<Record<ColumnType, (text: string, today: Day) => Spelling>>;
}

// A spreadsheet keeps 15 digits of a number: a longer one has been rounded, whether it is written with an exponent or not.
const lostDigits = ({ kind, text }: Cell) =>
  kind === 'number' && (/e/i.test(text) || text.replace(/\D/g, '').length > 15);
const writtenAsPower = /^\d(\.\d+)?e\+?\d+$/i;

/** Half-width, no invisible marks, white space as one space; line breaks stay where they may. */
export function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\ufeff]/gu, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n+ */g, '\n')
    .replace(/[\p{Cc}\p{Cs}]/gu, (found) => (found === '\n' ? '\n' : ''))
    .trim();
}

/** Reads a cell with something in it as its column wants it. */
export function readCell(column: Column, cell: Cell, around: Around): CellReading {
  if (cell.kind === 'error') {
    return refusedCell(
      'cell-error',
      `这一格是错误值 ${cell.text.slice(0, 20)}`,
      `This cell is the error ${cell.text.slice(0, 20)}`,
    );
  }
  const reading = readAs(column, cell, around);
  if (!reading.ok || !cell.formula) return reading;
  const shown = cell.text.slice(0, 40);
  return { ...reading, fixes: [...reading.fixes, { code: 'formula-result', from: '=…', to: shown }] };
}

function readAs(column: Column, cell: Cell, around: Around): CellReading {
  if (column.type === 'printed') return readPrinted(column, cell);
  if (column.type === 'printed-texts')
    return readCellAs(cell.text.split(between).filter((one) => one.trim() !== ''));
  const text = tidy(cell.text);
  if (text === '') return readCellAs('');
  switch (column.type) {
    case 'day':
      return readDayCell(cell);
    case 'month':
      return readMonthCell(cell);
    case 'yesno':
      return readYesNo(text);
    case 'year':
      return readYear(column, text);
    case 'integer':
    case 'number':
      return readNumber(column, text);
    case 'yuan':
      return readYuan(column, text);
    case 'code':
      return readOption(column, text);
    case 'codes':
      return several(column, text, (one) => readOption(column, one));
    case 'area':
      return readArea(text, around);
    case 'areas':
      return several(column, text, (one) => readArea(one, around));
    case 'texts':
      return several(column, text, (one) => readText(column, one, one));
    case 'text':
      return lostDigits(cell) ? digitsLost(text) : readText(column, text, cell.text);
    default: {
      if (lostDigits(cell) || writtenAsPower.test(text)) return digitsLost(text);
      const spelling = around.readers[column.type]?.(cell.text, around.today);
      if (!spelling) throw new Error(`nobody reads cells of type ${column.type}`);
      if (!spelling.ok) return spelling;
      const { value, fix, shown = value } = spelling;
      const code = fix ?? (value === cell.text ? undefined : 'respelled');
      return readCellAs(value, code ? [{ code, from: cell.text.slice(0, 40), to: shown }] : []);
    }
  }
}

const digitsLost = (text: string) =>
  refusedCell(
    'digits-lost',
    `被表格写成了 ${text}，后面几位丢了`,
    `The spreadsheet has made ${text} of it; the last digits are lost`,
  );

function readText(column: Column, text: string, written: string): CellReading {
  const length = [...text].length;
  if (length > column.longest) {
    return refusedCell(
      'too-long',
      `有 ${length} 个字，最多 ${column.longest} 个`,
      `${length} characters, at most ${column.longest}`,
    );
  }
  const tidied = text !== written.trim() && text !== written.trim().normalize('NFKC');
  return readCellAs(
    text,
    tidied ? [{ code: 'tidied', from: written.slice(0, 40), to: text.slice(0, 40) }] : [],
  );
}

/** A text as it stands, without a character changed: what looks like a slip may be how it was damaged. */
function readPrinted(column: Column, cell: Cell): CellReading {
  if (lostDigits(cell)) return digitsLost(cell.text);
  return cell.text.length > column.longest
    ? refusedCell(
        'too-long',
        `有 ${cell.text.length} 个字，最多 ${column.longest} 个`,
        `${cell.text.length} characters, at most ${column.longest}`,
      )
    : readCellAs(/[^\s\p{Cc}\p{Cf}\ufeff]/u.test(cell.text) ? cell.text : '');
}

const yes = /^(是|有|对|y|yes|true|1|√|✓|愿意|同意)$/i;
const no = /^(否|无|没有|不是|不|n|no|false|0|×|✗|不愿意|不同意)$/i;

function readYesNo(text: string): CellReading {
  if (yes.test(text)) return readCellAs(true);
  if (no.test(text)) return readCellAs(false);
  return refusedCell('not-yes-or-no', `“${text.slice(0, 20)}”不是“是”或“否”`, 'Please write 是 or 否');
}

const withUnit = /^([+-]?[\d,]+(?:\.\d+)?)\s*(年|岁|人|名|个|元|块|分钟|小时|课时|学时|天|月|%)?$/;

function readNumber(column: Column, text: string): CellReading {
  const parts = withUnit.exec(text);
  const value = parts ? Number(parts[1]?.replace(/,/g, '')) : Number.NaN;
  if (!Number.isFinite(value)) {
    return refusedCell(
      'not-a-number',
      `“${text.slice(0, 20)}”不是数字`,
      `“${text.slice(0, 20)}” is not a number`,
    );
  }
  if (column.type !== 'number' && !Number.isInteger(value)) {
    return refusedCell('not-whole', `“${text}”应该是整数`, `“${text}” should be a whole number`);
  }
  return within(
    column,
    value,
    String(value) === text ? [] : [{ code: 'unit-dropped', from: text, to: String(value) }],
  );
}

const yearFirst =
  /^((?:19|20)\d{2})(?:\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2})?\s*[月日]?(?:[ T].*)?|\d{2}(?:\d{2})?)$/;

/** A year; of a month or a day with the year in front its year. */
function readYear(column: Column, text: string): CellReading {
  const [, year] = yearFirst.exec(text) ?? [];
  if (year === undefined) return readNumber(column, text);
  return within(column, Number(year), [{ code: 'year-of-day', from: text.slice(0, 40), to: year }]);
}

/** Yuan a month; `4-5千`, `6000/月`, `200元/天` are left to whoever knows pay, and here to a person. */
function readYuan(column: Column, text: string): CellReading {
  const bare = /^[¥￥]?\s*([\d,]+(?:\.\d{1,2})?)\s*(?:元|块)?(?:\s*[/每]\s*月|以上|起)?$/.exec(text);
  const value = bare ? Number(bare[1]?.replace(/,/g, '')) : Number.NaN;
  if (!Number.isFinite(value)) {
    return refusedCell(
      'not-an-amount',
      `“${text.slice(0, 20)}”不是钱数`,
      `“${text.slice(0, 20)}” is not an amount`,
    );
  }
  return within(
    column,
    value,
    String(value) === text ? [] : [{ code: 'unit-dropped', from: text, to: String(value) }],
  );
}

function within(column: Column, value: number, fixes: readonly Fix[]): CellReading {
  if (value < column.lowest)
    return refusedCell(
      'too-small',
      `${value} 太小，最少 ${column.lowest}`,
      `${value} is below ${column.lowest}`,
    );
  if (value > column.highest)
    return refusedCell(
      'too-great',
      `${value} 太大，最多 ${column.highest}`,
      `${value} is above ${column.highest}`,
    );
  return readCellAs(value, fixes);
}

const bareWord = (text: string) => text.replace(/[\s（）()、,，]/g, '').toLowerCase();

function readOption({ options }: Column, text: string): CellReading {
  const wanted = bareWord(text);
  const names = ({ code, zh, en, also = [] }: ColumnOption) => [code, zh, en, ...also].map(bareWord);
  const found = options.find((option) => names(option).includes(wanted));
  if (!found) {
    const some = options.map(({ zh }) => zh).join('、');
    return refusedCell(
      'unknown-option',
      `没有“${text.slice(0, 20)}”这一项，可以填：${some.slice(0, 120)}`,
      `“${text.slice(0, 20)}” is none of the answers`,
    );
  }
  const exact = text === found.zh || text === found.code;
  return readCellAs(found.code, exact ? [] : [{ code: 'option-named', from: text, to: found.zh }]);
}

function readArea(text: string, around: Around): CellReading {
  const { areas } = around;
  if (/^\d{6}$|^\d{9}$|^\d{12}$/.test(text)) return readAreaCode(text, around);
  const [best, ...others] = areas.fromPrinted(text);
  if (!best || best.confidence < surePlace) {
    const some = [best, ...others].flatMap((one) => (one ? [areas.fullName(one.area.code)] : [])).slice(0, 3);
    const hint = some.length > 0 ? `，可能是${some.join('、')}` : '';
    return refusedCell(
      'area-unclear',
      `“${text.slice(0, 30)}”说不准是哪里${hint}`,
      `It is not clear where “${text.slice(0, 30)}” is`,
    );
  }
  const name = areas.fullName(best.area.code);
  return readCellAs(best.area.code, name === text ? [] : [{ code: 'area-named', from: text, to: name }]);
}

/** How sure a printed place has to be: 奎文区 alone is sure, 新华区 (of four cities) is not. */
const surePlace = 0.8;

const between = /[,;|、\n/]+/;

function several(column: Column, text: string, read: (one: string) => CellReading): CellReading {
  const values: string[] = [];
  const fixes: Fix[] = [];
  for (const one of text.split(between)) {
    if (one.trim() === '') continue;
    const reading = read(one.trim());
    if (!reading.ok) return reading;
    const value = asText(reading.value);
    if (!values.includes(value)) values.push(value);
    fixes.push(...reading.fixes);
  }
  if (values.length > column.most) {
    return refusedCell(
      'too-many',
      `有 ${values.length} 项，最多 ${column.most} 项`,
      `${values.length}, at most ${column.most}`,
    );
  }
  return readCellAs(values, fixes);
}

const asText = (value: Value) => (typeof value === 'string' ? value : String(value));
