import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blindIndex } from './blind-index.ts';
import { fieldCipher } from './field-cipher.ts';
import { openKeys } from './keys.ts';
import { derivePassword } from './passwords.ts';
import { signingKey } from './signing.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
  file = join(folder, 'keys.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const place = { table: 'people.person', column: 'name_sealed', rowId: '1' };

describe('openKeys', () => {
  test('creates nothing unless told to', () => {
    expect(() => openKeys(folder)).toThrow(/keys\.missing/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('creates a file that only its owner can read, once', () => {
    const first = openKeys(folder, { create: true });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['keys.json']);
    const text = readFileSync(file, 'utf8');

    const second = openKeys(file, { create: true });
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(second.fingerprint).toBe(first.fingerprint);
    expect(fieldCipher(second).open(fieldCipher(first).seal('张三', place), place).toString()).toBe('张三');
    expect(signingKey(second).id).toBe(signingKey(first).id);
  });

  test('two key files have nothing in common', () => {
    const one = openKeys(folder, { create: true });
    rmSync(file);
    const other = openKeys(folder, { create: true });
    expect(other.fingerprint).not.toBe(one.fingerprint);
    expect(signingKey(other).id).not.toBe(signingKey(one).id);
    expect(derivePassword(other, 'leye_app')).not.toBe(derivePassword(one, 'leye_app'));
    expect(blindIndex(other, 'phone', '13800000000')).not.toEqual(blindIndex(one, 'phone', '13800000000'));
    expect(() => fieldCipher(other).open(fieldCipher(one).seal('张三', place), place)).toThrow();
  });

  test('refuses a file that others can read', () => {
    openKeys(folder, { create: true });
    chmodSync(file, 0o640);
    expect(() => openKeys(folder)).toThrow(/keys\.open-to-others/);
  });

  test('refuses a damaged file without showing what is in it', () => {
    openKeys(folder, { create: true });
    const whole = readFileSync(file, 'utf8');
    const { index } = JSON.parse(whole);
    const damaged = [
      whole.slice(0, -20),
      whole.replace('leye-keys/1', 'leye-keys/9'),
      whole.replace('"current": 1', '"current": 2'),
      whole.replace('"1":', '"70000":').replace('"current": 1', '"current": 70000'),
      whole.replace(index, index.slice(8)),
      '',
    ];
    for (const text of damaged) {
      writeFileSync(file, text);
      expect(() => openKeys(folder, { create: true })).toThrow(/keys\.damaged/);
      try {
        openKeys(folder);
      } catch (error) {
        expect(inspect(error)).not.toContain(index.slice(8, 24));
      }
    }
  });

  test('opened keys show no secret when logged', () => {
    const keys = openKeys(folder, { create: true });
    const { master, index, passwords, signing } = JSON.parse(readFileSync(file, 'utf8'));
    const logged = inspect(keys, { depth: 9, showHidden: true }) + JSON.stringify(keys);
    for (const secret of [master['1'], index, passwords, signing]) {
      expect(logged).not.toContain(secret);
      expect(logged).not.toContain(Buffer.from(secret, 'base64').toString('hex').slice(0, 16));
    }
  });

  test('a second master key version seals, both open, and indexes stay', () => {
    const before = openKeys(folder, { create: true });
    const sealed = fieldCipher(before).seal('张三', place);
    const content = JSON.parse(readFileSync(file, 'utf8'));
    content.master[2] = Buffer.alloc(32, 7).toString('base64');
    content.current = 2;
    writeFileSync(file, JSON.stringify(content));

    const after = openKeys(folder);
    expect(fieldCipher(after).open(sealed, place).toString()).toBe('张三');
    const again = fieldCipher(after).seal('张三', place);
    expect([sealed.readUInt16BE(1), again.readUInt16BE(1)]).toEqual([1, 2]);
    expect(() => fieldCipher(before).open(again, place)).toThrow('no master key of version 2');
    expect(blindIndex(after, 'phone', '13800000000')).toEqual(blindIndex(before, 'phone', '13800000000'));
    expect(after.fingerprint).toBe(before.fingerprint);
  });
});
