import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Problem } from '../problem.ts';
import { refuseFile } from './table.ts';

/** The bytes of a file, unpacked as they are read where it is gzip. */
export interface Source {
  format: 'workbook' | 'delimited' | 'lines';
  /** Reads from the start, each time it is called. Throws Problem where the file breaks off or grows out of all proportion. */
  chunks(): AsyncIterable<Uint8Array>;
  /** Bytes on disk, and how many of them the latest reading has read. */
  size: number;
  read(): number;
}

/**
 * A compressed file may grow to 100 times its size, and any to 64 MB. Lists compress 4 to 30 times; zeros 1,000 times.
 */
const growth = { times: 100, always: 64 * 2 ** 20 };

const unreadable = (zh: string, en: string) => refuseFile('unreadable-file', { zh, en });

/** Bytes from which the format of a file is told. */
const lookAt = 64 * 1024;

async function firstOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(lookAt), 0, lookAt, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** What a file is, by its first bytes; a single damaged line does not make it another thing. */
function formatOf(first: Uint8Array): Source['format'] {
  const starts = (...bytes: number[]) => bytes.every((byte, at) => first[at] === byte);
  const text = new TextDecoder('latin1')
    .decode(first)
    .replace(/^(\u00ef\u00bb\u00bf|\u0084\u0031\u0095\u0033)/, '')
    .trimStart();
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'workbook';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    throw unreadable(
      '这是旧版 .xls 或设了密码的表格，请用表格软件另存为 .xlsx（不设密码）再传',
      'This is an old .xls or a workbook with a password; please save it as .xlsx without one',
    );
  }
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return 'delimited';
  if (/^\[\s*(\{|$)/.test(text)) {
    throw unreadable(
      '这是一整个 JSON 列表，请改成每行一条的 JSON 行文件',
      'This is one JSON list; please write one object a line',
    );
  }
  return text.includes('\n') && !/^\s*\{/m.test(text)
    ? 'delimited'
    : text.startsWith('{')
      ? 'lines'
      : 'delimited';
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

const broken = () =>
  unreadable(
    '压缩文件不完整或已损坏，没有导入，请重新取一份',
    'the compressed file is incomplete or damaged; nothing was imported, please fetch it again',
  );

async function* mended(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    throw error instanceof Problem ? error : broken();
  }
}

/**
 * Opens a file and tells what it is by its first bytes rather than its name; gzip is seen through.
 * @throws Problem with a sentence when it is missing, is shut, or is something else.
 */
export async function openSource(file: string): Promise<Source> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile())
    throw unreadable(`找不到文件 ${file}，请核对路径`, `there is no file ${file}; please check the path`);
  const first = await firstOf(file).catch(() => {
    throw unreadable(`没有权限读 ${file}`, `no permission to read ${file}`);
  });
  let read = () => 0;
  const raw = () => {
    const stream = createReadStream(file, { highWaterMark: 256 * 1024 });
    read = () => stream.bytesRead;
    return stream;
  };
  const packed = first[0] === 0x1f && first[1] === 0x8b;
  const chunks = packed
    ? () => {
        const stream = raw();
        return mended(
          pipeline(
            stream,
            createGunzip({ chunkSize: 256 * 1024 }),
            growthGuard(() => stream.bytesRead),
            () => {},
          ),
        );
      }
    : raw;
  const format = formatOf(packed ? await firstUnpacked(chunks()) : first);
  if (packed && format === 'workbook') {
    throw unreadable(
      '这是又压缩过一次的表格，请解开再传',
      'This is a workbook that was packed once more; please unpack it',
    );
  }
  return { format, chunks, size: found.size, read: () => read() };
}

async function firstUnpacked(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  for await (const chunk of chunks) return chunk.subarray(0, lookAt);
  return new Uint8Array();
}
