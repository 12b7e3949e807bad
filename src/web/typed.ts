/** What somebody typed and has not saved is kept in the tab's storage under names that begin so, until he signs out. */
export const typedPrefix = 'leye.typed.';

/** Nothing of it stays for whoever comes next. */
export function forgetTyped(): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(typedPrefix)) sessionStorage.removeItem(key);
    }
  } catch {
    // Storage that is refused holds nothing.
  }
}
