import { SaxesParser } from 'saxes';
import { refuseFile } from './table.ts';

/** Hears the elements of a document; names are without their prefix. */
export interface Hears {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const unreadable = () =>
  refuseFile('damaged-workbook', {
    zh: '表格里有读不懂的内容，请用表格软件打开后另存一份再传',
    en: 'There is something unreadable in this workbook; please open it and save it again',
  });

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML as it comes. A document type is refused, so that there are no entities to expand and none to fetch.
 * @yields after each chunk, for whoever collects what was heard.
 * @throws Problem for what is no XML in UTF-8.
 */
export async function* readXml(chunks: AsyncIterable<Uint8Array>, hears: Hears): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false });
  const refuse = () => {
    throw unreadable();
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') refuse();
  });
  if (hears.open) {
    const { open } = hears;
    parser.on('opentag', ({ name, attributes }) => open(local(name), attributes as Record<string, string>));
  }
  if (hears.text) {
    parser.on('text', hears.text);
    parser.on('cdata', hears.text);
  }
  if (hears.close) {
    const { close } = hears;
    parser.on('closetag', ({ name }) => close(local(name)));
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Uint8Array) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw unreadable();
    }
  };
  for await (const chunk of chunks) {
    parser.write(decode(chunk));
    yield;
  }
  parser.write(decode());
  parser.close();
  yield;
}

/** The same for a short document. */
export async function readWholeXml(chunks: AsyncIterable<Uint8Array>, hears: Hears): Promise<void> {
  for await (const _ of readXml(chunks, hears));
}
