/** Why a file needs not be sent: the page has words for each. */
export type Unfit = 'empty' | 'tooLarge' | 'oldWorkbook' | 'noTable';

const starts = (head: Uint8Array, ...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);

/** What can be told of a file by its size and first bytes, before a byte of it is sent; the server looks at all of it. */
export function unfitFor(size: number, head: Uint8Array, largest: number): Unfit | undefined {
  if (size === 0) return 'empty';
  if (size > largest) return 'tooLarge';
  // OLE2: .xls, .doc, and workbooks with a password.
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) return 'oldWorkbook';
  const pdf = starts(head, 0x25, 0x50, 0x44, 0x46);
  const picture = starts(head, 0xff, 0xd8, 0xff) || starts(head, 0x89, 0x50, 0x4e, 0x47);
  return pdf || picture ? 'noTable' : undefined;
}

/** The same of a file that somebody chose. */
export async function unfitFile(file: File, largest: number): Promise<Unfit | undefined> {
  return unfitFor(file.size, new Uint8Array(await file.slice(0, 8).arrayBuffer()), largest);
}

/** 640 B, 12 KB, 3.4 MB. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 ** 2) return `${Math.round(bytes / 1024)} KB`;
  return `${Number((bytes / 1024 ** 2).toFixed(1))} MB`;
}

// A file cannot be kept longer than its page; whoever comes back after that chooses it again, and it goes on where it stood.
const held = new Map<string, File>();

/** Keeps a file at hand until it is sent. */
export function holdFile(importId: string, file: File): void {
  held.set(importId, file);
}

export const heldFile = (importId: string): File | undefined => held.get(importId);

export function letGoOf(importId: string): void {
  held.delete(importId);
}
