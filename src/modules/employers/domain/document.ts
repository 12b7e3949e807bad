import { type Reading, refused, understood } from './reading.ts';

/** What an employer hands in. */
export const documentKinds = ['licence', 'authorisation', 'permit', 'premises', 'other'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const mediaTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** 180 KB: with base64 and its envelope a request stays below the server's 256 KB. Pages make photographs smaller first. */
export const longestDocument = 180 * 1024;

/** How many an employer keeps. */
export const mostDocuments = 12;

const beginnings: readonly { type: MediaType; bytes: readonly number[] }[] = [
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
];

/** What a file is by its first bytes, whatever its name says; undefined for anything but JPEG, PNG and PDF. */
export function sniff(content: Uint8Array): MediaType | undefined {
  return beginnings.find(({ bytes }) => bytes.every((byte, at) => content[at] === byte))?.type;
}

/** Checks a file that somebody hands in: size, and what it really is. */
export function readDocument(content: Uint8Array): Reading<MediaType> {
  if (content.length === 0)
    return refused('empty', '这个文件是空的，请重新拍照', 'This file is empty; please take it again');
  if (content.length > longestDocument) {
    return refused(
      'too-large',
      '文件超过 180 KB，请拍照上传（会自动压缩）',
      'The file is larger than 180 KB; please send a photograph, which is made smaller by itself',
    );
  }
  const type = sniff(content);
  if (!type) {
    return refused('unknown-type', '只收照片（JPG、PNG）和 PDF', 'Photographs (JPG, PNG) and PDF only');
  }
  return understood(type);
}
