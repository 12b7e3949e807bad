import { getDocumentProxy } from 'unpdf';
import { longestResume } from '../domain/resume/tidy.ts';
import { HoldsTooMuch } from './read-docx.ts';

const mostPages = 20;

/** Below so few characters it is a picture of a page. */
const fewest = 10;

/** Errors only: warnings would name what a stranger wrote. */
const quiet = 0;

/**
 * The words of a PDF as they stand in it, line by line; null: it holds none, so it is a scan. Nothing in it is carried out and no picture opened.
 * @throws whatever pdf.js throws for what is locked or damaged; HoldsTooMuch.
 */
export async function readPdf(content: Uint8Array): Promise<string | null> {
  const document = await getDocumentProxy(content, {
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: quiet,
  });
  try {
    if (document.numPages > mostPages) throw new HoldsTooMuch();
    let text = '';
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      for (const item of items) if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str;
      text += '\n';
      if (text.length > longestResume * 2) throw new HoldsTooMuch();
    }
    return text.replaceAll(/\s/g, '').length < fewest ? null : text;
  } finally {
    await document.destroy();
  }
}
