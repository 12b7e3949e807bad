import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawPublicKey } from '../keys.ts';
import { fromHex } from './bytes.ts';
import { verifyEd25519 } from './ed25519.ts';

const sha512 = async (bytes: Uint8Array) => createHash('sha512').update(bytes).digest();
const verify = (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array) =>
  verifyEd25519(publicKey, bytes, signature, sha512);

// RFC 8032 §7.1, tests 1 to 3: public key, message, signature.
const published = [
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const;

describe('Ed25519', () => {
  it.each(published)('verifies the published signature of %s', async (publicKey, message, signature) => {
    expect(await verify(fromHex(publicKey), fromHex(message), fromHex(signature))).toBe(true);
  });

  it('verifies what node signs, and nothing that differs in one bit', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const raw = rawPublicKey(publicKey);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.nat(), async (bytes, pick) => {
        const signature = sign(null, bytes, privateKey);
        const flip = (from: Uint8Array) =>
          from.map((byte, at) => (at === pick % from.length ? byte ^ (1 << (pick % 8)) : byte));
        expect(await verify(raw, bytes, signature)).toBe(true);
        expect(await verify(raw, flip(bytes), signature)).toBe(false);
        expect(await verify(raw, bytes, flip(signature))).toBe(false);
        expect(await verify(flip(raw), bytes, signature)).toBe(false);
      }),
      { numRuns: 12 },
    );
  });

  it('refuses a scalar that is not reduced, and what is no point or no signature', async () => {
    const [[publicKey, , signature]] = published;
    const bytes = fromHex(signature);
    // S + L verifies by the arithmetic alone; §5.1.7 refuses it, or one signature could be made into another.
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const s = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString('hex')}`) + order;
    const malleable = Uint8Array.from([
      ...bytes.subarray(0, 32),
      ...Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse(),
    ]);
    expect(await verify(fromHex(publicKey), new Uint8Array(), malleable)).toBe(false);
    expect(await verify(new Uint8Array(32).fill(255), new Uint8Array(), bytes)).toBe(false);
    expect(await verify(fromHex(publicKey), new Uint8Array(), bytes.subarray(1))).toBe(false);
    expect(await verify(fromHex(publicKey).subarray(1), new Uint8Array(), bytes)).toBe(false);
  });
});
