import { sign, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { blindIndex } from './blind-index.ts';
import { openKeys } from './keys.ts';
import { derivePassword, hashPassword, verifyPassword } from './passwords.ts';
import { signingKey } from './signing.ts';
import { hashToken, randomCode, token } from './tokens.ts';

const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
const keys = openKeys(folder, { create: true });
afterAll(() => rmSync(folder, { recursive: true }));

test('a blind index is 32 bytes, stable, and differs by kind and value', () => {
  const index = blindIndex(keys, 'phone', '13800000000');
  expect(index).toHaveLength(32);
  expect(blindIndex(keys, 'phone', '13800000000')).toEqual(index);
  expect(blindIndex(keys, 'id-number', '13800000000')).not.toEqual(index);
  expect(blindIndex(keys, 'phone', '13800000001')).not.toEqual(index);
});

test('a database role has one password, and each role another', () => {
  expect(derivePassword(keys, 'leye_app')).toMatch(/^[\w-]{43}$/);
  expect(derivePassword(keys, 'leye_app')).toBe(derivePassword(keys, 'leye_app'));
  expect(derivePassword(keys, 'leye_app')).not.toBe(derivePassword(keys, 'leye_worker'));
});

test('a password opens its own hash only, in either form of its characters', async () => {
  const stored = await hashPassword('Ｌeye-2026');
  expect(stored).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/);
  expect(await verifyPassword('Leye-2026', stored)).toBe(true);
  expect(await verifyPassword('leye-2026', stored)).toBe(false);
  expect(await hashPassword('Ｌeye-2026')).not.toBe(stored);
});

test('no account takes as long as a wrong password', async () => {
  const stored = await hashPassword('right');
  const time = async (hash: string | null) => {
    const start = process.cpuUsage().user;
    expect(await verifyPassword('wrong', hash)).toBe(false);
    return process.cpuUsage().user - start;
  };
  const [known, unknown] = [await time(stored), await time(null)];
  expect(unknown / known).toBeGreaterThan(0.5);
});

test('codes have six digits, tokens 256 bits, and a token is stored as its hash', () => {
  for (let i = 0; i < 1000; i++) expect(randomCode()).toMatch(/^\d{6}$/);
  expect(Buffer.from(token(), 'base64url')).toHaveLength(32);
  expect(token()).not.toBe(token());
  expect(hashToken('a')).toHaveLength(32);
  expect(hashToken('a')).not.toEqual(hashToken('b'));
});

test('the signing key signs, and its public half checks', () => {
  const { id, privateKey, publicKey } = signingKey(keys);
  const signature = sign(null, Buffer.from('head'), privateKey);
  expect(id).toMatch(/^[0-9a-f]{16}$/);
  expect(verify(null, Buffer.from('head'), publicKey, signature)).toBe(true);
  expect(verify(null, Buffer.from('Head'), publicKey, signature)).toBe(false);
});
