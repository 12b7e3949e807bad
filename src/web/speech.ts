import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { language, useDevice } from './device.ts';

/** Reading aloud, where the browser has a voice. */
export interface Reading {
  possible: boolean;
  reading: boolean;
  /** Reads what the page's main part shows, or the given text; called again it stops. */
  toggle: (text?: string) => void;
}

const skipped = 'button, nav, svg, [aria-hidden="true"], .unseen, .screen-only, [data-unread]';

/** The text of the page's main part in reading order, a line for each block; buttons and drawings are left out. */
export function textOfPage(main: Element): string {
  const lines: string[] = [];
  const walk = (element: Element) => {
    if (element.matches(skipped)) return;
    const own = Array.from(element.childNodes)
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent?.trim() ?? '')
      .join('');
    const inline = Array.from(element.children).every((child) =>
      getComputedStyle(child).display.startsWith('inline'),
    );
    if (own !== '' || (inline && element.children.length > 0)) {
      const text = element.textContent?.trim();
      if (text) lines.push(text);
      return;
    }
    for (const child of element.children) walk(child);
  };
  walk(main);
  return lines.join('\n');
}

const present = typeof speechSynthesis !== 'undefined';

/** Voices come some time after the page; a voice of another language would read nonsense. */
function useVoice(): boolean {
  const { language: spoken } = useDevice();
  return useSyncExternalStore(
    (hear) => {
      if (present) speechSynthesis.addEventListener('voiceschanged', hear);
      return () => (present ? speechSynthesis.removeEventListener('voiceschanged', hear) : undefined);
    },
    () => present && speechSynthesis.getVoices().some((voice) => voice.lang.toLowerCase().startsWith(spoken)),
  );
}

export function useReading(): Reading {
  const possible = useVoice();
  const [reading, setReading] = useState(false);

  useEffect(() => () => (present ? speechSynthesis.cancel() : undefined), []);

  const toggle = useCallback(
    (text?: string) => {
      if (!possible) return;
      speechSynthesis.cancel();
      if (reading) return setReading(false);
      const main = document.querySelector('main');
      const words = text ?? (main ? textOfPage(main) : '');
      // Long texts are cut off by some voices after 15 seconds: a line at a time.
      const lines = words.split('\n').filter((line) => line !== '');
      lines.forEach((line, place) => {
        const part = new SpeechSynthesisUtterance(line);
        part.lang = language() === 'zh' ? 'zh-CN' : 'en';
        part.rate = 0.9;
        part.onerror = () => setReading(false);
        if (place === lines.length - 1) part.onend = () => setReading(false);
        speechSynthesis.speak(part);
      });
      setReading(lines.length > 0);
    },
    [possible, reading],
  );
  return { possible, reading, toggle };
}
