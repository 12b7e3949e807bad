import { plainText } from './cell-text.ts';
import { dayOfSerial, showsDate } from './serial-date.ts';
import { type Cell, columnOf, limits, type Row, refuseFile, type Sheet } from './table.ts';
import { readWholeXml, readXml } from './xml.ts';
import { damaged, openParts, type Parts } from './zip.ts';

/** An .xlsx file (ECMA-376). Its macros, links and pictures are never looked at. */
export interface Workbook {
  sheets: { name: string; hidden: boolean; sheet: Sheet }[];
  close(): void;
}

interface Book {
  parts: Parts;
  from1904: boolean;
  /** Of the cells that name them by their place. */
  shared: string[];
  /** By style: whether its numbers are dates. */
  dates: boolean[];
}

const folder = 'xl/';

/** Targets are relative to the part that names them, or absolute. */
const partOf = (target: string) => (target.startsWith('/') ? target.slice(1) : folder + target);

/**
 * Opens a workbook: its sheets' names and what their cells share; rows are read when they are asked for.
 * @throws Problem where it is no workbook, is damaged, has a password, or holds too much.
 */
export async function openWorkbook(file: string): Promise<Workbook> {
  const parts = await openParts(file);
  try {
    return await readBook(parts);
  } catch (error) {
    parts.close();
    throw error;
  }
}

