import { lettersOf } from '../../../ground/tables/table.ts';
import { makeWorkbook, makeZip, workbookParts } from '../../../ground/testing/make-workbook.ts';
import { madeUpIdNumber, madeUpPhone } from '../../people/testing/made-up.ts';

/** A file made to harm, and what becomes of it: refused with a code, or read with so many rows, of which so many wait. */
export interface HostileFile {
  name: string;
  content: Buffer;
  becomes: string | { rows: number; waiting: number };
}

const head = ['姓名', '身份证号', '手机号'];
const good = ['孙建国', madeUpIdNumber(1), madeUpPhone(1)];
const parts = workbookParts([head, good]);
const without = (name: string) => parts.filter((part) => part.name !== name);
const instead = (name: string, content: string | Uint8Array) =>
  makeZip([...without(name), { name, content }]);
const sheet = 'xl/worksheets/sheet1.xml';
const strings = 'xl/sharedStrings.xml';
const whole = makeZip(parts);

/** A sheet with the head, the good row and `between` after them. */
const sheetWith = (between: string): Buffer => {
  const [before = '', after = ''] = String(parts.find(({ name }) => name === sheet)?.content).split(
    '</sheetData>',
  );
  return instead(
    sheet,
    Buffer.concat([Buffer.from(before), Buffer.from(between), Buffer.from(`</sheetData>${after}`)]),
  );
};

const wide = (columns: number) =>
  makeWorkbook([[...head, ...Array.from({ length: columns - 3 }, (_, at) => `列${at}`)], good]);

const read = { rows: 1, waiting: 0 };

/** A list with nothing wrong in it. */
export const goodFile = () => whole;

/** Files that are told from good ones at once. */
export const quickFiles = (): HostileFile[] => [
  {
    name: 'a bomb',
    content: instead(sheet, Buffer.alloc(40 * 2 ** 20, 0x20)),
    becomes: 'workbook-too-large',
  },
  {
    name: 'a bomb of shared texts',
    content: instead(strings, `<sst>${'<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>'.repeat(900_000)}</sst>`),
    becomes: 'workbook-too-large',
  },
  {
    name: 'a text that is a file of the machine',
    content: instead(
      strings,
      '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>',
    ),
    becomes: 'damaged-workbook',
  },
  {
    name: 'texts that expand themselves',
    content: instead(strings, '<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><s>&b;</s>'),
    becomes: 'damaged-workbook',
  },
  { name: '500 columns', content: wide(500), becomes: read },
  { name: '501 columns', content: wide(501), becomes: 'too-many-columns' },
  {
    name: '501 columns of text',
    content: Buffer.from(`${'a,'.repeat(500)}a\n`),
    becomes: 'too-many-columns',
  },
  {
    name: 'a cell far to the right',
    content: sheetWith(`<row r="3"><c r="${lettersOf(16_384)}3"><v>1</v></c></row>`),
    becomes: 'too-many-columns',
  },
  {
    name: 'a lie of its size',
    content: makeZip(parts.map((part) => ({ ...part, claimedSize: 10 }))),
    becomes: 'damaged-workbook',
  },
  {
    name: 'a part that says it has 3 GB',
    content: makeZip(parts.map((part) => ({ ...part, claimedSize: 3 * 2 ** 30 }))),
    becomes: 'workbook-too-large',
  },
  {
    name: 'a password',
    content: makeZip(parts.map((part) => ({ ...part, flags: 0x801 }))),
    becomes: 'locked-workbook',
  },
  {
    name: 'an old workbook',
    content: Buffer.from('d0cf11e0a1b11ae10000', 'hex'),
    becomes: 'unreadable-file',
  },
  { name: 'half a workbook', content: whole.subarray(0, whole.length / 2), becomes: 'damaged-workbook' },
  { name: 'no encoding', content: Buffer.from('e5a793e5908d2cff0a31322cff0a', 'hex'), becomes: 'encoding' },
  {
    name: 'quotes without end',
    content: Buffer.from(`${head}\n${good}\n孙建国,"${'x'.repeat(1000)}\n`),
    becomes: 'quotes',
  },
  {
    name: 'a cell of 32,768 characters',
    content: makeWorkbook([head, good, ['王'.repeat(32_768), madeUpIdNumber(2), null]]),
    becomes: { rows: 2, waiting: 1 },
  },
  {
    name: 'lines below zero, and lines that are none',
    content: sheetWith('<row r="-5"><c r="A3"><v>1</v></c></row><row r="x"><c r="A4"><v>1</v></c></row>'),
    becomes: 'damaged-workbook',
  },
  {
    name: 'a line twice',
    content: sheetWith('<row r="2"><c r="A2"><v>1</v></c></row>'),
    becomes: 'damaged-workbook',
  },
  {
    name: 'a line behind the last that a spreadsheet has',
    content: sheetWith('<row r="99999999999"><c r="A9"><v>1</v></c></row>'),
    becomes: 'damaged-workbook',
  },
  {
    name: 'a merged range over the whole sheet',
    content: makeWorkbook([head, good], { merged: ['A1:XFD1048576', 'A2:ZZZ999999999'] }),
    becomes: read,
  },
];

/** Short texts, each another, that pack as a real list does. */
function texts(count: number): string {
  const some = Array.from({ length: 4000 }, (_, at) => `<si><t>${(at * 7919).toString(36)}字</t></si>`).join(
    '',
  );
  return some.repeat(Math.ceil(count / 4000));
}

/** Large ones. */
export const slowFiles = (): (Omit<HostileFile, 'content'> & { content: () => Buffer })[] => [
  {
    name: '1,000,000 empty rows',
    content: () => sheetWith(Array.from({ length: 1_000_000 }, (_, at) => `<row r="${at + 3}"/>`).join('')),
    becomes: read,
  },
  {
    name: '1,000,000 cells of style alone',
    content: () =>
      sheetWith(
        Array.from({ length: 500_000 }, (_, at) => `<row r="${at + 3}"><c s="1"/><c s="2"/></row>`).join(''),
      ),
    becomes: read,
  },
  {
    name: 'more texts than the thread may hold',
    content: () => instead(strings, `<sst>${texts(12_000_000)}</sst>`),
    becomes: 'takes-too-much',
  },
];
