import { deflateSync } from 'node:zlib';
import { ZipFile } from 'yazl';

/** A made-up résumé, as somebody would write it. */
export const resume = `个人简历
姓名：李明明  性别：男  年龄：36岁  民族：汉
电话：13900001234  身份证：370705199001011234
求职意向：仓库管理员、叉车工
期望薪资：4500-6000元/月
期望工作地点：潍坊市奎文区
工作经历
2019.03-2023.06  潍坊示例物流有限公司  叉车司机
负责货物装卸和出入库，熟练操作叉车，安全无事故
2014年5月-2019年2月  示例超市  理货员
理货、陈列、盘点
教育经历
2008.09-2011.06  潍坊市示例技工学校  机电
证书
叉车证（2019年）、C1驾照
低压电工证正在考
技能
熟练使用Excel，会打字，不会英语
自我评价
孩子上小学，要接送孩子，不上夜班，路上最多半小时。本人残疾四级，走路不受影响。`;

async function zipOf(parts: Record<string, Buffer | string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A Word file with these lines, or with this markup in the place of its body. */
export function makeDocx(lines: readonly string[], markup?: string): Promise<Buffer> {
  const body = lines.map((line) => `<w:p><w:r><w:t>${escaped(line)}</w:t></w:r></w:p>`).join('');
  return zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/document.xml': markup ?? `<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
  });
}

/** An archive without a document. */
export const makeZip = zipOf;

interface PdfParts {
  /** The stream that draws the page, in the place of the lines. */
  page?: Buffer;
  /** Of the page's stream: `/Filter /FlateDecode`. */
  filter?: string;
  pages?: number;
}

/** A PDF whose characters are told by a table (ToUnicode), as word processors write them; without lines a picture of a page. */
export function makePdf(lines: readonly string[], { page, filter = '', pages = 1 }: PdfParts = {}): Buffer {
  const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex');
  const drawn =
    page ??
    Buffer.from(
      lines.length === 0
        ? 'q 400 0 0 600 0 0 cm Q'
        : `BT /F1 12 Tf 50 800 Td 16 TL ${lines.map((line) => `<${hex(line)}> Tj T*`).join(' ')} ET`,
    );
  const cmap = Buffer.from(
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end',
  );
  const kids = Array.from({ length: pages }, (_, at) => `${10 + at} 0 R`).join(' ');
  const stream = (content: Buffer, more = '') =>
    Buffer.concat([
      Buffer.from(`<< /Length ${content.length} ${more} >>\nstream\n`),
      content,
      Buffer.from('\nendstream'),
    ]);
  const objects: [number, Buffer][] = [
    [1, Buffer.from('<< /Type /Catalog /Pages 2 0 R >>')],
    [2, Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`)],
    [3, stream(drawn, filter)],
    [
      4,
      Buffer.from(
        '<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 7 0 R >>',
      ),
    ],
    [
      5,
      Buffer.from(
        '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 6 0 R /DW 1000 >>',
      ),
    ],
    [
      6,
      Buffer.from(
        '<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent 0 /CapHeight 800 /StemV 80 >>',
      ),
    ],
    [7, stream(cmap)],
    ...Array.from({ length: pages }, (_, at): [number, Buffer] => [
      10 + at,
      Buffer.from(
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
      ),
    ]),
  ];
  return Buffer.concat([
    Buffer.from('%PDF-1.5\n'),
    ...objects.map(([number, content]) =>
      Buffer.concat([Buffer.from(`${number} 0 obj\n`), content, Buffer.from('\nendobj\n')]),
    ),
    Buffer.from('trailer << /Root 1 0 R >>\n%%EOF\n'),
  ]);
}

/** A page that unpacks to so many bytes of spaces. */
export function makePdfBomb(bytes: number): Buffer {
  return makePdf([], {
    page: deflateSync(Buffer.alloc(bytes, 0x20), { level: 9 }),
    filter: '/Filter /FlateDecode',
  });
}
