import { createCipheriv, createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { fieldCipher } from './field-cipher.ts';
import { openKeys } from './keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'cipher-'));
const keys = openKeys(folder, { create: true });
const cipher = fieldCipher(keys);
afterAll(() => rmSync(folder, { recursive: true }));

const place = {
  table: 'people.person',
  column: 'phone_sealed',
  rowId: '0192f0c1-0000-7000-8000-000000000001',
};

describe('the SM algorithms of this Node', () => {
  const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
  const ecb = () => createCipheriv('sm4-ecb', key, null).setAutoPadding(false);

  test('SM3: both examples of GB/T 32905-2016, annex A', () => {
    const sm3 = (text: string) => createHash('sm3').update(text).digest('hex');
    expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(sm3('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
  });

  test('SM4: the first example of GB/T 32907-2016, annex A', () => {
    expect(ecb().update(key).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
  });

  test('SM4-CTR is SM4 over a counter that runs over its 16 bytes', () => {
    const counter = Buffer.from('00000000ffffffffffffffffffffffff', 'hex');
    const next = Buffer.from('00000001000000000000000000000000', 'hex');
    const stream = createCipheriv('sm4-ctr', key, counter).update(Buffer.alloc(32));
    expect(stream).toEqual(Buffer.concat([ecb().update(counter), ecb().update(next)]));
  });

  test('HMAC-SM3 is RFC 2104 over SM3', () => {
    const padded = Buffer.concat([key, Buffer.alloc(48)]);
    const over = (pad: number, ...parts: Buffer[]) =>
      createHash('sm3')
        .update(Buffer.concat([padded.map((byte) => byte ^ pad), ...parts]))
        .digest();
    const text = Buffer.from('乐业');
    expect(createHmac('sm3', key).update(text).digest()).toEqual(over(0x5c, over(0x36, text)));
  });
});

describe('fieldCipher', () => {
  test('opens what it sealed, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(cipher.open(cipher.seal(Buffer.from(bytes), place), place)).toEqual(Buffer.from(bytes));
      }),
    );
    expect(cipher.open(cipher.seal('𠅤三', place), place).toString('utf8')).toBe('𠅤三');
  });

  test('seals one value differently each time, and hides it', () => {
    const seals = new Set(
      Array.from({ length: 1000 }, () => cipher.seal('13800000000', place).toString('hex')),
    );
    expect(seals.size).toBe(1000);
    const plain = Buffer.from('13800000000').toString('hex');
    expect([...seals].some((sealed) => sealed.includes(plain))).toBe(false);
  });

  test('refuses every changed bit and every shorter form', () => {
    const sealed = cipher.seal('370705199001011234', place);
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => cipher.open(changed, place)).toThrow();
    }
    for (let length = 0; length < sealed.length; length++) {
      expect(() => cipher.open(sealed.subarray(0, length), place)).toThrow();
    }
  });

  test('refuses another row, column or table', () => {
    const sealed = cipher.seal('张三', place);
    for (const other of [{ rowId: 'x' }, { column: 'name_sealed' }, { table: 'people.fact_log' }]) {
      expect(() => cipher.open(sealed, { ...place, ...other })).toThrow();
    }
  });
});
