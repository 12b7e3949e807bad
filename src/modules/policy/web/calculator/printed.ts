import type { Asking } from './calculation.ts';

/** How the answers on a printed sheet begin, behind # in its QR code; a code that is good once has no such beginning. */
const prefix = 'a.';

const toBase64 = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const fromBase64 = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: GenericTransformStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const piped = new Blob([bytes])
    .stream()
    .pipeThrough(stream as ReadableWritablePair<Uint8Array, Uint8Array>);
  return new Uint8Array(await new Response(piped).arrayBuffer());
}

/**
 * The answers as they stand in the QR code of a printed sheet: the sheet itself carries them, so nothing has to be kept anywhere for
 * whoever comes back with it. What stands behind # browsers send to nobody.
 */
export async function printedPath(asking: Asking): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(asking)) as Uint8Array<ArrayBuffer>;
  const whose = asking.subject === 'unit' ? '?for=unit' : '';
  return `/calculator${whose}#${prefix}${toBase64(await through(bytes, new CompressionStream('deflate-raw')))}`;
}

/** The answers of a printed sheet; undefined where the address has none, or they cannot be read. What they say is checked when it is asked with. */
export async function readPrinted(hash: string): Promise<Asking | undefined> {
  const text = hash.replace(/^#/u, '');
  if (!text.startsWith(prefix)) return undefined;
  try {
    const bytes = await through(
      fromBase64(text.slice(prefix.length)),
      new DecompressionStream('deflate-raw'),
    );
    const asking = JSON.parse(new TextDecoder().decode(bytes)) as Asking;
    const shaped = typeof asking.told === 'object' && asking.told !== null && Array.isArray(asking.unclear);
    return shaped ? asking : undefined;
  } catch {
    return undefined;
  }
}
