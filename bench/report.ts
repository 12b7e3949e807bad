import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../src/ground/package-root.ts';

/** One contender of a race; the first of a race is ours, and the peers are measured against it in the same run. */
export interface Contender {
  name: string;
  /** Seconds, each of one run. */
  seconds: number[];
}

const file = join(packageRoot, 'bench/RESULTS.md');
const head =
  '# Results\nWritten by `npm run bench`, a section a race; each race runs its contenders in turn on one machine. Do not edit by hand.\n';

const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** Seconds that an act takes. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1000;
}

/**
 * Writes a race into RESULTS.md in the place of its last run, and prints it.
 * @param count things done by each contender in each run; `unit` names them.
 */
export function report(
  race: string,
  { count, unit, about }: { count: number; unit: string; about: string },
  [ours, ...peers]: [Contender, ...Contender[]],
): void {
  const base = median(ours.seconds);
  const line = ({ name, seconds }: Contender) => {
    const middle = median(seconds);
    return `| ${name} | ${middle.toFixed(2)} | ${Math.round(count / middle)} | ${(middle / base).toFixed(2)} |`;
  };
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: packageRoot,
    encoding: 'utf8',
  });
  const section = [
    `## ${race}`,
    about,
    '',
    `| contender | median s | ${unit}/s | time ÷ ours |`,
    '|---|---|---|---|',
    ...[ours, ...peers].map(line),
    '',
    `${count} ${unit}, ${ours.seconds.length} runs each, ${cpus().length} cores, Node ${process.versions.node}, after ${commit.trim()}.`,
    '',
  ].join('\n');
  const [, ...others] = (existsSync(file) ? readFileSync(file, 'utf8') : head).split(/^(?=## )/m);
  const kept = others.filter((other) => !other.startsWith(`## ${race}\n`));
  writeFileSync(file, [`${head}\n`, ...[...kept, section].sort()].join('').replace(/\n+(?=## )/g, '\n\n'));
  console.log(section);
}
