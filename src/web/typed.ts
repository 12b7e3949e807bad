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

/** What was typed under a name; `{}` where nothing was. */
export function readTyped<T extends object>(name: string): Partial<T> {
  try {
    const text = sessionStorage.getItem(typedPrefix + name);
    return text === null ? {} : JSON.parse(text);
  } catch {
    return {};
  }
}

/** Keeps it until the tab is closed or whoever typed it signs out; an empty rest is removed. */
export function keepTyped(name: string, typed: object): void {
  try {
    if (Object.keys(typed).length === 0) sessionStorage.removeItem(typedPrefix + name);
    else sessionStorage.setItem(typedPrefix + name, JSON.stringify(typed));
  } catch {
    // Storage is refused in some private windows: then it lasts as long as the page.
  }
}
