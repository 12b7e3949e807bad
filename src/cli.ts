#!/usr/bin/env node
import { commands, type Exit, UsageError } from './commands.ts';
import { ConfigError } from './ground/config.ts';
import { Problem } from './ground/problem.ts';

function help(): string {
  const width = Math.max(...Object.values(commands).map(({ usage }) => usage.length));
  const lines = Object.values(commands).map(
    ({ usage, summary }) => `  leye ${usage.padEnd(width)}  ${summary.zh}  ${summary.en}`,
  );
  return ['乐业 Leye', '', ...lines, '', '  --json  结果用 JSON 行  results as JSON lines', ''].join('\n');
}

// A sentence for the person; the stack only where somebody asks for it.
function explain(error: unknown): Exit {
  const write = (text: string) => process.stderr.write(`${text}\n`);
  if (error instanceof UsageError) {
    write(`${error.message}\n\n${help()}`);
    return 2;
  }
  if (error instanceof ConfigError) {
    for (const line of error.lines) write(line);
    return 2;
  }
  if (error instanceof Problem) write(`${error.detail.zh}\n${error.detail.en}`);
  else {
    write(`出了问题：${(error as Error).message}\nSomething went wrong. LEYE_LOG=debug tells more.`);
    if (process.env.LEYE_LOG === 'debug') write(String((error as Error).stack));
  }
  return 1;
}

async function main(words: string[]): Promise<Exit> {
  if (words.length === 0 || words.includes('--help') || words[0] === 'help') {
    process.stdout.write(help());
    return words.length === 0 ? 2 : 0;
  }
  const name = [words.slice(0, 2).join(' '), words[0] ?? ''].find((each) => Object.hasOwn(commands, each));
  const command = name === undefined ? undefined : commands[name];
  if (name === undefined || command === undefined)
    throw new UsageError(`没有这个命令 no such command: ${words.join(' ')}`);
  return command.run(words.slice(name.split(' ').length));
}

process.exitCode = await main(process.argv.slice(2)).catch(explain);
