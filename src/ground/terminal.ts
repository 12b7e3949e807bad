import type { Words } from './problem.ts';

/** The terminal of a command: progress for a person on stderr, results on stdout (JSON lines with `--json`). */
export interface Terminal {
  json: boolean;
  /** One line of progress, Chinese first; replaced by the next where the terminal can. */
  progress(words: Words): void;
  /** A line that stays. */
  say(words: Words): void;
  /** A result. */
  result(value: unknown, words: Words): void;
}

/** @param json results as JSON lines, and no progress unless a person watches. */
export function openTerminal(json: boolean): Terminal {
  const watched = process.stderr.isTTY === true;
  let open = false;
  const line = ({ zh, en }: Words) => `${zh}  ${en}`;
  const end = () => {
    if (open) process.stderr.write('\n');
    open = false;
  };
  return {
    json,
    progress(words) {
      if (!watched) return;
      process.stderr.write(`\r\x1b[2K${line(words)}`);
      open = true;
    },
    say(words) {
      end();
      process.stderr.write(`${line(words)}\n`);
    },
    result(value, words) {
      end();
      process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${line(words)}\n`);
    },
  };
}
