/** What a decoder makes of each sequence of two and of four bytes that stands for a character of the first plane. */
function codes(): Map<string, Buffer> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, Buffer>();
  const note = (...bytes: number[]) => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if ([...character].length === 1 && character !== '\ufffd' && !found.has(character))
      found.set(character, Buffer.from(bytes));
  };
  for (let a = 0x81; a <= 0xfe; a += 1) for (let b = 0x40; b <= 0xfe; b += 1) if (b !== 0x7f) note(a, b);
  for (let a = 0x81; a <= 0x84; a += 1)
    for (let b = 0x30; b <= 0x39; b += 1)
      for (let c = 0x81; c <= 0xfe; c += 1) for (let d = 0x30; d <= 0x39; d += 1) note(a, b, c, d);
  return found;
}

let known: Map<string, Buffer> | undefined;

/** A text in GB18030, which Node reads and does not write. */
export function encodeGb18030(text: string): Buffer {
  known ??= codes();
  const table = known;
  return Buffer.concat(
    Array.from(text, (character) => {
      const bytes = character < '\u0080' ? Buffer.from(character) : table.get(character);
      if (!bytes) throw new Error(`${character} is not written in GB18030 here`);
      return bytes;
    }),
  );
}
