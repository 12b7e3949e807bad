import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { deriveKey, type Keys } from './keys.ts';

/**
 * scrypt (RFC 7914) with N = 2^15, r = 8, p = 3: 32 MB and 0.4 s of one processor a try on the reference machine (2 cores, Node 20).
 * It is one of the equal choices of the OWASP password storage cheat sheet; the ones with a greater N take 64 or 128 MB
 * a sign-in, which a station's small computer does not have to spare.
 */
const cost = { ln: 15, r: 8, p: 3 };
const hashBytes = 32;

/** The password of a database role: the same for the same key file, known to nobody, kept nowhere. */
export function derivePassword(keys: Keys, role: string): string {
  return deriveKey(keys.passwords, `role/${role}`, 32).export().toString('base64url');
}

/** `$scrypt$ln=15,r=8,p=3$salt$hash`, to be stored; the parameters travel along, so that they can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/**
 * Whether the password is the one that was hashed.
 * @param stored what `hashPassword` gave, or null where there is no such account: that takes as long and says false,
 *   so that time tells nobody who has an account.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const parts = /^\$scrypt\$ln=(\d\d?),r=(\d\d?),p=(\d\d?)\$([\w-]+)\$([\w-]+)$/.exec(stored ?? '');
  if (!parts) {
    await derive(password, Buffer.alloc(16), cost);
    return false;
  }
  const [, ln, r, p, salt = '', hash = ''] = parts;
  const expected = Buffer.from(hash, 'base64url');
  const actual = await derive(password, Buffer.from(salt, 'base64url'), {
    ln: Number(ln),
    r: Number(r),
    p: Number(p),
  });
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** Passwords are compared in NFKC, so that another keyboard's form of the same character still opens (RFC 8265). */
function derive(password: string, salt: Buffer, { ln, r, p }: typeof cost): Promise<Buffer> {
  const N = 2 ** ln;
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, hashBytes, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
