/** Whether a key belongs to what somebody types. */
export function isTyping({ target }: Event): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('textarea, select, [contenteditable], input:not([type="checkbox"]):not([type="radio"])')
  );
}
