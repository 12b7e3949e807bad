/** Gives a file that the server made to whoever sits here. */
export function saveFile({
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
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken it once this turn is over.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
