import { Problem, type Words } from '../../../../ground/problem.ts';

/** What a résumé may be handed in as. */
export type ResumeFile = 'docx' | 'pdf';

/** 2 MB: a résumé with a photograph has some hundred KB. */
export const longestFile = 2 * 2 ** 20;

const refuse = (code: string, detail: Words) =>
  new Problem(422, code, detail, [{ field: '/file', code, detail }]);

/** What cannot be read, and what the person can do instead; he can always paste the words. */
export const refusals = {
  'too-large': refuse('too-large', {
    zh: '文件超过 2 MB，请去掉照片再传，或把文字贴进来',
    en: 'The file is larger than 2 MB; please take photographs out, or paste the words',
  }),
  'old-word': refuse('old-word', {
    zh: '这是旧版 Word 文件（.doc），请另存为 .docx 再传，或把文字贴进来',
    en: 'This is a file of an old Word (.doc); please save it as .docx, or paste the words',
  }),
  picture: refuse('picture', {
    zh: '照片里的字读不出来，请传 Word 或 PDF 文件，或把文字贴进来',
    en: 'Words in a photograph cannot be read; please send a Word or PDF file, or paste the words',
  }),
  'unknown-kind': refuse('unknown-kind', {
    zh: '只认 Word（.docx）和 PDF 文件，请换一个，或把文字贴进来',
    en: 'Only Word (.docx) and PDF files are read; please choose another, or paste the words',
  }),
  locked: refuse('locked', {
    zh: '这个文件设了密码，请去掉密码再传，或把文字贴进来',
    en: 'This file has a password; please remove it first, or paste the words',
  }),
  damaged: refuse('damaged', {
    zh: '这个文件不完整或已损坏，请重新保存一份再传，或把文字贴进来',
    en: 'This file is incomplete or damaged; please save it again, or paste the words',
  }),
  'too-much': refuse('too-much', {
    zh: '这个文件太大或太复杂，没有读；请把文字贴进来',
    en: 'This file holds too much and was not read; please paste the words',
  }),
  'no-text': refuse('no-text', {
    zh: '这个文件里没有文字，像是扫描件或照片，读不出来；请把文字贴进来',
    en: 'There are no words in this file, it seems to be a scan or a photograph; please paste the words',
  }),
} as const;
export type Refusal = keyof typeof refusals;

const beginnings: readonly { bytes: readonly number[]; is: ResumeFile | Refusal }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], is: 'pdf' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], is: 'docx' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], is: 'old-word' },
  { bytes: [0xff, 0xd8, 0xff], is: 'picture' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], is: 'picture' },
];

/** What a file is by its first bytes, whatever it is called. @throws Problem for what is not read. */
export function fileKind(content: Uint8Array): ResumeFile {
  if (content.length > longestFile) throw refusals['too-large'];
  const is = beginnings.find(({ bytes }) => bytes.every((byte, at) => content[at] === byte))?.is;
  if (is === 'docx' || is === 'pdf') return is;
  throw refusals[is ?? 'unknown-kind'];
}
