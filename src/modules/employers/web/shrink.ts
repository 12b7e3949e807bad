import { fileContent } from '../../../web/file-content.ts';
import { longestDocument, sniff } from '../domain/document.ts';

/** Why a file cannot be taken; the page has words for each. */
export type Unfit = 'tooLarge' | 'unreadable';

export interface Picked {
  /** base64 of at most `longestDocument` bytes. */
  content: string;
  bytes: number;
  mediaType: string;
}

/** Long edge in pixels and JPEG quality, the best first: at 1,600 a licence of A3 can be read (about 100 dots per inch). */
const tries: readonly (readonly [number, number])[] = [
  [1600, 0.82],
  [1600, 0.6],
  [1280, 0.6],
  [1024, 0.5],
  [800, 0.4],
];

/** Makes a photograph small enough to be sent; a PDF and a small picture go as they are. */
export async function shrink(file: Blob): Promise<Picked | Unfit> {
  const head = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  const type = sniff(head);
  if (type !== undefined && file.size <= longestDocument) return pickedOf(file, type);
  if (type === 'application/pdf') return 'tooLarge';
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (!image) return 'unreadable';
  for (const [edge, quality] of tries) {
    const smaller = await drawn(image, edge, quality);
    if (smaller && smaller.size <= longestDocument) return pickedOf(smaller, 'image/jpeg');
  }
  return 'tooLarge';
}

async function drawn(image: ImageBitmap, edge: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, edge / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  const context = canvas.getContext('2d');
  if (!context) return null;
  // A PNG may be clear where JPEG would be black.
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

async function pickedOf(blob: Blob, mediaType: string): Promise<Picked> {
  return { content: await fileContent(blob), bytes: blob.size, mediaType };
}
