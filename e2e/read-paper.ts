import jsqr from 'jsqr';
import type { Locator } from 'playwright-core';
import { extractText } from 'unpdf';

/** The text of each page of a PDF. Fonts name some characters by their look-alikes among radicals: NFKC gives the characters back. */
export async function readPdf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(new Uint8Array(pdf));
  return text.map((page) => page.normalize('NFKC'));
}

/** Pixels to a square, and white squares around all: so much a reader wants. */
const scale = 4;
const margin = 4;

/** What a telephone reads from a square code of ours, drawn on white. */
export async function readCode(code: Locator): Promise<string | undefined> {
  await code.waitFor({ state: 'attached' });
  const squares = Number(((await code.getAttribute('viewBox')) ?? '').split(' ')[2]);
  const path = (await code.locator('path').getAttribute('d')) ?? '';
  const wide = (squares + 2 * margin) * scale;
  const pixels = new Uint8ClampedArray(wide * wide * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)/g)) {
    const [left, top] = [(Number(x) + margin) * scale, (Number(y) + margin) * scale];
    for (let at = 0; at < scale * scale; at += 1) {
      const pixel = (top + Math.floor(at / scale)) * wide + left + (at % scale);
      pixels.fill(0, pixel * 4, pixel * 4 + 3);
    }
  }
  return jsqr.default(pixels, wide, wide)?.data;
}
