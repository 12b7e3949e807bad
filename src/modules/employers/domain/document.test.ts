import { expect, it } from 'vitest';
import { longestDocument, readDocument } from './document.ts';

const file = (text: string) => Buffer.from(text, 'latin1');

it.each([
  ['\xff\xd8\xff\xe0 and so on', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n and so on', 'image/png'],
  ['%PDF-1.7', 'application/pdf'],
])('%j is %s', (text, type) => {
  expect(readDocument(file(text))).toEqual({ ok: true, value: type });
});

it.each([
  ['', 'empty'],
  ['<svg onload=alert(1)>', 'unknown-type'],
  ['GIF89a', 'unknown-type'],
  [' %PDF-1.7', 'unknown-type'],
  ['\xff\xd8', 'unknown-type'],
  [`%PDF-${'x'.repeat(longestDocument)}`, 'too-large'],
])('%j: %s', (text, code) => {
  expect(readDocument(file(text))).toMatchObject({ ok: false, reason: { code } });
});
