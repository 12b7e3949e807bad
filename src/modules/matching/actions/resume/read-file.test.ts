import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tidy } from '../../domain/resume/tidy.ts';
import { makeDocx, makePdf, makeZip, resume } from '../../testing/resumes.ts';
import { readResumeFile } from './read-file.ts';

const lines = resume.split('\n');
const refusal = (content: Uint8Array) =>
  readResumeFile(content).then(
    ({ text }) => `read: ${text.slice(0, 40)}`,
    ({ code }) => String(code),
  );
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

describe('a résumé’s file', () => {
  it('is read as its words, from Word and PDF', async () => {
    const [docx, pdf] = [await readResumeFile(await makeDocx(lines)), await readResumeFile(makePdf(lines))];
    expect(docx.kind).toBe('docx');
    expect(pdf.kind).toBe('pdf');
    expect(tidy(docx.text)).toBe(tidy(resume));
    expect(tidy(pdf.text)).toBe(tidy(resume));
  });

  it('has its tables cell by cell, and what is drawn twice once', async () => {
    const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const box = `<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>会开叉车</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>会开叉车</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>`;
    const markup = `<w:document xmlns:w="${word}" xmlns:mc="x"><w:body><w:tbl><w:tr>${cell('姓名')}${cell('李明')}</w:tr><w:tr>${cell('学历')}${cell('大专')}</w:tr></w:tbl>${box}</w:body></w:document>`;
    expect(tidy((await readResumeFile(await makeDocx([], markup))).text)).toBe(
      '姓名 李明\n学历 大专\n会开叉车',
    );
  });
});

describe('a file that is none, or means harm', () => {
  it.each<[string, string, () => Promise<Uint8Array> | Uint8Array]>([
    ['a scan', 'no-text', () => makePdf([])],
    ['a Word file without words', 'no-text', () => makeDocx([' '])],
    ['an old Word file', 'old-word', () => Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a photograph', 'picture', () => Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['a program', 'unknown-kind', () => Buffer.from('MZ\0\0')],
    ['nothing', 'unknown-kind', () => new Uint8Array()],
    ['more than 2 MB', 'too-large', () => Buffer.concat([makePdf(lines), Buffer.alloc(2 ** 21)])],
    ['an archive of something else', 'damaged', () => makeZip({ 'a.txt': 'x' })],
    ['an archive cut short', 'damaged', async () => (await makeDocx(lines)).subarray(0, 300)],
    ['a PDF of its first bytes', 'damaged', () => Buffer.from('%PDF-1.7')],
    [
      'a PDF with rubbish behind',
      'damaged',
      () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000, 7)]),
    ],
    ['markup that is none', 'damaged', () => makeDocx([], '<w:document><w:body>')],
    [
      'entities that would grow',
      'damaged',
      () => makeDocx([], '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d><t>&b;</t></d>'),
    ],
    [
      'an entity from elsewhere',
      'damaged',
      () => makeDocx([], '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d><t>&a;</t></d>'),
    ],
    [
      'a Word file that unpacks to 40 MB',
      'too-much',
      () => makeDocx([], `<d>${' '.repeat(40 * 2 ** 20)}</d>`),
    ],
    ['a Word file with a book in it', 'too-much', () => makeDocx(Array(5000).fill('会开叉车，会开叉车'))],
    ['a PDF of 500 pages', 'too-much', () => makePdf(lines, { pages: 500 })],
    ['a PDF with a password', 'locked', () => locked()],
  ])('%s: %s', async (_, code, make) => {
    expect(await refusal(await make())).toBe(code);
  });

  it('are read two at a time; who comes then is asked to wait', async () => {
    const all = await Promise.all([1, 2, 3].map(() => refusal(makePdf(lines))));
    expect(all.filter((one) => one === 'busy')).toHaveLength(1);
  });
});

/** Encrypted by the standard handler; its keys are nobody's. */
function locked(): Buffer {
  const text = makePdf(lines, {
    page: deflateSync(Buffer.from('BT ET')),
    filter: '/Filter /FlateDecode',
  }).toString('latin1');
  const key = '0123456789abcdef'.repeat(4);
  return Buffer.from(
    text.replace(
      'trailer << /Root 1 0 R >>',
      `trailer << /Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -1 >> >>`,
    ),
    'latin1',
  );
}
