/** A text after cleaning, and what was found on the way. */
export interface CleanText {
  text: string;
  /** Characters were put right: the meaning is certain. */
  repaired: boolean;
  /** Characters are lost or look misread: the meaning is not certain. */
  suspect: boolean;
}

const hanOnly = /^[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2018-\u201d\u2026\x20-\x7e\n]+$/;

/** Windows-1252 from 0x80; the five bytes that it leaves open are the control characters that browsers put there. */
const western = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

type Encoding = 'windows-1252' | 'gbk';

/** Character → its bytes, from 0x80 on. GBK's by asking the decoder about every pair once. */
function bytesIn(encoding: Encoding): Map<string, number[]> {
  const table = new Map<string, number[]>();
  if (encoding === 'windows-1252') {
    // Strict Latin-1 too, in which these bytes are control characters.
    for (let byte = 0x80; byte <= 0xff; byte++) table.set(String.fromCharCode(byte), [byte]);
    for (const [at, char] of [...western].entries()) table.set(char, [0x80 + at]);
    return table;
  }
  const decoder = new TextDecoder('gbk');
  for (let one = 0x80; one <= 0xff; one++) {
    for (let two = 0x40; two <= 0xfe; two++) {
      const pair = decoder.decode(Uint8Array.of(one, two));
      if (pair.length === 1 && pair !== '\ufffd') table.set(pair, [one, two]);
    }
  }
  return table;
}

const tables = new Map<Encoding, Map<string, number[]>>();

/** Undoes "UTF-8 bytes read as `encoding`"; undefined when the text is not such a case. */
function readAgain(text: string, encoding: Encoding): string | undefined {
  const table = tables.get(encoding) ?? bytesIn(encoding);
  tables.set(encoding, table);
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.charCodeAt(0);
    const known = code < 0x80 ? [code] : table.get(char);
    if (!known) return undefined;
    bytes.push(...known);
  }
  try {
    const again = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
    return again !== text && hanOnly.test(again) ? again : undefined;
  } catch {
    return undefined;
  }
}

// "会计" read as Windows-1252 is "ä¼šè®¡". Read as GBK, each Han character begins with one of the 384 pairs E4–E9, 80–BF.
const looksLikeLatin = /[\u00e4-\u00e9][\u0080-\u024f\u2010-\u2122]/;
const gbkLeads = `[${new TextDecoder('gbk').decode(
  Uint8Array.from(
    [0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9]
      .flatMap((one) => Array.from({ length: 64 }, (_, at) => [one, 0x80 + at]))
      .flat(),
  ),
)}]`;
const looksLikeGbk = new RegExp(gbkLeads);
const everyGbkLead = new RegExp(gbkLeads, 'g');
/** Anything but plain ASCII, Han and their punctuation: five cells in six hold nothing else and need no more looking. */
const unusual =
  /[^\n\x20-\x25\x27-\x7e\u00b7\u2014\u2018-\u201d\u2026\u3000-\u3020\u4e00-\u9fff\uff01-\uff5e]/;

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  middot: '·',
  bull: '•',
};

function withoutEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|([a-z]{2,6}));/g,
    (whole, number: string | undefined, name: string | undefined) => {
      if (number !== undefined)
        return Number(number) <= 0x10ffff ? String.fromCodePoint(Number(number)) : whole;
      return (name !== undefined && Object.hasOwn(entities, name) ? entities[name] : undefined) ?? whole;
    },
  );
}

/**
 * Cleans what a page printed: misread encodings are read again, HTML entities resolved, radicals and compatibility
 * ideographs that look like a character (⼯ U+2F2F for 工) replaced by it, control and zero-width characters dropped.
 * Lost characters (U+FFFD, lone surrogates) stay visible as � and make the text suspect.
 */
export function clean(printed: string): CleanText {
  if (!unusual.test(printed) && !looksLikeGbk.test(printed) && !printed.includes('锟斤拷')) {
    return { text: printed.trim(), repaired: false, suspect: false };
  }
  let text = printed;
  if (looksLikeLatin.test(text)) text = readAgain(text, 'windows-1252') ?? text;
  const leads = text.match(everyGbkLead)?.length ?? 0;
  // Below a quarter of the text these are ordinary, if rare, characters (姝 and 澧 are used in names).
  const dense = leads > 0 && leads * 4 >= text.length;
  const again = dense ? readAgain(text, 'gbk') : undefined;
  const misread = dense && leads >= 3 && again === undefined;
  text = again ?? text;
  if (text.includes('&')) text = withoutEntities(text);
  text = text
    .toWellFormed()
    .replace(/[\u2e80-\u2fdf\uf900-\ufaff]/g, (char) => char.normalize('NFKC'))
    .replace(/(?![\t\n\r])\p{Cc}|[\u200b-\u200f\u2060\ufeff]/gu, '');
  const repaired = text !== printed;
  // Private-use bullets of a word processor, and line ends of other systems: not damage.
  text = text
    .replace(/[\ue000-\uf8ff]/g, '·')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .trim();
  return { text, repaired, suspect: misread || text.includes('\ufffd') || text.includes('锟斤拷') };
}

/** On one line: runs of white space become one blank. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
