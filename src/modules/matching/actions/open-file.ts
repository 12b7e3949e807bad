import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Problem } from '../../../ground/problem.ts';

/** A file of JSON lines, decompressed as it is read, or a table, which is opened by whoever reads tables. */
export type OpenFile = { kind: 'workbook' | 'delimited'; size: number } | OpenLines;

export interface OpenLines {
  kind: 'lines';
  chunks: AsyncIterable<Uint8Array>;
  /** Bytes on disk, and how many of them have been read. */
  size: number;
  read(): number;
}

/**
 * A compressed file may grow to 100 times its size, and any to 64 MB. Advertisements compress 4 to 30 times; zeros 1,000 times.
 */
const growth = { times: 100, always: 64 * 2 ** 20 };

function unreadable(zh: string, en: string): Problem {
  return new Problem(422, 'unreadable-file', { zh, en });
}

/** Bytes from which the format of a file is told. */
const lookAt = 64 * 1024;

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(lookAt), 0, lookAt, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const jsonLines = {
  zh: '压缩包里请放 UTF-8 的 JSON 行文件（每行一条广告）',
  en: 'what is compressed should be JSON lines in UTF-8, one advertisement a line',
};

type Other = { kind: OpenFile['kind'] | 'json-list'; zh: string; en: string };

/** What a file is when it cannot be JSON lines; a single damaged line is not enough for that. */
function otherThanLines(first: Uint8Array): Other | undefined {
  const starts = (...bytes: number[]) => bytes.every((byte, at) => first[at] === byte);
  const text = new TextDecoder('latin1')
    .decode(first)
    .replace(/^(\u00ef\u00bb\u00bf|\u0084\u0031\u0095\u0033)/, '')
    .trimStart();
  if (starts(0x50, 0x4b, 0x03, 0x04))
    return { kind: 'workbook', zh: '这是 Excel 或压缩包', en: 'this is a workbook or a zip archive' };
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff))
    return { kind: 'delimited', zh: '这个文件是 UTF-16 编码', en: 'this file is in UTF-16' };
  if (/^\[\s*(\{|$)/.test(text))
    return { kind: 'json-list', zh: '这是一整个 JSON 列表', en: 'this is one JSON list' };
  if (text.includes('\n') && !/^\s*\{/m.test(text))
    return { kind: 'delimited', zh: '这不是 JSON 行文件', en: 'this is not a file of JSON lines' };
  return undefined;
}

function refuse(other: Other): never {
  throw unreadable(`${other.zh}，${jsonLines.zh}`, `${other.en}; ${jsonLines.en}`);
}

/** Stops a stream that grows out of all proportion to what was read of the file. */
function growthGuard(read: () => number): Transform {
  let out = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      out += chunk.length;
      if (out > Math.max(growth.always, growth.times * read())) {
        done(
          unreadable(
            '这个压缩文件解开后大得不正常，没有导入',
            'this file unpacks to far more than it should; nothing was imported',
          ),
        );
      } else done(null, chunk);
    },
  });
}

/**
 * Opens a file of JSON lines, plain or gzip, or says which table it is; by its first bytes rather than its name.
 * @throws Problem with a sentence when it is missing or is something else; the stream throws it when it breaks off.
 */
export async function openFile(file: string): Promise<OpenFile> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile())
    throw unreadable(`找不到文件 ${file}，请核对路径`, `there is no file ${file}; please check the path`);
  const first = await firstBytes(file).catch(() => {
    throw unreadable(`没有权限读 ${file}`, `no permission to read ${file}`);
  });
  const raw = createReadStream(file, { highWaterMark: 256 * 1024 });
  const read = () => raw.bytesRead;
  if (!(first[0] === 0x1f && first[1] === 0x8b)) {
    const other = otherThanLines(first);
    if (other?.kind === 'json-list') refuse(other);
    if (other) raw.destroy();
    const { size } = found;
    if (other?.kind === 'workbook' || other?.kind === 'delimited') return { kind: other.kind, size };
    return { kind: 'lines', chunks: raw, size, read };
  }
  const unpacked = pipeline(raw, createGunzip({ chunkSize: 256 * 1024 }), growthGuard(read), () => {});
  return { kind: 'lines', chunks: firstRefused(unpacked), size: found.size, read };
}

async function* firstRefused(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  try {
    for await (const chunk of chunks) {
      const other = isFirst ? otherThanLines(chunk.subarray(0, lookAt)) : undefined;
      if (other) refuse(other);
      isFirst = false;
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw unreadable(
      '压缩文件不完整或已损坏，没有导入，请重新取一份',
      'the compressed file is incomplete or damaged; nothing was imported, please fetch it again',
    );
  }
}