async function readBook(parts: Parts): Promise<Workbook> {
  if (!parts.has('xl/workbook.xml')) {
    throw refuseFile('no-workbook', {
      zh: '这不是 .xlsx 表格，请用表格软件另存为 .xlsx 或 .csv',
      en: 'This is no .xlsx workbook; please save it as .xlsx or .csv',
    });
  }
  const targets = new Map<string, string>();
  const kinds = new Map<string, string>();
  await readWholeXml(parts.read('xl/_rels/workbook.xml.rels'), {
    open(name, { Id = '', Target = '', Type = '' }) {
      if (name !== 'Relationship') return;
      targets.set(Id, partOf(Target));
      kinds.set(Type.slice(Type.lastIndexOf('/') + 1), partOf(Target));
    },
  });
  const found: { name: string; hidden: boolean; part: string }[] = [];
  let from1904 = false;
  await readWholeXml(parts.read('xl/workbook.xml'), {
    open(element, attributes) {
      if (element === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (element !== 'sheet') return;
      const part = targets.get(attributes['r:id'] ?? '');
      // A chart on a sheet of its own has no rows.
      if (!part?.includes('worksheets/')) return;
      found.push({
        name: attributes.name ?? '',
        hidden: (attributes.state ?? 'visible') !== 'visible',
        part,
      });
    },
  });
  const strings = kinds.get('sharedStrings');
  const styles = kinds.get('styles');
  const book: Book = {
    parts,
    from1904,
    shared: strings && parts.has(strings) ? await readShared(parts, strings) : [],
    dates: styles && parts.has(styles) ? await readDates(parts, styles) : [],
  };
  return {
    sheets: found.map(({ name, hidden, part }) => ({ name, hidden, sheet: sheetOf(book, part) })),
    close: () => parts.close(),
  };
}

async function readShared(parts: Parts, part: string): Promise<string[]> {
  const shared: string[] = [];
  let text = '';
  let inText = false;
  let reading = false;
  let characters = 0;
  await readWholeXml(parts.read(part), {
    open(name) {
      if (name === 'si') text = '';
      // How a name is read (rPh) stands beside it and is no part of it.
      if (name === 'rPh') reading = true;
      if (name === 't') inText = !reading;
    },
    text(piece) {
      if (!inText) return;
      text += piece;
      characters += piece.length;
      if (characters > limits.sharedCharacters) {
        throw refuseFile('workbook-too-large', {
          zh: '这个表格里的文字太多，请分成几个文件',
          en: 'There is too much text in this workbook; please split it',
        });
      }
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') reading = false;
      if (name === 'si') shared.push(plainText(text));
    },
  });
  return shared;
}

async function readDates(parts: Parts, part: string): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCells = false;
  await readWholeXml(parts.read(part), {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) ids.push(Number(attributes.numFmtId ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return ids.map((id) => showsDate(id, codes.get(id)));
}

/** What an element `c` said of itself, and what was found in it. */
interface Raw {
  column: number;
  type: string;
  style: number;
  value: string;
  inline: string;
  formula: boolean;
  /** There is an element `v` or `is`, be it empty. */
  saved: boolean;
}

function cellOf({ shared, dates, from1904 }: Book, raw: Raw): Cell | undefined {
  const cell = (kind: Cell['kind'], text: string): Cell | undefined => {
    if (text === '') return undefined;
    // Longer than any spreadsheet keeps: made by hand to harm.
    const fits = text.length <= limits.characters;
    return {
      column: raw.column,
      kind: fits ? kind : 'error',
      text: fits ? text : '#TOO-LONG',
      ...(raw.formula ? { formula: true as const } : {}),
    };
  };
  const { value } = raw;
  // Written by a program that works nothing out: what stands there to whoever opens it is not in the file.
  if (raw.formula && !raw.saved) return cell('error', '#NO-RESULT');
  switch (raw.type) {
    case 's': {
      const text = shared[Number(value)];
      return text === undefined ? cell('error', '#NO-TEXT') : cell('text', text);
    }
    case 'inlineStr':
      return cell('text', plainText(raw.inline));
    case 'str':
      return cell('text', plainText(value));
    case 'b':
      return cell('boolean', value === '1' ? 'true' : 'false');
    case 'e':
      return cell('error', value);
    case 'd':
      return cell('date', value.replace(/T00:00:00(\.0+)?Z?$/, '').replace('T', ' '));
    default: {
      const day = dates[raw.style] && value !== '' ? dayOfSerial(Number(value), from1904) : undefined;
      return day === undefined ? cell('number', value.trim()) : cell('date', day);
    }
  }
}

function sheetOf(book: Book, part: string): Sheet {
  const merged: string[] = [];
  const size = book.parts.size(part);
  let read = 0;
  const chunks = async function* () {
    read = 0;
    for await (const chunk of book.parts.read(part)) {
      read += chunk.length;
      yield chunk;
    }
  };
  return {
    merged: () => merged,
    rows: () => readRows(book, chunks(), merged),
    share: () => Math.min(1, read / Math.max(1, size)),
  };
}

async function* readRows(
  book: Book,
  chunks: AsyncIterable<Uint8Array>,
  merged: string[],
): AsyncGenerator<Row[]> {
  let rows: Row[] = [];
  let row: Row = { line: 0, cells: [] };
  let raw: Raw | undefined;
  let collects: 'value' | 'inline' | undefined;
  let reading = false;
  let line = 0;
  let column = 0;
  merged.length = 0;
  const hears = {
    open(name: string, attributes: Record<string, string>) {
      if (raw && (name === 'v' || name === 'is')) raw.saved = true;
      if (name === 'row') {
        const before = line;
        line = Number(attributes.r ?? before + 1);
        // Rows twice or in no order are passed over by whoever reads on from a line; spreadsheets take such a file for damaged too.
        if (!Number.isInteger(line) || line <= before || line > limits.lines) throw damaged();
        column = 0;
        row = { line, cells: [] };
      } else if (name === 'c') {
        column = columnOf((attributes.r ?? '').replace(/\d+$/, '')) ?? column + 1;
        if (column > limits.columns) throw tooManyColumns();
        raw = {
          column,
          type: attributes.t ?? 'n',
          style: Number(attributes.s ?? 0),
          value: '',
          inline: '',
          formula: false,
          saved: false,
        };
      } else if (name === 'v') collects = 'value';
      else if (name === 'rPh') reading = true;
      else if (name === 't' && !reading) collects = 'inline';
      else if (name === 'f' && raw) raw.formula = true;
      else if (name === 'mergeCell' && attributes.ref) merged.push(attributes.ref);
    },
    text(piece: string) {
      if (raw && collects && raw[collects].length <= limits.characters) raw[collects] += piece;
    },
    close(name: string) {
      if (name === 'v' || name === 't') collects = undefined;
      else if (name === 'rPh') reading = false;
      else if (name === 'c' && raw) {
        const cell = cellOf(book, raw);
        if (cell) row.cells.push(cell);
        raw = undefined;
      } else if (name === 'row' && row.cells.length > 0) rows.push(row);
    },
  };
  for await (const _ of readXml(chunks, hears)) {
    if (rows.length === 0) continue;
    yield rows;
    rows = [];
  }
}

const tooManyColumns = () =>
  refuseFile('too-many-columns', {
    zh: `表格超过 ${limits.columns} 列，请只留要导入的列`,
    en: `There are more than ${limits.columns} columns; please keep only those that are needed`,
  });
