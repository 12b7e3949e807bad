import { readXml } from '../../../ground/tables/xml.ts';
import { openParts } from '../../../ground/tables/zip.ts';
import { longestResume } from '../domain/resume/tidy.ts';

/** Of the part that holds the words, when it is open: a résumé has some ten KB. */
const mostBytes = 8 * 2 ** 20;
const part = 'word/document.xml';

/** Said by a reader of a file that holds more than it may. */
export class HoldsTooMuch extends Error {
  override readonly name = 'HoldsTooMuch';
}

async function* counted(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new HoldsTooMuch();
    yield chunk;
  }
}

/**
 * The words of a Word file (ECMA-376), a line a paragraph, with a space between cells. What a newer program drew and repeats for older ones
 * (mc:Fallback) is read once. @throws Problem of the archive's or the markup's reader; HoldsTooMuch.
 */
export async function readDocx(content: Uint8Array): Promise<string> {
  const parts = await openParts(Buffer.from(content));
  try {
    let [text, inText, repeated] = ['', false, 0];
    const add = (words: string) => {
      if (repeated === 0) text += words;
    };
    const reading = readXml(counted(parts.read(part)), {
      open(name) {
        if (name === 'Fallback') repeated += 1;
        if (name === 't') inText = true;
        if (name === 'tab') add(' ');
        if (name === 'br' || name === 'cr') add('\n');
      },
      text: (words) => (inText ? add(words) : undefined),
      close(name) {
        if (name === 'Fallback') repeated -= 1;
        if (name === 't') inText = false;
        if (name === 'p') add('\n');
        if (name === 'tc') text = `${text.trimEnd()} `;
        if (name === 'tr') add('\n');
      },
    });
    for await (const _ of reading) if (text.length > longestResume * 2) throw new HoldsTooMuch();
    return text;
  } finally {
    parts.close();
  }
}
