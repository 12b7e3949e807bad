import { saveFile } from '../../../../web/save-file.ts';

/** Gives a workbook that the server made to whoever sits here. */
export function saveMade({
  fileName,
  mediaType,
  content,
}: {
  fileName: string;
  mediaType: string;
  /** base64 */
  content: string;
}): void {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  saveFile(new Blob([bytes], { type: mediaType }), fileName);
}
