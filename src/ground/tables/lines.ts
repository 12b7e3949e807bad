/** One line of a file, without its end. */
export interface Line {
  /** From 1. */
  number: number;
  /** null: longer than the limit; its bytes were passed over, not kept. */
  bytes: Uint8Array | null;
}

const newline = 0x0a;
const carriageReturn = 0x0d;

function joined(parts: Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Splits a stream of bytes into lines (LF or CRLF; 0x0A is never part of a character in UTF-8 or GB18030). Holds at most one
 * chunk and one line of `longest` bytes, however long the lines are.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  longest: number,
): AsyncGenerator<Line> {
  let number = 0;
  let parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array) => {
    length += part.length;
    if (length > longest) parts = [];
    else if (part.length) parts.push(part);
  };
  const finish = (): Line => {
    number += 1;
    let bytes: Uint8Array | null = null;
    if (length <= longest) {
      bytes = joined(parts, length);
      if (bytes[bytes.length - 1] === carriageReturn) bytes = bytes.subarray(0, -1);
    }
    parts = [];
    length = 0;
    return { number, bytes };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      add(chunk.subarray(from, at));
      from = at + 1;
      yield finish();
    }
    add(chunk.subarray(from));
  }
  if (length > 0) yield finish();
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const gb18030 = new TextDecoder('gb18030', { fatal: true });

/** The text of a line in UTF-8 or, failing that, GB18030 (which GBK is part of); undefined when it is in neither. */
export function decodeLine(bytes: Uint8Array): string | undefined {
  for (const decoder of [utf8, gb18030]) {
    try {
      return decoder.decode(bytes);
    } catch {
      // Not this one.
    }
  }
  return undefined;
}
