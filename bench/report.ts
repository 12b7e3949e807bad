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
  /** Things done in each run, where they are not as many as those of the others. */
  count?: number;
  /** Milliseconds that each thing took, where that is asked for too. */
  ms?: number[];
}

const file = join(packageRoot, 'bench/RESULTS.md');
const head =
  '# Results\nWritten by `npm run bench`, a section a race; each race runs its contenders in turn on one machine. Do not edit by hand.\n';

const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const share = (numbers: readonly number[], part: number) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * part)] ?? Number.NaN;

/** A peer that does far less is still told apart from nothing. */
const ratioOf = (ratio: number) => (ratio < 0.1 ? ratio.toPrecision(2) : ratio.toFixed(2));

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
  const waits = ours.ms !== undefined;
  const line = ({ name, seconds, count: own = count, ms = [] }: Contender) => {
    const middle = median(seconds);
    const wait = waits ? ` ${share(ms, 0.5).toFixed(1)} | ${share(ms, 0.99).toFixed(1)} |` : '';
    return `| ${name} | ${middle.toFixed(2)} | ${Math.round(own / middle)} | ${ratioOf(middle / base)} |${wait}`;
  };
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: packageRoot,
    encoding: 'utf8',
  });
  const section = [
    `## ${race}`,
    about,
    '',
    `| contender | median s | ${unit}/s | time ÷ ours |${waits ? ' p50 ms | p99 ms |' : ''}`,
    `|---|---|---|---|${waits ? '---|---|' : ''}`,
    ...[ours, ...peers].map(line),
    '',
    `${count} ${unit}, ${ours.seconds.length} runs each, ${cpus().length} cores, Node ${process.versions.node}, after ${commit.trim()}.`,
    '',
  ];
  writeSection(race, section);
}

function writeSection(title: string, lines: readonly string[]): void {
  const section = lines.join('\n');
  const [, ...others] = (existsSync(file) ? readFileSync(file, 'utf8') : head).split(/^(?=## )/m);
  const kept = others.filter((other) => !other.startsWith(`## ${title}\n`));
  writeFileSync(file, [`${head}\n`, ...[...kept, section].sort()].join('').replace(/\n+(?=## )/g, '\n\n'));
  console.log(section);
}

/** Writes a section that is no race into RESULTS.md in the place of its last run, and prints it. */
export function reportFigures(title: string, lines: readonly string[]): void {
  writeSection(title, [`## ${title}`, ...lines, '']);
}

/** Milliseconds of the processor that a server's process has had, where the system tells it (Linux). */
export function processorOf(pid: number): number {
  const file = `/proc/${pid}/schedstat`;
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6 : Number.NaN;
}
