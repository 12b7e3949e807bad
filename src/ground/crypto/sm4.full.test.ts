import { createCipheriv } from 'node:crypto';
import { expect, test } from 'vitest';

test('SM4: the second example of GB/T 32907-2016, annex A: a million times over', () => {
  const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
  const machine = createCipheriv('sm4-ecb', key, null).setAutoPadding(false);
  let block: Buffer = key;
  for (let round = 0; round < 1_000_000; round++) block = machine.update(block);
  expect(block.toString('hex')).toBe('595298c7c6fd271f0402f804c33d3f66');
});
