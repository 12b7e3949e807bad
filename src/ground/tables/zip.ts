import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { Problem } from '../problem.ts';
import { limits, refuseFile } from './table.ts';

/** The parts of a workbook, by name. */
export interface Parts {
  has(name: string): boolean;
  /** Bytes of a part when it is open, as the archive says. */
  size(name: string): number;
  /** Its bytes, unpacked as they are read. Throws Problem for one that is missing, damaged, or grows out of all proportion. */
  read(name: string): AsyncGenerator<Uint8Array>;
  close(): void;
}

export const damaged = () =>
  refuseFile('damaged-workbook', {
    zh: '这个表格文件不完整或已损坏，请重新保存一份再传',
    en: 'This workbook is incomplete or damaged; please save it again',
  });

const tooLarge = () =>
  refuseFile('workbook-too-large', {
    zh: '这个表格解开后大得不正常，没有读；请只留要导入的行和列',
    en: 'This workbook unpacks to far more than it should; please keep only the rows and columns that are needed',
  });

async function list(zip: ZipFile): Promise<Map<string, Entry>> {
  const parts = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) {
      throw refuseFile('locked-workbook', {
        zh: '这个表格设了密码，请去掉密码再传',
        en: 'This workbook has a password; please remove it first',
      });
    }
    // Two parts under one name are read differently by different programs.
    if (parts.has(entry.fileName) || parts.size >= limits.parts) throw damaged();
    parts.set(entry.fileName, entry);
  }
  return parts;
}

/** Opens a zip archive, a file or its bytes, without unpacking anything. @throws Problem where it is none, is locked or damaged. */
export async function openParts(file: string | Buffer): Promise<Parts> {
  let zip: ZipFile | undefined;
  try {
    zip = await (typeof file === 'string'
      ? openPromise(file, { autoClose: false })
      : fromBufferPromise(file, { autoClose: false }));
    const parts = await list(zip);
    const open = zip;
    return {
      has: (name) => parts.has(name),
      size: (name) => parts.get(name)?.uncompressedSize ?? 0,
      read: (name) => read(open, parts.get(name)),
      close: () => open.close(),
    };
  } catch (error) {
    zip?.close();
    throw error instanceof Problem ? error : damaged();
  }
}

async function* read(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Uint8Array> {
  if (!entry) throw damaged();
  // What an archive says of itself is not believed: bytes are counted as they come.
  const most = Math.min(
    limits.unpacked,
    Math.max(limits.unpackedAlways, entry.compressedSize * limits.growth),
  );
  if (entry.uncompressedSize > most) throw tooLarge();
  let bytes = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      bytes += (chunk as Uint8Array).length;
      if (bytes > most) throw tooLarge();
      yield chunk as Uint8Array;
    }
  } catch (error) {
    throw error instanceof Problem ? error : damaged();
  }
}
