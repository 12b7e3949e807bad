import { createCipheriv, createDecipheriv, createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import { blindIndex } from './blind-index.ts';
import { deriveKey, type Keys } from './keys.ts';
import { randomPart } from './random.ts';

/** Where a sealed value stands. It opens nowhere else, so a row cannot be dressed with another row's value. */
export interface Place {
  table: string;
  column: string;
  rowId: string;
}

/** What requests hold of the keys: they seal, open and find, and cannot take a key out. */
export interface FieldCipher {
  /** Encrypts under the current master key; two seals of one value differ. Text goes in as UTF-8. */
  seal(plaintext: string | Buffer, place: Place): Buffer;
  /** Throws where the bytes were changed, stand in another place, or the key file is not the one that sealed them. */
  open(sealed: Buffer, place: Place): Buffer;
  /** `blindIndex` under the same key file. */
  index(kind: string, normalisedValue: string): Buffer;
}

/** Byte layout: format (1), master key version (2), initial counter (16), ciphertext (n), HMAC-SM3 (32). */
const format = 1;
const headerBytes = 3;
const counterBytes = 16;
const macBytes = 32;
const textAt = headerBytes + counterBytes;

/**
 * Field encryption: SM4-CTR (GB/T 32907), then HMAC-SM3 (GB/T 32905) over place, header and ciphertext
 * (encrypt-then-MAC; Node has no SM4-GCM). Both keys are derived per table and column.
 */
export function fieldCipher(keys: Keys): FieldCipher {
  const derived = new Map<string, { cipher: KeyObject; mac: KeyObject }>();

  function columnKeys(version: number, { table, column }: Place) {
    const name = `${version}/${table}/${column}`;
    const known = derived.get(name);
    if (known) return known;
    const master = keys.master.get(version);
    if (!master) throw new Error(`no master key of version ${version}`);
    const made = {
      cipher: deriveKey(master, `field/sm4/${table}/${column}`, 16),
      mac: deriveKey(master, `field/hmac/${table}/${column}`, 32),
    };
    derived.set(name, made);
    return made;
  }

  return {
    seal(plaintext, place) {
      const { cipher, mac } = columnKeys(keys.current, place);
      const bytes = typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext;
      const header = Buffer.from([format, keys.current >> 8, keys.current & 0xff]);
      const counter = randomPart(counterBytes);
      const body = Buffer.concat([header, counter, createCipheriv('sm4-ctr', cipher, counter).update(bytes)]);
      return Buffer.concat([body, authenticate(mac, place, body)]);
    },
    open(sealed, place) {
      if (sealed.length < textAt + macBytes || sealed.readUInt8(0) !== format)
        throw new Error('not a sealed value');
      const { cipher, mac } = columnKeys(sealed.readUInt16BE(1), place);
      const body = sealed.subarray(0, sealed.length - macBytes);
      if (!timingSafeEqual(authenticate(mac, place, body), sealed.subarray(body.length))) {
        throw new Error('the sealed value was changed or belongs elsewhere');
      }
      const plain = createDecipheriv('sm4-ctr', cipher, body.subarray(headerBytes, textAt));
      return plain.update(body.subarray(textAt));
    },
    index: (kind, normalisedValue) => blindIndex(keys, kind, normalisedValue),
  };
}

/** NUL cannot stand in a name or an id, so the joined place is unambiguous. */
function authenticate(key: KeyObject, { table, column, rowId }: Place, body: Buffer): Buffer {
  return createHmac('sm3', key).update(`${table}\0${column}\0${rowId}\0`).update(body).digest();
}
