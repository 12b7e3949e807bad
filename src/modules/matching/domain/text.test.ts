import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean, oneLine } from './text.ts';

const misread = (text: string, encoding: string) =>
  new TextDecoder(encoding).decode(new TextEncoder().encode(text));

test.each([
  ['会计', 'gbk'],
  ['会计', 'windows-1252'],
  ['会计', 'latin1'],
  ['高级Java开发工程师（急聘）', 'windows-1252'],
  ['仓库管理', 'gbk'],
])('%s read as %s is read again', (text, encoding) => {
  expect(clean(misread(text, encoding))).toEqual({ text, repaired: true, suspect: false });
});

test('what browsers make of Windows-1252 is read again too', () => {
  expect(clean('ä¼šè®¡').text).toBe('会计');
});

test.each([
  ['⼯程师，⾼薪', '工程师，高薪'],
  ['基础服务&amp;反作弊', '基础服务&反作弊'],
  ['&ldquo;智能汽车&rdquo;&#12290;', '“智能汽车”。'],
  ['\u200b核心团队\ufeff', '核心团队'],
  ['仓\u0000管员', '仓管员'],
])('%j is repaired', (printed, text) => {
  expect(clean(printed)).toEqual({ text, repaired: true, suspect: false });
});

test.each(['深圳前海乾\ufffdN基金', '编\ud83d码', '锟斤拷公司', '浠撳簱绠＄悊鍛橈紝璐熻矗鏀'])(
  '%j is suspect',
  (printed) => {
    expect(clean(printed).suspect).toBe(true);
  },
);

test.each([
  '王姝',
  '澧县',
  '瀹淳路 12 号',
  'café au lait',
  '初级/中级（C#）',
  '月薪 5-6 千 & 双休',
  '一\n二',
])('%j stays as it is', (text) => {
  expect(clean(text)).toEqual({ text, repaired: false, suspect: false });
});

test('bullets of a word processor and foreign line ends are no damage', () => {
  expect(clean('\uf06e收货\r\n\uf06e上架\u2028点数')).toEqual({
    text: '·收货\n·上架\n点数',
    repaired: false,
    suspect: false,
  });
});

test('whatever comes in, what goes out can be stored and is clean', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (printed) => {
      const { text } = clean(printed);
      expect(text.isWellFormed()).toBe(true);
      // PostgreSQL refuses NUL, and nothing else of these is wanted.
      expect(text).not.toMatch(/(?![\t\n\r])\p{Cc}/u);
      expect(oneLine(text)).not.toMatch(/\n/);
    }),
    { numRuns: 2000 },
  );
});
