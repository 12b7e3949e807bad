import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeLine, splitLines } from './lines.ts';

async function collect(chunks: Uint8Array[], longest = 1000): Promise<(string | null)[]> {
  const found: (string | null)[] = [];
  for await (const { bytes, number } of splitLines(chunks, longest)) {
    found.push(bytes === null ? null : Buffer.from(bytes).toString());
    expect(number).toBe(found.length);
  }
  return found;
}

test('LF and CRLF end a line; the last needs no end', async () => {
  expect(await collect([Buffer.from('一\r\n二\n\n三')])).toEqual(['一', '二', '', '三']);
});

test('a line longer than the limit is passed over, also when it comes in pieces, and the next is read', async () => {
  const long = Buffer.alloc(4000, 0x61);
  expect(await collect([Buffer.from('a\n'), long, long, Buffer.from('\nb\n')])).toEqual(['a', null, 'b']);
});

test('however the bytes are cut, the lines are the same', async () => {
  const lines = fc.array(fc.stringMatching(/^[^\r\n]{0,20}$/), { maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(lines, fc.array(fc.nat(40), { maxLength: 8 }), async (texts, cuts) => {
      const bytes = Buffer.from(texts.map((text) => `${text}\n`).join(''));
      const at = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
      const chunks = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
      expect(await collect(chunks)).toEqual(texts.map((text) => Buffer.from(text).toString()));
    }),
  );
});

test('UTF-8 first, then GB18030, else nothing', () => {
  expect(decodeLine(Buffer.from('会计'))).toBe('会计');
  expect(decodeLine(Buffer.from([0xbb, 0xe1, 0xbc, 0xc6]))).toBe('会计');
  expect(decodeLine(Buffer.from([0xff, 0xff]))).toBeUndefined();
});
