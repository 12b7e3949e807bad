import { crc32, deflateRawSync } from 'node:zlib';
import { lettersOf } from '../tables/table.ts';

/** One part of an archive, or several under one name where a test wants them so. */
export interface Part {
  name: string;
  content: string | Uint8Array;
  /** What the archive says its size is, where that is a lie. */
  claimedSize?: number;
  flags?: number;
}

/** A zip archive (APPNOTE 6.3), just enough of it to carry a workbook, broken ones too. */
export function makeZip(parts: readonly Part[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimedSize, flags = 0x800 } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimedSize ?? bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    local.push(Buffer.from('PK\x03\x04'), common, path, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, tail, path);
    offset += 4 + 26 + path.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end]);
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');

/** A cell of a test's sheet: a text, a number as its digits, or the XML of an element `c` as it is. */
export type Made = string | number | { xml: string } | null;

function cellXml(cell: Made, column: number, line: number): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.xml;
  const at = `r="${lettersOf(column + 1)}${line}"`;
  return typeof cell === 'number'
    ? `<c ${at}><v>${cell}</v></c>`
    : `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Style 1 shows a date, style 2 a date in Chinese words, style 3 two decimals. */
const styles =
  `${head}<styleSheet ${main}><numFmts count="2"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>` +
  '<numFmt numFmtId="177" formatCode="&quot;day &quot;0.00"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/>' +
  '<xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>';

/** The parts of a workbook with one sheet, to be changed by a test before they are packed. */
export function workbookParts(
  rows: readonly (readonly Made[])[],
  options: {
    merged?: readonly string[];
    shared?: readonly string[];
    from1904?: boolean;
    sheetXml?: string;
  } = {},
): Part[] {
  const lines = rows.map((cells, at) => {
    const line = at + 1;
    return `<row r="${line}">${cells.map((cell, column) => cellXml(cell, column, line)).join('')}</row>`;
  });
  const merges = options.merged?.length
    ? `<mergeCells>${options.merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
    : '';
  const sheet =
    options.sheetXml ??
    `${head}<worksheet ${main}><sheetData>${lines.join('')}</sheetData>${merges}</worksheet>`;
  const shared = options.shared ?? [];
  return [
    {
      name: 'xl/workbook.xml',
      content:
        `${head}<workbook ${main} xmlns:r="${relations}"><workbookPr${options.from1904 ? ' date1904="1"' : ''}/>` +
        '<sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
        `<Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/>` +
        `<Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/>` +
        `<Relationship Id="rId3" Type="${relations}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    },
    { name: 'xl/styles.xml', content: styles },
    {
      name: 'xl/sharedStrings.xml',
      content: `${head}<sst ${main}>${shared.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
  ];
}

/** A workbook with one sheet. */
export const makeWorkbook = (...args: Parameters<typeof workbookParts>): Buffer =>
  makeZip(workbookParts(...args));
