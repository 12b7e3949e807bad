import {
  createHash,
  createPrivateKey,
  createSecretKey,
  generateKeyPairSync,
  getCiphers,
  getHashes,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem, type Words } from '../problem.ts';

/**
 * The secrets that live outside the database, opened. They are `KeyObject`s, so that neither a log line nor
 * `JSON.stringify` can show them.
 */
export interface Keys {
  /** Not secret: 16 hex digits that tell one key file from another, to be kept beside the data that it opens. */
  readonly fingerprint: string;
  /** The version of the master key that seals; all versions in `master` open. */
  readonly current: number;
  readonly master: ReadonlyMap<number, KeyObject>;
  /** Blind indexes hang on this one for ever: it has no versions, since a new one would lose everybody. */
  readonly index: KeyObject;
  readonly passwords: KeyObject;
  readonly signing: KeyObject;
}

interface KeyFile {
  format: 'leye-keys/1';
  current: number;
  master: Record<string, string>;
  index: string;
  passwords: string;
  /** Ed25519 private key, PKCS#8 DER. */
  signing: string;
}

const fileName = 'keys.json';
const keyBytes = 32;

/**
 * Opens the key file.
 * @param path the file, or a folder that holds `keys.json`.
 * @param options.create makes the file with new random keys where there is none: only for a database that holds
 *   nothing yet, since new keys open nothing that old ones sealed.
 * @throws Problem `keys.missing`, `keys.open-to-others`, `keys.damaged`, `keys.no-sm`.
 */
export function openKeys(path: string, options: { create: boolean } = { create: false }): Keys {
  if (!getHashes().includes('sm3') || !getCiphers().includes('sm4-ctr')) {
    throw unusable('keys.no-sm', {
      zh: '这个 Node.js 不带国密算法 SM3 和 SM4，请换官方发布的 Node.js。',
      en: 'This Node.js has no SM3 and SM4; please use an official Node.js build.',
    });
  }
  const file = isFolder(path) ? join(path, fileName) : path;
  let text = readOwnFile(file);
  if (text === undefined && options.create) {
    createOnce(file, newKeyFile());
    text = readOwnFile(file);
  }
  if (text === undefined) {
    throw unusable('keys.missing', {
      zh: `找不到密钥文件 ${file}，请放回原来的密钥文件。`,
      en: `The key file ${file} is missing; please put the original back.`,
    });
  }
  return parseKeys(text, file);
}

/** A key for one purpose, by HKDF-SM3 (RFC 5869) from a root key: purposes never share a key. */
export function deriveKey(root: KeyObject, purpose: string, length: number): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sm3', root, Buffer.alloc(0), `leye/1/${purpose}`, length)));
}

function parseKeys(text: string, file: string): Keys {
  try {
    const { format, current, master, index, passwords, signing } = JSON.parse(text) as KeyFile;
    const versions = new Map(Object.entries(master).map(([version, key]) => [Number(version), secret(key)]));
    if (format !== 'leye-keys/1' || !versions.has(current)) throw new Error('unknown format or version');
    if (
      [...versions.keys()].some((version) => !Number.isInteger(version) || version < 1 || version > 0xffff)
    ) {
      throw new Error('key versions run from 1 to 65535');
    }
    const indexKey = secret(index);
    return {
      fingerprint: createHash('sm3')
        .update(deriveKey(indexKey, 'fingerprint', keyBytes).export())
        .digest('hex')
        .slice(0, 16),
      current,
      master: versions,
      index: indexKey,
      passwords: secret(passwords),
      signing: createPrivateKey({ key: Buffer.from(signing, 'base64'), format: 'der', type: 'pkcs8' }),
    };
  } catch {
    // The cause is dropped on purpose: a JSON error quotes the text, and the text is keys.
    throw unusable('keys.damaged', {
      zh: `密钥文件 ${file} 读不懂，请从备份放回。`,
      en: `The key file ${file} cannot be read; please restore it from its backup.`,
    });
  }
}

function secret(base64: string): KeyObject {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length !== keyBytes) throw new Error('a key has 32 bytes');
  return createSecretKey(bytes);
}

function newKeyFile(): KeyFile {
  const random = () => randomBytes(keyBytes).toString('base64');
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    format: 'leye-keys/1',
    current: 1,
    master: { 1: random() },
    index: random(),
    passwords: random(),
    signing: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
}

/**
 * Writes beside, reaches the disk, then links into place: a half-written key file is never seen, and of two processes
 * that start at once one wins and both use its keys.
 */
function createOnce(file: string, content: KeyFile): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify(content, null, 2)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  syncFolder(dirname(file));
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return; // a folder cannot be opened for fsync there
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function readOwnFile(file: string): string | undefined {
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      throw unusable('keys.open-to-others', {
        zh: `别的用户也能读密钥文件 ${file}，请先运行 chmod 600。`,
        en: `Other users can read the key file ${file}; please run chmod 600 on it first.`,
      });
    }
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function unusable(code: string, detail: Words): Problem {
  return new Problem(503, code, detail);
}
