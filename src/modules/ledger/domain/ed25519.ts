import { concat } from './bytes.ts';

// Ed25519 verification (RFC 8032 §5.1) for browsers whose Web Crypto does not know it: Chrome learned it in 2025, and residents keep
// telephones for years. It handles nothing secret, so that its time may tell what it likes; the server signs and verifies with node:crypto.

const p = 2n ** 255n - 19n;
/** The order of the base point. */
const order = 2n ** 252n + 27742317777372353535851937790883648493n;

function mod(a: bigint, m = p): bigint {
  const rest = a % m;
  return rest < 0n ? rest + m : rest;
}

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, mod(base)];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

const d = mod(-121665n * power(121666n, p - 2n));
const rootOfMinusOne = power(2n, (p - 1n) / 4n);

/** A point in extended coordinates: x = X/Z, y = Y/Z, xy = T/Z. */
interface Point {
  x: bigint;
  y: bigint;
  z: bigint;
  t: bigint;
}

function affine(x: bigint, y: bigint): Point {
  return { x, y, z: 1n, t: mod(x * y) };
}

function add(a: Point, b: Point): Point {
  const A = mod((a.y - a.x) * (b.y - b.x));
  const B = mod((a.y + a.x) * (b.y + b.x));
  const C = mod(2n * d * a.t * b.t);
  const D = mod(2n * a.z * b.z);
  const [E, F, G, H] = [B - A, D - C, D + C, B + A];
  return { x: mod(E * F), y: mod(G * H), z: mod(F * G), t: mod(E * H) };
}

function times(scalar: bigint, point: Point): Point {
  let [result, doubled] = [affine(0n, 1n), point];
  for (let rest = scalar; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = add(result, doubled);
    doubled = add(doubled, doubled);
  }
  return result;
}

function numberOf(littleEndian: Uint8Array): bigint {
  return littleEndian.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

const signBit = 1n << 255n;

/** The point with this y and the sign of x in the top bit (§5.1.3); undefined where there is none. */
function decode(bytes: Uint8Array): Point | undefined {
  const number = numberOf(bytes);
  const [y, negative] = [number & (signBit - 1n), (number & signBit) !== 0n];
  if (bytes.length !== 32 || y >= p) return undefined;
  const [u, v] = [mod(y * y - 1n), mod(d * y * y + 1n)];
  let x = mod(u * v ** 3n * power(u * v ** 7n, (p - 5n) / 8n));
  if (mod(v * x * x) === mod(-u)) x = mod(x * rootOfMinusOne);
  if (mod(v * x * x) !== u || (x === 0n && negative)) return undefined;
  return affine((x & 1n) === (negative ? 1n : 0n) ? x : p - x, y);
}

function encode({ x, y, z }: Point): bigint {
  const inverse = power(z, p - 2n);
  const odd = mod(x * inverse) & 1n;
  return mod(y * inverse) | (odd === 1n ? signBit : 0n);
}

const base = decode(Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 0x58 : 0x66)));

/**
 * Whether `signature` is that of `bytes` under `publicKey` (32 bytes): R = [S]B − [H(R ‖ A ‖ bytes)]A.
 * @param sha512 SHA-512 of some bytes.
 */
export async function verifyEd25519(
  publicKey: Uint8Array,
  bytes: Uint8Array,
  signature: Uint8Array,
  sha512: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<boolean> {
  const key = decode(publicKey);
  const [R, s] = [signature.subarray(0, 32), numberOf(signature.subarray(32))];
  if (!key || !base || signature.length !== 64 || s >= order) return false;
  const challenge = mod(numberOf(await sha512(concat(R, publicKey, bytes))), order);
  const minusKey = affine(mod(-key.x), key.y);
  return encode(add(times(s, base), times(challenge, minusKey))) === numberOf(R);
}
